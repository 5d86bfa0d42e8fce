using System.Buffers.Binary;

namespace Redaction.Judging.Checksums;

/// <summary>
/// Tells whether bytes are one MessagePack array and nothing else. Source: the MessagePack specification. Linear: every
/// step passes at least one byte, and the count of what is still to come is bounded by the bytes left.
/// </summary>
internal static class MessagePack
{
    public static bool IsArray(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty || !(bytes[0] is >= 0x90 and <= 0x9F or 0xDC or 0xDD))
        {
            return false;
        }

        for (long values = 1; values > 0; values--)
        {
            if (bytes.IsEmpty || values > bytes.Length || !TryHeader(bytes, out int header, out long content, out long children))
            {
                return false;
            }

            if (bytes.Length - header < content)
            {
                return false;
            }

            bytes = bytes[(header + (int)content)..];
            values += children;
        }

        return bytes.IsEmpty;
    }

    /// <summary>Reads what a value opens with: how long that is, how many bytes of content follow, and how many values it holds.</summary>
    private static bool TryHeader(ReadOnlySpan<byte> bytes, out int header, out long content, out long children)
    {
        byte kind = bytes[0];
        content = children = 0;
        header = 1;
        switch (kind)
        {
            case <= 0x7F or >= 0xE0 or 0xC0 or 0xC2 or 0xC3:
                return true;
            case <= 0x8F:
                children = 2 * (kind & 15);
                return true;
            case <= 0x9F:
                children = kind & 15;
                return true;
            case <= 0xBF:
                content = kind & 31;
                return true;
            case 0xC1:
                return false;
            case 0xCA or 0xCE or 0xD2:
                content = 4;
                return true;
            case 0xCB or 0xCF or 0xD3:
                content = 8;
                return true;
            case 0xCC or 0xD0:
                content = 1;
                return true;
            case 0xCD or 0xD1:
                content = 2;
                return true;
            case >= 0xD4 and <= 0xD8:
                content = 1 + (1 << (kind - 0xD4));
                return true;
        }

        // The rest carry a length: binary, extension, string, array, map.
        int width = kind switch
        {
            0xC4 or 0xC7 or 0xD9 => 1,
            0xC5 or 0xC8 or 0xDA or 0xDC or 0xDE => 2,
            _ => 4,
        };
        header = 1 + width;
        if (bytes.Length < header)
        {
            return false;
        }

        long length = width switch
        {
            1 => bytes[1],
            2 => BinaryPrimitives.ReadUInt16BigEndian(bytes[1..]),
            _ => BinaryPrimitives.ReadUInt32BigEndian(bytes[1..]),
        };
        children = kind switch { 0xDC or 0xDD => length, 0xDE or 0xDF => 2 * length, _ => 0 };
        content = kind switch { >= 0xDC => 0, >= 0xC7 and <= 0xC9 => length + 1, _ => length };
        return true;
    }
}
