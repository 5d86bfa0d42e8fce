namespace Redaction.Judging;

/// <summary>
/// Rejects values that use their symbols too unevenly to be random. A rule states its own figure; values that only have a
/// secret-sounding name are held to the figure of the alphabet they are written in.
/// </summary>
internal static class EntropyJudge
{
    private const string TooLow = "too little entropy to be random";

    /// <summary>From this length on, in bytes, a random base64 text has had room to spread.</summary>
    private const int Long = 32;

    public static string? Reject(ReadOnlySpan<byte> value, double minEntropy) =>
        minEntropy > 0 && Entropy.BitsPerByte(value) < minEntropy ? TooLow : null;

    /// <summary>
    /// The least entropy, in bits a byte, of a random value in the alphabet that this one is written in: about one bit below
    /// what a random value of that length has, so that from 16 bytes on
    /// fewer than one real one in a hundred is lost. Shorter ones have little room: of random hexadecimal texts of 10, one in ten.
    /// </summary>
    public static double Threshold(ReadOnlySpan<byte> value) => AlphabetOf(value) switch
    {
        Alphabet.Digits => double.PositiveInfinity,
        Alphabet.Hexadecimal => 2.5,
        _ => value.Length >= Long ? 3.5 : value.Length >= Long / 2 ? 3.0 : 2.4,
    };

    private enum Alphabet
    {
        Digits,
        Hexadecimal,
        Other,
    }

    private static Alphabet AlphabetOf(ReadOnlySpan<byte> value)
    {
        bool letters = false;
        foreach (byte b in value)
        {
            if (!char.IsAsciiHexDigit((char)b))
            {
                return Alphabet.Other;
            }

            letters |= !char.IsAsciiDigit((char)b);
        }

        return letters ? Alphabet.Hexadecimal : Alphabet.Digits;
    }
}
