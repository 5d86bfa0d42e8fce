namespace Redaction.Judging.Randomness;

/// <summary>
/// A model of what words, names and phrases look like: the cost of a symbol behind the two symbols before it. The table is in
/// the generated part.
/// </summary>
internal static partial class RandomnessModel
{
    /// <summary>How many units of the table make a bit.</summary>
    public const int UnitsPerBit = 8;

    /// <summary>
    /// The cost of a symbol in text, <c>-log2 P(symbol | first, second)</c>, in eighths of a bit; 255 stands for all that is more.
    /// </summary>
    public static int Cost(int first, int second, int symbol) => Table[(((first << 5) | second) << 5) | symbol];
}
