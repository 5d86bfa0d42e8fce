namespace Redaction.Tool.Agents.Transcripts;

/// <summary>The lines of a stream as bytes, each with its end; memory is bounded by the longest line.</summary>
internal sealed class LineReader(Stream stream)
{
    private const int FirstSize = 64 * 1024;
    private const int LongestLine = 256 * 1024 * 1024;

    private byte[] _buffer = new byte[FirstSize];
    private int _start;
    private int _end;

    /// <summary>How many bytes the lines had so far.</summary>
    public long Position { get; private set; }

    /// <summary>The next line, valid until the one after is read; empty at the end.</summary>
    /// <exception cref="IOException">It cannot be read, or the line is too long.</exception>
    public ReadOnlySpan<byte> Read()
    {
        int searched = _start;
        while (true)
        {
            int length = _buffer.AsSpan(searched, _end - searched).IndexOf((byte)'\n');
            if (length >= 0)
            {
                return Take(searched - _start + length + 1);
            }

            searched = _end - _start;
            MakeRoom();
            searched += _start;
            int count = stream.Read(_buffer, _end, _buffer.Length - _end);
            if (count == 0)
            {
                return Take(_end - _start);
            }

            _end += count;
        }
    }

    private ReadOnlySpan<byte> Take(int length)
    {
        ReadOnlySpan<byte> line = _buffer.AsSpan(_start, length);
        _start += length;
        Position += length;
        return line;
    }

    private void MakeRoom()
    {
        if (_end < _buffer.Length)
        {
            return;
        }

        int length = _end - _start;
        if (length > LongestLine)
        {
            throw new IOException($"a line has more than {LongestLine / (1024 * 1024)} MiB");
        }

        byte[] target = length > _buffer.Length / 2 ? new byte[_buffer.Length * 2] : _buffer;
        _buffer.AsSpan(_start, length).CopyTo(target);
        _buffer = target;
        _start = 0;
        _end = length;
    }
}
