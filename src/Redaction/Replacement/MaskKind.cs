namespace Redaction;

/// <summary>How a mask's text is made.</summary>
internal enum MaskKind
{
    Tag,
    FingerprintTag,
    Fixed,
    SameLength,

    /// <summary>The reference that a known value was registered with, else the tag.</summary>
    Reference,

    /// <summary>A placeholder of one session for a known value, else the tag.</summary>
    Placeholder,
}
