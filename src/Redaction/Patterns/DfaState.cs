namespace Redaction.Patterns;

/// <summary>
/// A state of a <see cref="LazyDfa"/>: the set of automaton states a run can be in, and the states that bytes lead on to.
/// </summary>
/// <remarks>
/// Published when complete; afterwards only <see cref="Next"/> fills up, and the judgement about skipping is made. Both
/// writes are of single references or words that are right whenever they are seen, so that readers take no lock.
/// </remarks>
internal sealed class DfaState
{
    private volatile DfaFlags _flags;
    private int _visits;

    public DfaState(int[] live, ByteKind before, bool pending, int endKinds, int classes, DfaFlags flags)
    {
        Live = live;
        Before = before;
        HasPending = pending;
        EndKinds = endKinds;
        Next = (flags & DfaFlags.Over) != 0 ? [] : new DfaState?[classes];
        _flags = (flags & DfaFlags.Over) != 0 ? flags : flags | DfaFlags.Unjudged;
    }

    /// <summary>For each class of bytes the state it leads to, null where that has not been worked out.</summary>
    public DfaState?[] Next { get; }

    /// <summary>The automaton states, ascending: those that take a byte and the assertions that the next byte will settle.</summary>
    public int[] Live { get; }

    /// <summary>The kind of the byte that led here, kept only while an assertion is pending.</summary>
    public ByteKind Before { get; }

    /// <summary>Whether an assertion waits for the next byte.</summary>
    public bool HasPending { get; }

    /// <summary>One bit for each <see cref="ByteKind"/>: whether the match ends here when such a byte comes next.</summary>
    public int EndKinds { get; }

    public DfaFlags Flags => _flags;

    public bool Accepts => (_flags & DfaFlags.Accepts) != 0;

    /// <summary>Whether a match ends here or ended one byte before.</summary>
    public bool HasMatch => (_flags & (DfaFlags.Accepts | DfaFlags.MatchBehind)) != 0;

    /// <summary>Whether a match ended one byte before.</summary>
    public bool HasMatchBehind => (_flags & DfaFlags.MatchBehind) != 0;

    public bool IsOver => (_flags & DfaFlags.Over) != 0;

    /// <summary>How runs are skipped from here, once judged so.</summary>
    public DfaSkip? Skip { get; private set; }

    /// <summary>Where in the chain of <see cref="Skip"/> this state stands.</summary>
    public int SkipIndex { get; private set; }

    /// <summary>Counts a visit; true when there have been so many that a judgement about skipping pays.</summary>
    public bool CountVisit(int enough) => ++_visits >= enough;

    /// <summary>Ends the counting of visits: nothing to skip from here.</summary>
    public void JudgePlain() => _flags &= DfaFlags.Lasting;

    /// <summary>From here on runs are skipped. Done once at most, and the flag is written last: who sees it sees the rest.</summary>
    public void JudgeSkip(DfaSkip skip, int index)
    {
        Skip = skip;
        SkipIndex = index;
        _flags = (_flags & DfaFlags.Lasting) | DfaFlags.Skips;
    }
}
