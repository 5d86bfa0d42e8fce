namespace Redaction.Judging.Checksums;

/// <summary>The tag and length that a DER value opens with (X.690), as far as private keys need it: one byte of tag.</summary>
/// <param name="Tag">What the value is.</param>
/// <param name="HeaderLength">The bytes of tag and length.</param>
/// <param name="ContentLength">The bytes that follow.</param>
internal readonly record struct DerHeader(byte Tag, int HeaderLength, long ContentLength)
{
    public const byte Integer = 0x02;
    public const byte OctetString = 0x04;
    public const byte ObjectIdentifier = 0x06;
    public const byte Sequence = 0x30;

    /// <summary>Reads one; false where the length is not written in the shortest way, as DER demands.</summary>
    public static bool TryRead(ReadOnlySpan<byte> bytes, out DerHeader header)
    {
        header = default;
        if (bytes.Length < 2)
        {
            return false;
        }

        int first = bytes[1];
        if (first < 0x80)
        {
            header = new DerHeader(bytes[0], 2, first);
            return true;
        }

        int width = first & 0x7F;
        if (width is 0 or > 4 || bytes.Length < 2 + width || bytes[2] == 0)
        {
            return false;
        }

        long length = 0;
        foreach (byte b in bytes.Slice(2, width))
        {
            length = length << 8 | b;
        }

        header = new DerHeader(bytes[0], 2 + width, length);
        return length >= 0x80;
    }
}
