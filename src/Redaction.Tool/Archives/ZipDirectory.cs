using System.Buffers.Binary;

namespace Redaction.Tool.Archives;

/// <summary>
/// Walks the central directory of a zip archive for what the runtime's reader does not tell: how many members it has, before an
/// object is made for each, and how each is compressed. Structures of APPNOTE.TXT 6.3, sections 4.3.12 to 4.3.16.
/// </summary>
internal static class ZipDirectory
{
    private const int EndLength = 22;
    private const int LongestComment = ushort.MaxValue;
    private const int LocatorLength = 20;
    private const int End64Length = 56;
    private const int HeaderLength = 46;

    /// <summary>The compression methods of the members, by their order; empty when there is no directory to be found.</summary>
    /// <param name="archive">The archive, seekable; its position is moved.</param>
    /// <param name="budget">What refuses too many members.</param>
    /// <exception cref="ArchiveLimitException">They are too many.</exception>
    public static IReadOnlyList<ushort> ReadMethods(Stream archive, UnpackBudget budget)
    {
        var methods = new List<ushort>();
        if (Start(archive) is not { } start || start > archive.Length)
        {
            return methods;
        }

        archive.Position = start;
        var buffered = new BufferedStream(archive, 64 * 1024); // not disposed: the archive stays open
        Span<byte> header = stackalloc byte[HeaderLength];
        while (buffered.ReadAtLeast(header, HeaderLength, throwOnEndOfStream: false) == HeaderLength
            && BinaryPrimitives.ReadUInt32LittleEndian(header) == 0x02014B50)
        {
            methods.Add(BinaryPrimitives.ReadUInt16LittleEndian(header[10..]));
            budget.CheckMembers(methods.Count);
            buffered.Seek(Length(header[28..]) + Length(header[30..]) + Length(header[32..]), SeekOrigin.Current);
        }

        return methods;
    }

    /// <summary>What APPNOTE 4.4.5 calls a method that is not unpacked here; null when it is.</summary>
    public static string? Unsupported(ushort method) => method switch
    {
        0 or 8 or 9 => null,
        12 => "bzip2",
        14 => "LZMA",
        93 => "Zstandard",
        95 => "XZ",
        98 => "PPMd",
        99 => "AES encryption",
        _ => $"method {method}",
    };

    private static ushort Length(ReadOnlySpan<byte> field) => BinaryPrimitives.ReadUInt16LittleEndian(field);

    /// <summary>Where the directory starts; null when the archive has no end record.</summary>
    private static long? Start(Stream archive)
    {
        int length = (int)Math.Min(archive.Length, EndLength + LongestComment + LocatorLength);
        byte[] tail = new byte[length];
        archive.Position = archive.Length - length;
        archive.ReadExactly(tail);
        int end = tail.AsSpan().LastIndexOf("PK\x05\x06"u8);
        if (end < 0 || length - end < EndLength)
        {
            return null;
        }

        uint start = BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(end + 16));
        if (start != uint.MaxValue)
        {
            return start;
        }

        ReadOnlySpan<byte> locator = end < LocatorLength ? [] : tail.AsSpan(end - LocatorLength, LocatorLength);
        if (!locator.StartsWith("PK\x06\x07"u8))
        {
            return null;
        }

        long at = BinaryPrimitives.ReadInt64LittleEndian(locator[8..]);
        if (at < 0 || at > archive.Length - End64Length)
        {
            return null;
        }

        byte[] end64 = new byte[End64Length];
        archive.Position = at;
        archive.ReadExactly(end64);
        long start64 = BinaryPrimitives.ReadInt64LittleEndian(end64.AsSpan(48));
        return start64 < 0 ? null : start64;
    }
}
