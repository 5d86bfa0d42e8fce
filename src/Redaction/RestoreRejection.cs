namespace Redaction;

/// <summary>Why a placeholder was not turned back into its value.</summary>
public enum RestoreRejection
{
    /// <summary>It looks like a placeholder of this session and is none: altered, escaped, or made up.</summary>
    Forged,

    /// <summary>It is of another session, or was.</summary>
    ForeignSession,

    /// <summary>Only a part of it is there.</summary>
    Truncated,

    /// <summary>It stands for no one value: a pattern's finding, a plain mask, another maker's mask; or the value is not text.</summary>
    NotRestorable,

    /// <summary>No live lease of the value names this sink in <see cref="SecretOptions.RestoreTo"/>.</summary>
    SinkNotAllowed,

    /// <summary>The value's leases have ended.</summary>
    Ended,
}
