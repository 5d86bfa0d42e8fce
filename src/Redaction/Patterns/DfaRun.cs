namespace Redaction.Patterns;

/// <summary>
/// Where a run over a <see cref="LazyDfa"/> stands. Its indexes are relative to the span of the last call; a caller
/// whose next window begins elsewhere moves them.
/// </summary>
internal struct DfaRun
{
    /// <summary>The state.</summary>
    public DfaState State;

    /// <summary>Where the longest match so far ends (its lowest index in a backward run), or -1.</summary>
    public int LastMatch;

    /// <summary>
    /// A lowest index such that no byte before it is in the reported span, given what was taken; -1 when no byte so far is.
    /// Once there is a match it is not raised any more.
    /// </summary>
    public int SecretStart;

    /// <summary>A run that has matched nothing; its state is still to be set.</summary>
    public DfaRun()
        : this(null!)
    {
    }

    /// <param name="start">The state that <see cref="LazyDfa.Start"/> gave.</param>
    public DfaRun(DfaState start)
    {
        State = start;
        LastMatch = -1;
        SecretStart = -1;
    }

    /// <summary>Whether the run is over: nothing can match any more, or nothing can make the match longer.</summary>
    public readonly bool IsDead => State.IsOver;
}
