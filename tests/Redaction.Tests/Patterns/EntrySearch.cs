using Redaction.Patterns;

namespace Redaction.Tests.Patterns;

/// <summary>What a scanner does with the entries of a pattern, without its literal stage.</summary>
internal static class EntrySearch
{
    /// <summary>Each place of a literal from which the pattern matches: the lowest start, the place, the longest end.</summary>
    public static List<(int Start, int Literal, int End)> Run(Pattern pattern, byte[] text)
    {
        var found = new List<(int, int, int)>();
        foreach (PatternEntry entry in pattern.Entries)
        {
            for (int literal = 0; literal < text.Length; literal++)
            {
                int start = StandsAt(entry, text, literal) ? Start(entry, text, literal) : -1;
                int end = start < 0 ? -1 : Automata.LongestMatch(entry.Forward, text, literal);
                if (end >= 0)
                {
                    found.Add((start, literal, end));
                }
            }
        }

        return found;
    }

    public static bool StandsAt(PatternEntry entry, byte[] text, int index) =>
        entry.Literals.Any(literal => StandsAt(literal, text, index));

    /// <summary>The lowest start of the part before the literal, or -1 when it does not match.</summary>
    public static int Start(PatternEntry entry, byte[] text, int literal)
    {
        if (entry.Reverse is not { } reverse)
        {
            return literal;
        }

        var run = new DfaRun(reverse.Start(text[literal]));
        int lowest = Math.Max(0, literal - entry.MaxPrefixLength);
        int stop = reverse.RunBackward(text, literal, lowest, ref run);
        reverse.Finish(ref run, stop, stop > 0 ? text[stop - 1] : -1);
        return run.LastMatch;
    }

    private static bool StandsAt(RequiredLiteral literal, byte[] text, int index)
    {
        if (index + literal.Bytes.Length > text.Length)
        {
            return false;
        }

        for (int i = 0; i < literal.Bytes.Length; i++)
        {
            byte value = text[index + i];
            bool upper = literal.IgnoreCase && value is >= (byte)'A' and <= (byte)'Z';
            if ((upper ? value | 0x20 : value) != literal.Bytes[i])
            {
                return false;
            }
        }

        return true;
    }
}
