namespace Redaction.Streaming;

/// <summary>
/// A write-only stream that masks what is written to it and passes it on at once, but for what a live candidate holds back.
/// <para>
/// <see cref="Flush"/> flushes the inner stream and does not let go of held bytes: they may be half a secret. These go when
/// the next bytes decide them, when the stream is disposed, or, as a mask, when nothing was written for
/// <see cref="RedactorOptions.IdleFlush"/>. One writer at a time, as for any stream; the idle timer keeps out of its way.
/// </para>
/// </summary>
internal sealed class RedactingStream : Stream
{
    private readonly Stream _inner;
    private readonly bool _leaveOpen;
    private readonly RedactionWindow _window;
    private readonly PendingOutput _pending = new();
    private readonly IdleTimer? _idle;
    private int _busy;
    private bool _disposed;

    public RedactingStream(SecretRedactor redactor, Stream inner, bool leaveOpen)
    {
        _inner = inner;
        _leaveOpen = leaveOpen;
        _window = new RedactionWindow(redactor);
        _idle = IdleTimer.Create(redactor, OnIdle);
    }

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => !_disposed;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        Enter();
        try
        {
            var sink = new StreamSink(_inner);
            _window.Push(buffer, ref sink);
            _idle?.Note(_window.IsHolding);
        }
        finally
        {
            Exit();
        }
    }

    public override void Write(byte[] buffer, int offset, int count)
    {
        ValidateBufferArguments(buffer, offset, count);
        Write(buffer.AsSpan(offset, count));
    }

    public override void WriteByte(byte value) => Write(new ReadOnlySpan<byte>(in value));

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Enter();
        try
        {
            while (!buffer.IsEmpty)
            {
                int length = Math.Min(buffer.Length, RedactionWindow.Slice);
                PendingOutput.Sink sink = _pending.AsSink();
                _window.Push(buffer.Span[..length], ref sink);
                await WritePendingAsync(cancellationToken).ConfigureAwait(false);
                buffer = buffer[length..];
            }

            _idle?.Note(_window.IsHolding);
        }
        finally
        {
            Exit();
        }
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        ValidateBufferArguments(buffer, offset, count);
        return WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();
    }

    public override void Flush()
    {
        Enter();
        try
        {
            _inner.Flush();
        }
        finally
        {
            Exit();
        }
    }

    public override async Task FlushAsync(CancellationToken cancellationToken)
    {
        Enter();
        try
        {
            await _inner.FlushAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            Exit();
        }
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override async ValueTask DisposeAsync()
    {
        if (_disposed)
        {
            await base.DisposeAsync().ConfigureAwait(false);
            return;
        }

        Enter();
        _disposed = true;
        try
        {
            if (!_window.IsFaulted)
            {
                PendingOutput.Sink sink = _pending.AsSink();
                _window.Complete(ref sink);
                await WritePendingAsync(CancellationToken.None).ConfigureAwait(false);
            }

            await _inner.FlushAsync(CancellationToken.None).ConfigureAwait(false);
        }
        finally
        {
            Release();
            if (!_leaveOpen)
            {
                await _inner.DisposeAsync().ConfigureAwait(false);
            }

            await base.DisposeAsync().ConfigureAwait(false);
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && !_disposed)
        {
            End();
        }

        base.Dispose(disposing);
    }

    private void End()
    {
        Enter();
        _disposed = true;
        try
        {
            if (!_window.IsFaulted)
            {
                var sink = new StreamSink(_inner);
                _window.Complete(ref sink);
            }

            _inner.Flush();
        }
        finally
        {
            Release();
            if (!_leaveOpen)
            {
                _inner.Dispose();
            }
        }
    }

    private async ValueTask WritePendingAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (!_pending.Written.IsEmpty)
            {
                await _inner.WriteAsync(_pending.Written, cancellationToken).ConfigureAwait(false);
            }
        }
        catch
        {
            // some of it may be out and some not: the stream cannot go on
            _window.Fault();
            throw;
        }
        finally
        {
            _pending.Clear();
        }
    }

    private void OnIdle()
    {
        // a writer that is at work is not idle
        if (Interlocked.CompareExchange(ref _busy, 1, 0) != 0)
        {
            return;
        }

        try
        {
            if (!_disposed && !_window.IsFaulted && _window.IsHolding)
            {
                var sink = new StreamSink(_inner);
                _window.Abandon(ref sink);
                _inner.Flush();
            }
        }
        catch (Exception)
        {
            // on a timer's thread there is nobody to tell: the window is faulted, and the next write tells its caller
            _window.Fault();
        }
        finally
        {
            Exit();
        }
    }

    private void Enter()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (Interlocked.CompareExchange(ref _busy, 1, 0) != 0)
        {
            // only the idle timer can be in, for as long as one small write takes
            var spinner = default(SpinWait);
            while (Interlocked.CompareExchange(ref _busy, 1, 0) != 0)
            {
                spinner.SpinOnce();
            }
        }
    }

    private void Exit() => Volatile.Write(ref _busy, 0);

    private void Release()
    {
        _idle?.Dispose();
        _window.Dispose();
        _pending.Dispose();
        Exit();
    }
}
