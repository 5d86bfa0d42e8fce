namespace Redaction;

/// <summary>What a finding was found by.</summary>
public enum FindingKind
{
    /// <summary>A rule's pattern, confirmed and judged.</summary>
    Pattern,

    /// <summary>A value that was registered at run time.</summary>
    KnownValue,
}
