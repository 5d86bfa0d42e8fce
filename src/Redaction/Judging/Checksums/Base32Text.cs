namespace Redaction.Judging.Checksums;

/// <summary>Base32 (RFC 4648) without padding, in one case.</summary>
internal static class Base32Text
{
    /// <summary>Decodes a whole text.</summary>
    /// <param name="text">Letters of one case and the digits 2 to 7.</param>
    /// <param name="firstLetter"><c>A</c> or <c>a</c>: the case of the letters.</param>
    /// <param name="bytes">Where the bytes go; its length is that of the decoded text.</param>
    /// <returns>Whether every character is a digit of base32, the bytes fill, and the bits left over are zero.</returns>
    public static bool TryDecode(ReadOnlySpan<byte> text, char firstLetter, Span<byte> bytes)
    {
        uint bits = 0;
        int held = 0;
        int at = 0;
        foreach (byte letter in text)
        {
            int value = letter - firstLetter;
            if (value is < 0 or > 25)
            {
                value = letter is >= (byte)'2' and <= (byte)'7' ? letter - '2' + 26 : -1;
            }

            if (value < 0 || at == bytes.Length)
            {
                return false;
            }

            bits = bits << 5 | (uint)value;
            held += 5;
            if (held >= 8)
            {
                held -= 8;
                bytes[at++] = (byte)(bits >> held);
            }
        }

        return at == bytes.Length && (bits & ((1u << held) - 1)) == 0;
    }
}
