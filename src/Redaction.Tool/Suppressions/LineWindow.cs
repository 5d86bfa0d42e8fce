using System.Buffers;

namespace Redaction.Tool.Suppressions;

/// <summary>
/// A stream that hands its bytes on and keeps the newest of them, so that the line of a finding can be looked at: a finding is
/// told when its bytes are long read, and the end of its line may not be read yet. Memory does not grow with the text; a line
/// that is no longer there is not given. What was kept is zeroed.
/// </summary>
internal sealed class LineWindow(Stream text) : Stream
{
    // more than the engine may hold back, twice, and a read
    private const int Kept = 512 * 1024;

    private readonly List<LineRequest> _requests = [];
    private byte[] _bytes = [];
    private int _length;
    private long _base;

    public override bool CanRead => true;

    public override bool CanWrite => false;

    public override bool CanSeek => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Asks for the line of a finding; the answer comes when the line is whole. False when it is no longer in memory.</summary>
    /// <param name="start">Where the secret starts, in bytes from the start of the text.</param>
    /// <param name="length">How long the secret is, in bytes.</param>
    /// <param name="answer">What to do with the line.</param>
    public bool Ask(long start, long length, Action<LineText> answer)
    {
        if (start < _base)
        {
            return false;
        }

        int at = (int)(start - _base);
        ReadOnlySpan<byte> all = _bytes.AsSpan(0, _length);
        ReadOnlySpan<byte> head = LastLine(all[..at]);
        int lineStart = at - head.Length;
        ReadOnlySpan<byte> previous = lineStart > 0 && all[lineStart - 1] == (byte)'\n' ? LastLine(all[..(lineStart - 1)]) : [];
        byte[] secret = length <= _length - at ? all.Slice(at, (int)length).ToArray() : [];
        var request = new LineRequest(previous.ToArray(), secret, head.ToArray(), answer);
        if (!request.Feed(all[at..]))
        {
            _requests.Add(request);
        }

        return true;
    }

    /// <summary>The text has ended, or cannot be read on: lines that were begun are whole.</summary>
    public void Complete()
    {
        _requests.ForEach(request => request.Finish());
        _requests.Clear();
    }

    public override int Read(Span<byte> buffer)
    {
        int count = text.Read(buffer);
        Keep(buffer[..count]);
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        int count = await text.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        Keep(buffer.Span[..count]);
        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing && _bytes.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_bytes, clearArray: true);
            _bytes = [];
            _length = 0;
        }

        base.Dispose(disposing);
    }

    private static ReadOnlySpan<byte> LastLine(ReadOnlySpan<byte> text)
    {
        ReadOnlySpan<byte> near = text[Math.Max(0, text.Length - LineRequest.Reach)..];
        return near[(near.LastIndexOf((byte)'\n') + 1)..];
    }

    private void Keep(ReadOnlySpan<byte> bytes)
    {
        for (int i = _requests.Count - 1; i >= 0; i--)
        {
            if (_requests[i].Feed(bytes))
            {
                _requests.RemoveAt(i);
            }
        }

        if (_length + bytes.Length > _bytes.Length)
        {
            MakeRoom(bytes.Length);
        }

        bytes.CopyTo(_bytes.AsSpan(_length));
        _length += bytes.Length;
    }

    private void MakeRoom(int more)
    {
        int keep = Math.Min(_length, Kept);
        int needed = keep + more;
        ReadOnlySpan<byte> newest = _bytes.AsSpan(_length - keep, keep);
        byte[] target = _bytes;
        if (needed > _bytes.Length)
        {
            // grown in steps, for most files are small; twice what is kept, so that the bytes are seldom moved
            target = ArrayPool<byte>.Shared.Rent(Math.Min(needed * 2, Math.Max(needed, Kept * 2)));
        }

        newest.CopyTo(target);
        if (target != _bytes && _bytes.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_bytes, clearArray: true);
        }

        _bytes = target;
        _base += _length - keep;
        _length = keep;
    }
}
