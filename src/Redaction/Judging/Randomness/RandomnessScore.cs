namespace Redaction.Judging.Randomness;

/// <summary>
/// Measures whether a value reads like text or like the output of a random generator: the mean log-likelihood ratio, in bits a
/// character, of "a word, a name or a phrase" (<see cref="RandomnessModel"/>) against "uniformly random in the value's own
/// alphabet" (<see cref="ValueAlphabet"/>). Above zero it reads like text, below like noise.
/// </summary>
/// <remarks>
/// By Neyman and Pearson the ratio is the best test of one against the other. Its mean over a random value wavers the more, the
/// shorter the value: so each threshold has a part that falls with the square root of the length. The figures are measured, see
/// RandomnessScoreTests. Cost: one table look-up a symbol, at most two symbols a byte, over at most
/// <see cref="Judge.MaxLooked"/> bytes; no allocation.
/// </remarks>
internal static class RandomnessScore
{
    /// <summary>What a digit costs once it is known to be one: log2(10), in bits.</summary>
    private const double DigitBits = 3.32;

    /// <summary>What a sign costs once it is known to be one: the signs of names are few.</summary>
    private const double SignBits = 2;

    /// <summary>Hexadecimal text has so few letters that its scores lie close together: random ones at -2.3, words at 0.</summary>
    private const double Hexadecimal = -0.95, AlertHexadecimal = -1.2;

    /// <summary>A threshold is this, and <see cref="ShortAllowance"/> divided by the length.</summary>
    private const double Redact = -2.6, Alert = -3.6, ShortAllowance = 10.4;

    /// <summary>
    /// The score below which a value counts as random. Of random values 1 in 100 scores higher at 8 characters and 1 in 500 from
    /// 16 on (with <see cref="Profile.Alert"/> 1 in 50 from 16 on); of the names and words of programs that the model was not
    /// trained on, 2 in 100 of 12 characters score lower, and 1 in 300 from 16 on (with alert 1 in 1,000).
    /// </summary>
    public static double Threshold(ReadOnlySpan<byte> value, Profile profile)
    {
        bool isAlert = profile == Profile.Alert;
        return ValueAlphabet.Of(value).IsHexadecimal
            ? isAlert ? AlertHexadecimal : Hexadecimal
            : (isAlert ? Alert : Redact) + (ShortAllowance / Math.Max(1, value.Length));
    }

    /// <summary>The score of a value, in bits a character.</summary>
    public static double Of(ReadOnlySpan<byte> value)
    {
        value = value[..Math.Min(value.Length, Judge.MaxLooked)];
        if (value.IsEmpty)
        {
            return 0;
        }

        ValueAlphabet alphabet = ValueAlphabet.Of(value);
        double digitEvidence = alphabet.BitsPerDigit - DigitBits;
        var reader = new SymbolReader(value);
        int first = SymbolReader.Edge, second = SymbolReader.Edge;
        double text = 0;
        while (reader.TryNext(out int symbol))
        {
            double cost = (double)RandomnessModel.Cost(first, second, symbol) / RandomnessModel.UnitsPerBit;
            text += symbol switch
            {
                // a digit behind a digit is as likely in a number as in noise with many digits: it speaks for neither
                SymbolReader.Digit => DigitBits + (second == SymbolReader.Digit ? Math.Max(cost, digitEvidence) : cost),
                SymbolReader.Sign => SignBits + cost,
                _ => cost,
            };
            (first, second) = (second, symbol);
        }

        return alphabet.BitsPerCharacter - (text / value.Length);
    }
}
