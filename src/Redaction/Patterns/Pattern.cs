using System.Collections.Immutable;

namespace Redaction.Patterns;

/// <summary>
/// A parsed pattern: what a search needs to find where it can match, and the automata that say where it does.
/// </summary>
/// <remarks>
/// Parsing cuts the pattern at its required literals (<see cref="EntrySplitter"/>) and builds no automaton; each is built when first
/// asked for. Immutable to its users and safe to share between threads. All lengths are in bytes.
/// </remarks>
internal sealed class Pattern
{
    private readonly ImmutableArray<Node> _elements;
    private readonly int _group;
    private readonly FixedSecret? _fixed;
    private CaptureFinder? _captures;
    private LazyDfa? _whole;

    private Pattern(string text, ParsedPattern parsed, ImmutableArray<PatternEntry> entries)
    {
        Text = text;
        MinLength = parsed.Root.MinLength;
        MaxLength = parsed.Root.MaxLength;
        Entries = entries;
        _group = parsed.SecretGroup;
        _elements = [parsed.Root];
        _fixed = FixedSecret.Find(EntrySplitter.Flatten(parsed.Root, _group), _group);
    }

    /// <summary>The text it was parsed from.</summary>
    public string Text { get; }

    /// <summary>The length of the shortest match.</summary>
    public int MinLength { get; }

    /// <summary>The length of the longest match, <see cref="int.MaxValue"/> when it has no bound.</summary>
    public int MaxLength { get; }

    /// <summary>The ways in: usually one, several when alternatives have no common place for a literal.</summary>
    public ImmutableArray<PatternEntry> Entries { get; }

    /// <exception cref="PatternSyntaxException">The dialect refuses it, or it has no required literal.</exception>
    /// <param name="text">The pattern.</param>
    /// <param name="allowUnbounded">Whether repeats without an upper bound are allowed, as in the rule for a block.</param>
    public static Pattern Parse(string text, bool allowUnbounded = false)
    {
        ParsedPattern parsed = PatternParser.Parse(text, allowUnbounded);
        ImmutableArray<PatternEntry> entries = EntrySplitter.Split(parsed.Root, parsed.SecretGroup);
        if (entries.IsEmpty)
        {
            throw new PatternSyntaxException(
                "no required literal",
                0,
                text,
                $"every match must contain one of a few fixed strings of at least {EntrySplitter.MinLiteral} bytes, "
                + "such as a token's prefix, within a bounded distance of its start");
        }

        return new Pattern(text, parsed, entries);
    }

    /// <summary>Parses the pattern of a value whose place is found by other means, so that it needs no literal. It has no entries.</summary>
    /// <exception cref="PatternSyntaxException">The dialect refuses it.</exception>
    /// <param name="text">The pattern.</param>
    /// <param name="allowUnbounded">Whether repeats without an upper bound are allowed.</param>
    public static Pattern ParseValue(string text, bool allowUnbounded = false) =>
        new(text, PatternParser.Parse(text, allowUnbounded), []);

    /// <summary>The end of the longest match that starts at an index, or -1. The text on both sides is context for assertions.</summary>
    public int LongestMatch(ReadOnlySpan<byte> text, int start)
    {
        LazyDfa dfa = _whole ?? Publish(ref _whole, new LazyDfa(NfaBuilder.Forward(_elements, _group)));
        var run = new DfaRun(dfa.Start(start > 0 ? text[start - 1] : -1));
        int stop = dfa.Run(text, start, text.Length, ref run);
        dfa.Finish(ref run, stop);
        return run.LastMatch;
    }

    /// <summary>
    /// Finds the reported span of a match: the group <c>secret</c>, else the first group, else the whole match. Among the ways to
    /// match exactly these bytes the one counts that a backtracking matcher would try first; a group that took no part in it stands
    /// for the whole match.
    /// </summary>
    /// <param name="text">The text; what surrounds the match is context for assertions.</param>
    /// <param name="start">Where the match starts.</param>
    /// <param name="end">Where it ends.</param>
    /// <param name="secretStart">Where the span starts.</param>
    /// <param name="secretEnd">Where the span ends.</param>
    /// <returns>False when these bytes are no match; it may go unnoticed where the span does not depend on the bytes.</returns>
    public bool TryGetSecret(ReadOnlySpan<byte> text, int start, int end, out int secretStart, out int secretEnd)
    {
        if (_fixed is { } known)
        {
            secretStart = start + known.Before;
            secretEnd = end - known.After;
            return end - start >= MinLength;
        }

        CaptureFinder captures = _captures ?? Publish(ref _captures, new CaptureFinder(NfaBuilder.Forward(_elements, _group)));
        return captures.TryFind(text, start, end, out secretStart, out secretEnd);
    }

    private static T Publish<T>(ref T? field, T built)
        where T : class => Interlocked.CompareExchange(ref field, built, null) ?? built;
}
