using Redaction.Patterns;

namespace Redaction.Tests.Patterns;

/// <summary>Automata of a pattern without regard to required literals, and ways to run them.</summary>
internal static class Automata
{
    /// <summary>So many visits that nothing is ever skipped.</summary>
    public const int Never = int.MaxValue;

    public static LazyDfa Forward(string pattern, int visits = 16, int maxStates = SubsetConstruction.MaxStates)
    {
        ParsedPattern parsed = PatternParser.Parse(pattern, allowUnbounded: true);
        return new LazyDfa(NfaBuilder.Forward([parsed.Root], parsed.SecretGroup), visits, maxStates);
    }

    public static LazyDfa Reverse(string pattern) => new(NfaBuilder.Reverse([PatternParser.Parse(pattern, allowUnbounded: true).Root]));

    public static CaptureFinder Captures(string pattern)
    {
        ParsedPattern parsed = PatternParser.Parse(pattern, allowUnbounded: true);
        return new CaptureFinder(NfaBuilder.Forward([parsed.Root], parsed.SecretGroup));
    }

    public static DfaRun Begin(LazyDfa dfa, byte[] text, int start) => new(dfa.Start(start > 0 ? text[start - 1] : -1));

    public static int LongestMatch(LazyDfa dfa, byte[] text, int start)
    {
        DfaRun run = Begin(dfa, text, start);
        int stop = dfa.Run(text, start, text.Length, ref run);
        dfa.Finish(ref run, stop);
        return run.LastMatch;
    }

    public static int LongestMatchByteByByte(LazyDfa dfa, byte[] text, int start)
    {
        DfaRun run = Begin(dfa, text, start);
        int position = start;
        while (position < text.Length && !run.IsDead)
        {
            // An empty window now and then must change nothing.
            dfa.Run(text, position, position, ref run);
            position = dfa.Run(text, position, position + 1, ref run);
        }

        dfa.Finish(ref run, position);
        return run.LastMatch;
    }

    /// <summary>The lowest start of a match that ends at an index, or -1.</summary>
    public static int LowestStart(LazyDfa reverse, byte[] text, int end)
    {
        var run = new DfaRun(reverse.Start(end < text.Length ? text[end] : -1));
        int stop = reverse.RunBackward(text, end, 0, ref run);
        reverse.Finish(ref run, stop);
        return run.LastMatch;
    }
}
