using System.Buffers.Binary;

namespace Redaction.Tool.Archives;

/// <summary>Recognises archives by their first bytes, never by their names.</summary>
internal static class ArchiveFormats
{
    private const int TarBlock = 512;
    private const int TarChecksumAt = 148;
    private const int TarChecksumLength = 8;

    /// <summary>The format of what begins so.</summary>
    /// <param name="head">The first bytes; 512 of them are enough.</param>
    public static ArchiveFormat Of(ReadOnlySpan<byte> head)
    {
        if (head.Length < 4)
        {
            return ArchiveFormat.None;
        }

        // RFC 8878, 3.1: a frame, or one to be skipped, with which pzstd and seekable files begin
        uint magic = BinaryPrimitives.ReadUInt32LittleEndian(head);
        return magic switch
        {
            0x04034B50 or 0x06054B50 => ArchiveFormat.Zip, // APPNOTE 4.3.7 and 4.3.16: the first member, or none
            0xFD2FB528 or (>= 0x184D2A50 and <= 0x184D2A5F) => ArchiveFormat.Zstandard,
            _ when (magic & 0xFFFFFF) == 0x088B1F => ArchiveFormat.GZip,
            _ when head.StartsWith((ReadOnlySpan<byte>)[0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z', 0]) => ArchiveFormat.Xz,
            _ when head.StartsWith("BZh"u8) && head.Length > 9 && head[4..].StartsWith((ReadOnlySpan<byte>)[0x31, 0x41, 0x59, 0x26, 0x53, 0x59]) => ArchiveFormat.BZip2,
            _ when IsTar(head) => ArchiveFormat.Tar,
            _ => ArchiveFormat.None,
        };
    }

    /// <summary>The path of what a compression contains: without the ending that stands for it.</summary>
    public static string WithoutEnding(string path)
    {
        foreach (string ending in (ReadOnlySpan<string>)[".gz", ".bz2", ".xz", ".zst", ".zstd"])
        {
            if (path.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
            {
                return path[..^ending.Length];
            }
        }

        return path;
    }

    /// <summary>
    /// The checksum of the first header holds: the sum of its bytes, its own field counted as blanks (POSIX ustar). Old archives
    /// have nothing else to be known by.
    /// </summary>
    private static bool IsTar(ReadOnlySpan<byte> head)
    {
        if (head.Length < TarBlock || head[0] == 0)
        {
            return false;
        }

        int stated = 0;
        ReadOnlySpan<byte> field = head.Slice(TarChecksumAt, TarChecksumLength).Trim(" \0"u8);
        foreach (byte digit in field)
        {
            if (digit is < (byte)'0' or > (byte)'7')
            {
                return false;
            }

            stated = stated * 8 + digit - '0';
        }

        if (field.IsEmpty)
        {
            return false;
        }

        int sum = TarChecksumLength * ' ';
        for (int i = 0; i < TarBlock; i++)
        {
            sum += i is >= TarChecksumAt and < TarChecksumAt + TarChecksumLength ? 0 : head[i];
        }

        return sum == stated;
    }
}
