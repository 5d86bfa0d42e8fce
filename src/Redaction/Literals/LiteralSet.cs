namespace Redaction.Literals;

/// <summary>
/// Finds every occurrence of every literal of a set in one pass: overlapping ones, nested ones, duplicates, and those that
/// straddle two calls. It is frozen once built and may be searched by many threads, each with its own
/// <see cref="LiteralState"/>.
/// <para>
/// In front stands a filter chosen for the set (see <see cref="LiteralStrategy"/>) that throws most of the input away; behind
/// it Aho-Corasick, which is exact. Case-sensitive and case-insensitive literals have an automaton each, walked in step where
/// the filter stops: so neither a hit nor the number of held bytes ever needs a look back at bytes that may be gone.
/// </para>
/// <para>
/// The literals may be secrets. Their bytes are not kept as such; the tables that imply them lie in pinned memory, so the
/// collector makes no copies, and are overwritten by <see cref="Dispose"/> or, failing that, by the finalizer.
/// </para>
/// </summary>
internal sealed class LiteralSet : IDisposable
{
    private readonly Automaton? _exact;
    private readonly Automaton? _folded;
    private readonly AnchorFilter _anchor;
    private readonly SampledFilter _sampled;
    private bool _disposed;

    private LiteralSet(IReadOnlyList<Literal> literals, LiteralStrategy wish)
    {
        Count = literals.Count;
        var shortest = int.MaxValue;
        var folded = false;
        var exact = false;
        foreach (var literal in literals)
        {
            var length = literal.Bytes.Length;
            if (length is 0 or > AutomatonBuilder.MaxLength)
            {
                throw new ArgumentException(
                    $"A literal has {length} bytes; it must have 1 to {AutomatonBuilder.MaxLength}.", nameof(literals));
            }

            shortest = Math.Min(shortest, length);
            MaxLength = Math.Max(MaxLength, length);
            folded |= literal.IgnoreCase;
            exact |= !literal.IgnoreCase;
        }

        // An automaton of nothing still has a root, which is all that an empty set needs.
        _folded = folded ? BuildAutomaton(literals, ignoreCase: true) : null;
        _exact = exact || !folded ? BuildAutomaton(literals, ignoreCase: false) : null;
        Strategy = Choose(wish, Count == 0 ? 0 : shortest);
        switch (Strategy)
        {
            case LiteralStrategy.Anchor:
                _anchor = new AnchorFilter(literals);
                break;
            case LiteralStrategy.Sampled:
                _sampled = new SampledFilter(literals, shortest);
                break;
        }
    }

    /// <summary>Overwrites what was left undisposed.</summary>
    ~LiteralSet() => Clear();

    /// <summary>Number of literals.</summary>
    public int Count { get; }

    /// <summary>Length of the longest literal, 0 when there is none.</summary>
    public int MaxLength { get; }

    /// <summary>What is in use; another than was asked for when some literal is too short for that.</summary>
    public LiteralStrategy Strategy { get; }

    /// <summary>Bytes of all tables.</summary>
    public int Size => (_exact?.Size ?? 0) + (_folded?.Size ?? 0) + _anchor.Size + _sampled.Size;

    /// <summary>Builds the set; the literals' bytes are not used afterwards.</summary>
    /// <exception cref="ArgumentException">A literal is empty, or longer than four million bytes.</exception>
    public static LiteralSet Build(IReadOnlyList<Literal> literals, LiteralStrategy strategy = LiteralStrategy.Auto)
        => new(literals, strategy);

    /// <summary>
    /// Reads <c>text[from..]</c>, continuing from <paramref name="state"/>, and reports every occurrence that ends in it, in
    /// order of its end. What lies before <paramref name="from"/> is not looked at.
    /// </summary>
    public void Find<TSink>(ReadOnlySpan<byte> text, int from, ref LiteralState state, ref TSink sink)
        where TSink : struct, ILiteralSink
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)from, (uint)text.Length, nameof(from));

        // Cleared tables would find nothing and say nothing.
        ObjectDisposedException.ThrowIf(_disposed, this);
        switch (Strategy)
        {
            case LiteralStrategy.Anchor:
                Find(in _anchor, text, from, ref state, ref sink);
                break;
            case LiteralStrategy.Sampled:
                Find(in _sampled, text, from, ref state, ref sink);
                break;
            default:
                Find(default(NoFilter), text, from, ref state, ref sink);
                break;
        }

        // Or the finalizer could clear the tables under the last search.
        GC.KeepAlive(this);
    }

    /// <summary>
    /// How many of the last bytes read more input may yet turn into part of an occurrence: of the suffixes that are a proper prefix
    /// of a literal, the most that lies at or behind its <see cref="Literal.HoldFrom"/>.
    /// </summary>
    /// <param name="state">Where the search stands.</param>
    public int HeldSuffix(in LiteralState state)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        var held = Math.Max(_exact?.Held(state.Exact) ?? 0, _folded?.Held(state.Folded) ?? 0);
        GC.KeepAlive(this);
        return held;
    }

    /// <summary>Overwrites the tables. No search may run.</summary>
    public void Dispose()
    {
        Clear();
        GC.SuppressFinalize(this);
    }

    private static Automaton BuildAutomaton(IReadOnlyList<Literal> literals, bool ignoreCase)
    {
        using var trie = new LiteralTrie(literals, ignoreCase);
        return AutomatonBuilder.Build(trie);
    }

    private LiteralStrategy Choose(LiteralStrategy wish, int shortest)
    {
        if (wish == LiteralStrategy.Automaton || shortest < AnchorFilter.MinLength)
        {
            return LiteralStrategy.Automaton;
        }

        if (wish == LiteralStrategy.Anchor || shortest < SampledFilter.MinLength)
        {
            return LiteralStrategy.Anchor;
        }

        // Sampling wins when it can skip far; and the buckets of the anchor filter hold only so many literals.
        var sampled = wish == LiteralStrategy.Sampled || shortest >= SampledFilter.WorthwhileLength || Count > AnchorFilter.WorthwhileCount;
        return sampled ? LiteralStrategy.Sampled : LiteralStrategy.Anchor;
    }

    private void Find<TFilter, TSink>(in TFilter filter, ReadOnlySpan<byte> text, int from, ref LiteralState state, ref TSink sink)
        where TFilter : struct, ILiteralFilter
        where TSink : struct, ILiteralSink
    {
        if (_folded is null)
        {
            var cursor = new SingleCursor(_exact!, state.Exact);
            LiteralSearch.Run(ref cursor, in filter, text, from, ref sink);
            state.Exact = cursor.State;
        }
        else if (_exact is null)
        {
            var cursor = new SingleCursor(_folded, state.Folded);
            LiteralSearch.Run(ref cursor, in filter, text, from, ref sink);
            state.Folded = cursor.State;
        }
        else
        {
            var cursor = new PairCursor(_exact, _folded, state);
            LiteralSearch.Run(ref cursor, in filter, text, from, ref sink);
            state = cursor.State;
        }
    }

    private void Clear()
    {
        _disposed = true;
        _exact?.Clear();
        _folded?.Clear();
        _anchor.Clear();
        _sampled.Clear();
    }
}
