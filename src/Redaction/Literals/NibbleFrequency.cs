using System.Numerics;
using System.Runtime.CompilerServices;

namespace Redaction.Literals;

/// <summary>
/// How often bytes occur in logs and source text, summed so that the share of a cross product of nibbles is a few look-ups:
/// for each high nibble, the sum over any set of the low nibbles 0 to 7 and over any of 8 to 15. The figures are parts of a
/// thousand and rough on purpose; they only steer which literals share a bucket.
/// </summary>
internal static class NibbleFrequency
{
    private static readonly float[] _sums = Sums();

    /// <summary>Share of the starts in ordinary text that have accepted nibbles at every position, were bytes independent.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Passing(ulong low, ulong high)
    {
        var share = 1.0;
        for (var position = 0; position < AnchorBuckets.Positions; position++, low >>= 16, high >>= 16)
        {
            var sum = 0f;
            for (var tops = (uint)high & 0xFFFF; tops != 0; tops &= tops - 1)
            {
                var row = BitOperations.TrailingZeroCount(tops) * 512;
                sum += _sums[row + (int)(low & 0xFF)] + _sums[row + 256 + (int)((low >> 8) & 0xFF)];
            }

            share *= sum;
        }

        return share;
    }

    private static float Share(int symbol) => (char)symbol switch
    {
        ' ' => 125,
        'e' => 80,
        't' or 'a' or 'n' or 'o' or 's' or 'r' or 'i' => 42,
        'c' or 'l' or 'd' or 'p' or 'm' or 'u' => 22,
        'f' or 'h' or 'g' or 'b' or 'y' => 12,
        'j' or 'q' or 'z' => 1.5f,
        >= 'a' and <= 'z' => 6,
        >= '0' and <= '9' => 8,
        '.' or '"' or '/' or '\n' or ':' => 16,
        '-' or ',' or '<' or '=' or '>' or '(' or ')' => 5.5f,
        >= 'A' and <= 'Z' => 2.5f,
        > ' ' and < (char)127 => 1.5f,
        _ => 0.2f,
    };

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float[] Sums()
    {
        var sums = new float[16 * 2 * 256];
        for (var half = 0; half < 32; half++)
        {
            var row = sums.AsSpan(half * 256, 256);
            for (var set = 1; set < 256; set++)
            {
                row[set] = row[set & (set - 1)] + (Share((half * 8) + BitOperations.TrailingZeroCount(set)) / 1000);
            }
        }

        return sums;
    }
}
