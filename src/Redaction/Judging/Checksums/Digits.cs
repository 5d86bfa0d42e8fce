namespace Redaction.Judging.Checksums;

/// <summary>Numbers written in the digits of an alphabet, most significant first, padded to a fixed width.</summary>
internal static class Digits
{
    /// <summary>Digits, capitals, small letters: what GitHub, npm and Azure mean by base 62.</summary>
    public static ReadOnlySpan<byte> Base62 => "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"u8;

    /// <summary>Digits, small letters, capitals: what Apify means by base 62.</summary>
    public static ReadOnlySpan<byte> Base62SmallFirst => "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"u8;

    /// <summary>Digits and small letters.</summary>
    public static ReadOnlySpan<byte> Base36 => "0123456789abcdefghijklmnopqrstuvwxyz"u8;

    /// <summary>Hexadecimal with small letters.</summary>
    public static ReadOnlySpan<byte> Hex => "0123456789abcdef"u8;

    /// <summary>Hexadecimal with capitals.</summary>
    public static ReadOnlySpan<byte> HexCapital => "0123456789ABCDEF"u8;

    /// <summary>Writes a number over the whole of <paramref name="text"/>, left-padded with the digit zero.</summary>
    public static void Write(uint value, ReadOnlySpan<byte> alphabet, Span<byte> text)
    {
        for (int i = text.Length - 1; i >= 0; i--)
        {
            (value, uint digit) = Math.DivRem(value, (uint)alphabet.Length);
            text[i] = alphabet[(int)digit];
        }
    }

    /// <summary>Whether a text is exactly this number.</summary>
    public static bool IsNumber(ReadOnlySpan<byte> text, uint value, ReadOnlySpan<byte> alphabet)
    {
        for (int i = text.Length - 1; i >= 0; i--)
        {
            (value, uint digit) = Math.DivRem(value, (uint)alphabet.Length);
            if (text[i] != alphabet[(int)digit])
            {
                return false;
            }
        }

        return value == 0;
    }
}
