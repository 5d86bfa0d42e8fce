using Redaction.Tool.Streams;

namespace Redaction.Tool.Archives;

/// <summary>
/// The bytes of a tar archive. A header says itself how long its extension is, and the reader holds all of it in memory: what is
/// read for one header is bounded, what is read of a member is not.
/// </summary>
internal sealed class TarSource(Stream archive) : ReadOnlyStream
{
    // a path of 4,096 bytes, a link's target, and attributes; more than any tool writes
    private const int LongestHeader = 1 << 20;

    private long _allowed;

    /// <summary>A header is read next.</summary>
    public void ExpectHeader() => _allowed = LongestHeader;

    /// <summary>The content of a member is read next.</summary>
    public void ExpectContent() => _allowed = long.MaxValue;

    public override int Read(Span<byte> buffer)
    {
        if (_allowed <= 0)
        {
            throw new DamagedArchiveException("damaged: a tar header is longer than 1 MiB");
        }

        int count = archive.Read(buffer[..(int)Math.Min(buffer.Length, _allowed)]);
        _allowed -= count;
        return count;
    }
}
