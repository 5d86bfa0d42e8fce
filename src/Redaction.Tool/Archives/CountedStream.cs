using Redaction.Tool.Streams;

namespace Redaction.Tool.Archives;

/// <summary>A stream that only goes forward but knows how far it came, and can look one byte ahead.</summary>
internal sealed class CountedStream(Stream inner) : ReadOnlyStream
{
    private readonly byte[] _ahead = new byte[1];
    private bool _hasAhead;
    private long _position;

    public override long Position
    {
        get => _position;
        set => throw new NotSupportedException();
    }

    /// <summary>The next byte, which stays to be read; -1 at the end.</summary>
    public int Peek()
    {
        _hasAhead = _hasAhead || inner.ReadAtLeast(_ahead, 1, throwOnEndOfStream: false) == 1;
        return _hasAhead ? _ahead[0] : -1;
    }

    public override int Read(Span<byte> buffer)
    {
        if (buffer.IsEmpty)
        {
            return 0;
        }

        int count = 1;
        if (_hasAhead)
        {
            buffer[0] = _ahead[0];
            _hasAhead = false;
        }
        else
        {
            count = inner.Read(buffer);
        }

        _position += count;
        return count;
    }
}
