namespace Redaction.Tool.Git;

/// <summary>The bytes of one object in the answers of <c>git cat-file</c>, which go on behind it.</summary>
internal sealed class BlobStream(ByteReader answers, long size) : Stream
{
    private long _left = size;

    /// <summary>Whether the answer ended before the object.</summary>
    public bool IsCutShort { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        if (_left == 0 || buffer.IsEmpty)
        {
            return 0;
        }

        int count = answers.Read(buffer[..(int)Math.Min(buffer.Length, _left)]);
        if (count == 0)
        {
            IsCutShort = true;
            throw new IOException("git's answer is cut short");
        }

        _left -= count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    // git is asked for nothing but this, so to wait for it here costs nobody
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new ValueTask<int>(Read(buffer.Span));
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <summary>Passes over what was not read; false when the answer ends before that.</summary>
    public bool TryDrain()
    {
        Span<byte> buffer = stackalloc byte[4096];
        while (_left > 0 && !IsCutShort)
        {
            int count = answers.Read(buffer[..(int)Math.Min(buffer.Length, _left)]);
            _left -= count;
            IsCutShort = count == 0;
        }

        return !IsCutShort;
    }

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
