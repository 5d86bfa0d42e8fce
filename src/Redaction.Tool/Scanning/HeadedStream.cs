using Redaction.Tool.Streams;

namespace Redaction.Tool.Scanning;

/// <summary>A stream whose first bytes were already read.</summary>
internal sealed class HeadedStream(ReadOnlyMemory<byte> head, Stream rest) : ReadOnlyStream
{
    private ReadOnlyMemory<byte> _head = head;

    public override int Read(Span<byte> buffer)
    {
        if (_head.IsEmpty)
        {
            return rest.Read(buffer);
        }

        int count = Math.Min(_head.Length, buffer.Length);
        _head.Span[..count].CopyTo(buffer);
        _head = _head[count..];
        return count;
    }
}
