using System.Security.Cryptography;

namespace Redaction.Tool.Running;

/// <summary>
/// Collects what one piece of output becomes, so that it is written in one call: a mask within a line is no write of its own. It is
/// written when it is flushed, or when much has come. After the output has failed nothing more is written, and all further bytes
/// are dropped. Not thread-safe.
/// </summary>
internal sealed class CollectedOutput(Stream output) : Stream
{
    private const int Size = 256 * 1024;

    private readonly byte[] _buffer = GC.AllocateUninitializedArray<byte>(Size, pinned: true);
    private int _count;
    private int _most;

    /// <summary>Why the output failed; null while it has not.</summary>
    public IOException? Failure { get; private set; }

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (!buffer.IsEmpty)
        {
            int length = Math.Min(buffer.Length, Size - _count);
            buffer[..length].CopyTo(_buffer.AsSpan(_count));
            _count += length;
            buffer = buffer[length..];
            if (_count == Size)
            {
                Flush();
            }
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Flush()
    {
        try
        {
            if (Failure is null && _count > 0)
            {
                output.Write(_buffer, 0, _count);
            }
        }
        catch (IOException e)
        {
            // whoever writes asks for it; the idle timer, which has nobody to tell, does not
            Failure = e;
        }

        _most = Math.Max(_most, _count);
        _count = 0;
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        // only what was used: a short command should not pay for a large buffer
        CryptographicOperations.ZeroMemory(_buffer.AsSpan(0, Math.Max(_most, _count)));
        base.Dispose(disposing);
    }
}
