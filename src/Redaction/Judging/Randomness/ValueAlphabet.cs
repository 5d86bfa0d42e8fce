namespace Redaction.Judging.Randomness;

/// <summary>The alphabet that a value seems to be written in, by the kinds of characters it uses and how often.</summary>
/// <remarks>
/// A random value of the alphabet is taken to draw each kind as often as this value does, and evenly within the kind: so a value that
/// is hexadecimal but for a letter at its end is still measured as hexadecimal. What is fitted so costs a truly random value some
/// tenths of a bit.
/// </remarks>
internal readonly struct ValueAlphabet
{
    private const int Letters = 26, HexLetters = 6, Digits = 10, PlainSigns = 2, AllSigns = 12;

    /// <summary>Of 6 letters at most one may be beyond f.</summary>
    private const int HexShare = 6;

    private ValueAlphabet(double bits, double digitBits, bool isHexadecimal)
    {
        BitsPerCharacter = bits;
        BitsPerDigit = digitBits;
        IsHexadecimal = isHexadecimal;
    }

    /// <summary>How many bits a random character carries: 4 in hexadecimal, 5.95 in base 62.</summary>
    public double BitsPerCharacter { get; }

    /// <summary>How many bits a random digit of it carries: the more, the rarer digits are.</summary>
    public double BitsPerDigit { get; }

    /// <summary>Whether it is digits and letters up to f, of one case, and next to nothing else.</summary>
    public bool IsHexadecimal { get; }

    public static ValueAlphabet Of(ReadOnlySpan<byte> value)
    {
        int lower = 0, upper = 0, digits = 0, signs = 0, hexLetters = 0;
        bool isStrong = false;
        foreach (byte b in value)
        {
            int folded = b | 0x20;
            if (b is >= (byte)'0' and <= (byte)'9')
            {
                digits++;
            }
            else if (folded is >= 'a' and <= 'z' && b < 0x80)
            {
                upper += b < 'a' ? 1 : 0;
                lower += b < 'a' ? 0 : 1;
                hexLetters += folded <= 'f' ? 1 : 0;
            }
            else
            {
                signs++;
                isStrong |= b is not ((byte)'-' or (byte)'_' or (byte)'.' or (byte)'/' or (byte)'+' or (byte)'=' or (byte)':');
            }
        }

        int letters = lower + upper;
        bool isHexadecimal = digits > 0 && letters > 0 && (letters - hexLetters) * HexShare <= letters && Math.Min(lower, upper) * HexShare <= letters;
        int size = isHexadecimal ? HexLetters : Letters;
        double total = Bits(lower, size, value.Length) + Bits(upper, size, value.Length) + Bits(digits, Digits, value.Length)
            + Bits(signs, isStrong ? AllSigns : PlainSigns, value.Length);
        return new ValueAlphabet(value.IsEmpty ? 0 : total / value.Length, digits == 0 ? 0 : Bits(digits, Digits, value.Length) / digits, isHexadecimal);
    }

    private static double Bits(int count, int size, int length) => count == 0 ? 0 : count * Math.Log2((double)size * length / count);
}
