namespace Redaction;

/// <summary>How a mask's text is made.</summary>
internal enum MaskKind
{
    Tag,
    FingerprintTag,
    Fixed,
    SameLength,
}
