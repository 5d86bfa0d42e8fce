using System.Runtime.InteropServices;

namespace Redaction.Tool.Streams;

/// <summary>
/// A standard descriptor as a stream of raw bytes, on Unix. Unlike the console's stream it tells when the reader of the output
/// has gone away; unlike a file stream it moves the descriptor's own offset, which other processes share. Reading asynchronously
/// takes a thread only when there is nothing to read yet.
/// </summary>
internal sealed unsafe class DescriptorStream(nint descriptor, bool isInput) : Stream
{
    private PendingRead? _pending;

    public override bool CanRead => isInput;

    public override bool CanWrite => !isInput;

    public override bool CanSeek => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        while (true)
        {
            int count, error;
            fixed (byte* start = buffer)
            {
                count = Native.Read(descriptor, start, buffer.Length);
                error = Marshal.GetLastPInvokeError();
            }

            if (count >= 0)
            {
                return count;
            }

            WaitUnlessFailed(error, Native.Readable, "read standard input");
        }
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Native.Poll(descriptor, Native.Readable, milliseconds: 0)
            ? new ValueTask<int>(Read(buffer.Span))
            : (_pending ??= new PendingRead(this)).Start(buffer);
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (!buffer.IsEmpty)
        {
            int count, error;
            fixed (byte* start = buffer)
            {
                count = Native.Write(descriptor, start, buffer.Length);
                error = Marshal.GetLastPInvokeError();
            }

            if (count >= 0)
            {
                buffer = buffer[count..];
            }
            else if (error == Native.BrokenPipe)
            {
                throw new ClosedOutputException();
            }
            else
            {
                WaitUnlessFailed(error, Native.Writable, "write standard output");
            }
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Write(buffer.Span);
        return ValueTask.CompletedTask;
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush()
    {
        // nothing is kept back
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    /// <summary>A parent may have set the descriptor to not block: then we wait for it ourselves.</summary>
    private void WaitUnlessFailed(int error, short events, string action)
    {
        if (error != Native.WouldBlock)
        {
            throw new IOException($"cannot {action}: {Marshal.GetPInvokeErrorMessage(error)}");
        }

        Native.Poll(descriptor, events, milliseconds: -1);
    }
}
