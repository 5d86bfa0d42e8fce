using System.Buffers;
using System.Security.Cryptography;

namespace Redaction.Tool.Git;

/// <summary>Reads a stream in records that end with a byte, and in counted bytes. Not thread-safe.</summary>
internal sealed class ByteReader(Stream stream) : IDisposable
{
    private const int FirstSize = 64 * 1024;
    private const int LargestRecord = 16 * 1024 * 1024;

    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(FirstSize);
    private int _start;
    private int _end;

    /// <summary>Reads to the next <paramref name="end"/>, which is not given; false when the stream is over. Valid until the next read.</summary>
    /// <exception cref="GitException">The stream ends in the middle.</exception>
    public bool TryRead(byte end, out ReadOnlySpan<byte> record)
    {
        int searched = 0;
        while (true)
        {
            int at = _buffer.AsSpan(_start + searched, _end - _start - searched).IndexOf(end);
            if (at >= 0)
            {
                record = _buffer.AsSpan(_start, searched + at);
                _start += searched + at + 1;
                return true;
            }

            searched = _end - _start;
            if (!Fill())
            {
                record = default;
                return searched == 0 ? false : throw new GitException("git's answer is cut short");
            }
        }
    }

    /// <summary>Reads as many bytes as there are, but for the end of the stream at least one.</summary>
    public int Read(Span<byte> buffer)
    {
        if (_start == _end)
        {
            return stream.Read(buffer);
        }

        int count = Math.Min(buffer.Length, _end - _start);
        _buffer.AsSpan(_start, count).CopyTo(buffer);
        _start += count;
        return count;
    }

    /// <summary>Fills a buffer; false when the stream ends before that.</summary>
    public bool TryReadExactly(Span<byte> buffer)
    {
        while (!buffer.IsEmpty)
        {
            int count = Read(buffer);
            if (count == 0)
            {
                return false;
            }

            buffer = buffer[count..];
        }

        return true;
    }

    /// <summary>Reads to the end of the stream.</summary>
    public byte[] ReadToEnd()
    {
        var all = new MemoryStream();
        all.Write(_buffer, _start, _end - _start);
        _start = _end = 0;
        stream.CopyTo(all);
        return all.ToArray();
    }

    public void Dispose()
    {
        // it may have held a part of a blob
        CryptographicOperations.ZeroMemory(_buffer);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
        _start = _end = 0;
        stream.Dispose();
    }

    private bool Fill()
    {
        int kept = _end - _start;
        byte[] target = _buffer;
        if (kept == _buffer.Length)
        {
            target = kept < LargestRecord ? ArrayPool<byte>.Shared.Rent(kept * 2) : throw new GitException("git's answer has a record without an end");
        }

        _buffer.AsSpan(_start, kept).CopyTo(target);
        if (target != _buffer)
        {
            ArrayPool<byte>.Shared.Return(_buffer, clearArray: true);
            _buffer = target;
        }

        (_start, _end) = (0, kept);
        int count = stream.Read(_buffer, _end, _buffer.Length - _end);
        _end += count;
        return count > 0;
    }
}
