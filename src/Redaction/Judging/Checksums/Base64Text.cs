namespace Redaction.Judging.Checksums;

/// <summary>
/// Base64 (RFC 4648) of either alphabet, padded or not. Unlike the platform's decoder it takes both alphabets, no white
/// space, and says whether the bits that a last character has over are zero.
/// </summary>
internal static class Base64Text
{
    /// <summary>The six bits of a character, or -1.</summary>
    public static int Value(byte letter) => letter switch
    {
        >= (byte)'A' and <= (byte)'Z' => letter - 'A',
        >= (byte)'a' and <= (byte)'z' => letter - 'a' + 26,
        >= (byte)'0' and <= (byte)'9' => letter - '0' + 52,
        (byte)'+' or (byte)'-' => 62,
        (byte)'/' or (byte)'_' => 63,
        _ => -1,
    };

    /// <summary>How many bytes a text of this many characters without padding holds; -1 for a length that no text has.</summary>
    public static int DecodedLength(int characters) => characters % 4 == 1 ? -1 : (int)((long)characters * 3 / 4);

    /// <summary>Decodes a whole text.</summary>
    /// <param name="text">With or without its padding.</param>
    /// <param name="bytes">Where the bytes go.</param>
    /// <param name="length">How many bytes there are.</param>
    /// <returns>Whether it is canonical base64 that fits.</returns>
    public static bool TryDecode(ReadOnlySpan<byte> text, Span<byte> bytes, out int length)
    {
        ReadOnlySpan<byte> digits = text.TrimEnd((byte)'=');
        length = DecodedLength(digits.Length);
        int padding = text.Length - digits.Length;
        if (length < 0 || length > bytes.Length || (padding > 0 && (padding > 2 || text.Length % 4 != 0)))
        {
            length = 0;
            return false;
        }

        uint bits = 0;
        int held = 0;
        int at = 0;
        foreach (byte letter in digits)
        {
            int value = Value(letter);
            if (value < 0)
            {
                length = 0;
                return false;
            }

            bits = bits << 6 | (uint)value;
            held += 6;
            if (held >= 8)
            {
                held -= 8;
                bytes[at++] = (byte)(bits >> held);
            }
        }

        return (bits & ((1u << held) - 1)) == 0;
    }
}
