namespace Redaction.Patterns;

/// <summary>What a run has to do when it enters a <see cref="DfaState"/>.</summary>
[Flags]
internal enum DfaFlags
{
    None = 0,

    /// <summary>A match ends here, whatever comes next.</summary>
    Accepts = 1,

    /// <summary>A match ended one byte earlier: the byte that led here settled it.</summary>
    MatchBehind = 2,

    /// <summary>The byte that led here may belong to the reported span or lie behind its opening.</summary>
    InSecret = 4,

    /// <summary>No further byte can be taken: dead, or final when it accepts.</summary>
    Over = 8,

    /// <summary>Not yet known whether runs of bytes can be skipped from here.</summary>
    Unjudged = 16,

    /// <summary>Runs of bytes can be skipped from here.</summary>
    Skips = 32,

    /// <summary>What is true of the state itself, and not of how it is run.</summary>
    Lasting = Accepts | MatchBehind | InSecret | Over,
}
