namespace Redaction.Judging;

/// <summary>
/// Values a hand makes when it has to make something: one unit repeated, the alphabet, a row of the keyboard. A random value
/// holds a run of eight such successors with a chance below 10^-8 a position.
/// </summary>
internal static class Repetition
{
    private const string Repeated = "one unit repeated";
    private const string FewSymbols = "too few different characters";
    private const string Sequence = "a run of the alphabet or the keyboard";

    /// <summary>A run of successors that no random value has, in bytes.</summary>
    private const int SequenceLength = 8;

    /// <summary>The longest unit whose repetition is looked for, in bytes.</summary>
    private const int MaxUnit = 4;

    /// <summary>From this length on, in bytes, a random value has at least <see cref="MinSymbols"/> different symbols.</summary>
    private const int ManySymbols = 16;
    private const int MinSymbols = 5;

    /// <summary>The key of each letter a to z on a QWERTY keyboard: sixteen times its row and its place in it.</summary>
    private static ReadOnlySpan<byte> Keys =>
    [
        16, 36, 34, 18, 2, 19, 20, 21, 7, 22, 23, 24, 38, 37, 8, 9, 0, 3, 17, 4, 6, 35, 1, 33, 5, 32,
    ];

    public static string? Reject(ReadOnlySpan<byte> value)
    {
        if (IsRepeatedUnit(value))
        {
            return Repeated;
        }

        ReadOnlySpan<byte> body = value[(value.LastIndexOfAny("_-."u8) + 1)..];
        body = body.Length < ManySymbols ? value : body;
        if (body.Length >= ManySymbols && DistinctSymbols(body) < MinSymbols)
        {
            return FewSymbols;
        }

        return HasSequence(value) || HasColumns(value) ? Sequence : null;
    }

    /// <summary>Whether a unit of one to four bytes, again and again, fills at least half of the value: a prefix may stand before it.</summary>
    private static bool IsRepeatedUnit(ReadOnlySpan<byte> value)
    {
        for (int unit = 1; unit <= MaxUnit; unit++)
        {
            int equal = 0;
            for (int i = unit; i < value.Length; i++)
            {
                equal = value[i] == value[i - unit] ? equal + 1 : 0;
                int filled = equal + unit;
                if (equal >= unit * 2 && filled >= SequenceLength && filled * 2 >= value.Length)
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>How many different bytes a value has; those beyond ASCII are counted as if they were within.</summary>
    public static int DistinctSymbols(ReadOnlySpan<byte> value)
    {
        ulong low = 0, high = 0;
        foreach (byte b in value)
        {
            if (b < 64)
            {
                low |= 1UL << b;
            }
            else
            {
                high |= 1UL << (b & 63);
            }
        }

        return System.Numerics.BitOperations.PopCount(low) + System.Numerics.BitOperations.PopCount(high);
    }

    /// <summary>The columns of the keyboard one after another, downwards and upwards: <c>1qaz2wsx</c>, <c>zaq1xsw2</c>.</summary>
    private static ReadOnlySpan<byte> Columns => "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p zaq1xsw2cde3vfr4bgt5nhy6mju7 1q2w3e4r5t6y7u8i9o0p q1w2e3r4t5y6u7i8o9p0"u8;

    private static bool HasColumns(ReadOnlySpan<byte> value)
    {
        Span<byte> folded = stackalloc byte[SequenceLength];
        for (int i = 0; i + SequenceLength <= value.Length; i++)
        {
            // each has a digit among its first five keys: most places need no look
            if (value.Slice(i, SequenceLength).IndexOfAnyInRange((byte)'0', (byte)'9') < 0)
            {
                continue;
            }

            for (int k = 0; k < SequenceLength; k++)
            {
                folded[k] = (byte)(char.IsAsciiLetterUpper((char)value[i + k]) ? value[i + k] | 0x20 : value[i + k]);
            }

            if (Columns.IndexOf(folded) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasSequence(ReadOnlySpan<byte> value)
    {
        int up = 1, down = 1, keys = 1;
        for (int i = 1; i < value.Length; i++)
        {
            int before = value[i - 1] | 0x20, now = value[i] | 0x20;
            up = Follows(before, now) ? up + 1 : 1;
            down = Follows(now, before) ? down + 1 : 1;
            keys = AreNeighbours(before, now) ? keys + 1 : 1;
            if (up >= SequenceLength || down >= SequenceLength || keys >= SequenceLength)
            {
                return true;
            }
        }

        return false;
    }

    private static bool Follows(int before, int now) =>
        now == before + 1 && char.IsAsciiLetterOrDigit((char)before) && char.IsAsciiLetterOrDigit((char)now)
        || before == '9' && (now == '0' || now == 'a');

    private static bool AreNeighbours(int before, int now) =>
        char.IsAsciiLetterLower((char)before) && char.IsAsciiLetterLower((char)now) && Keys[now - 'a'] == Keys[before - 'a'] + 1;
}
