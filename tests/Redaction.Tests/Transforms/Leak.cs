namespace Redaction.Tests.Transforms;

/// <summary>
/// How much of a value is still readable in what a command printed of it, measured by the flow of information: the positions
/// that change when the value changes carry it, and those of them outside every finding are leaked.
/// </summary>
/// <param name="IsAligned">Whether the outputs for the value and its decoys have one length; the measure is exact only then.</param>
/// <param name="Carrying">How many bytes of the output carry the value.</param>
/// <param name="Total">How many of these are outside every finding.</param>
/// <param name="LongestRun">The most of these in a row; bytes that carry nothing do not break a run, a masked carrying one does.</param>
internal readonly record struct Leak(bool IsAligned, int Carrying, int Total, int LongestRun)
{
    /// <summary>Measures what is left of a value.</summary>
    /// <param name="output">What the command printed for the value.</param>
    /// <param name="decoys">What it printed for the value's decoys; when a length differs, the whole output is taken to carry the value.</param>
    /// <param name="findings">What was found in the output.</param>
    public static Leak Measure(ReadOnlySpan<byte> output, byte[][] decoys, IReadOnlyList<Finding> findings)
    {
        int length = output.Length;
        bool isAligned = Array.TrueForAll(decoys, d => d.Length == length);
        int carrying = 0, total = 0, run = 0, longest = 0, next = 0;
        for (int i = 0; i < length; i++)
        {
            while (next < findings.Count && findings[next].Start + findings[next].Length <= i)
            {
                next++;
            }

            if (isAligned && !Differs(output[i], decoys, i))
            {
                continue;
            }

            carrying++;
            bool isMasked = next < findings.Count && findings[next].Start <= i;
            total += isMasked ? 0 : 1;
            run = isMasked ? 0 : run + 1;
            longest = Math.Max(longest, run);
        }

        return new Leak(isAligned, carrying, total, longest);
    }

    private static bool Differs(byte value, byte[][] decoys, int at)
    {
        foreach (byte[] decoy in decoys)
        {
            if (decoy[at] != value)
            {
                return true;
            }
        }

        return false;
    }
}
