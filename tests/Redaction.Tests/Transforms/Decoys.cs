using System.Text;

namespace Redaction.Tests.Transforms;

/// <summary>
/// Values of the same layout as a sample, with other characters where it is secret. Where a command prints the same for the sample
/// and its decoys, what it prints does not tell the sample.
/// </summary>
internal static class Decoys
{
    /// <summary>How many decoys a sample has; between them they differ from it in every bit that can differ.</summary>
    public const int Count = 2;

    public static byte[][] Of(SampleValue sample, Random random)
    {
        char[] one = sample.Text.ToCharArray(), other = sample.Text.ToCharArray();
        for (int i = 0; i < one.Length; i++)
        {
            if (sample.Sensitive[i] && CharacterClass.Of(one[i]) is { } known)
            {
                (one[i], other[i]) = known.Opposites(one[i], random);
            }
        }

        return [Encoding.UTF8.GetBytes(one), Encoding.UTF8.GetBytes(other)];
    }
}
