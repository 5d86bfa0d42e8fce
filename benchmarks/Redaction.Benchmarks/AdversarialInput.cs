namespace Redaction.Benchmarks;

/// <summary>Inputs that an attacker would choose.</summary>
public enum AdversarialInput
{
    /// <summary>64 KiB of a token's prefix.</summary>
    GitHubPrefixes,

    /// <summary>64 KiB of the beginning of a JWT.</summary>
    JwtPrefixes,

    /// <summary>1 MiB of a log's characters without a line end.</summary>
    NoNewline,

    /// <summary>1 MiB after the opening of a key that is never closed.</summary>
    UnclosedKey,

    /// <summary>1 MiB of openings of keys, none closed.</summary>
    NestedOpenings,

    /// <summary>64 KiB of assignments without a value.</summary>
    Assignments,

    /// <summary>64 KiB in which each opening stands inside the candidate of the one before.</summary>
    NestedCandidates,
}
