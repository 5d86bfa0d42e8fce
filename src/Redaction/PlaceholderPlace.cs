namespace Redaction;

/// <summary>A place that looks like a placeholder or a mask.</summary>
/// <param name="Start">Where it begins, in chars (UTF-16 code units) of a text or bytes of UTF-8.</param>
/// <param name="Length">How long it is, in the same units.</param>
public readonly record struct PlaceholderPlace(int Start, int Length);
