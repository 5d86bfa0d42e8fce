namespace Redaction.RoundTrip;

/// <summary>A place that looks like a placeholder, in chars.</summary>
/// <param name="Start">Where it begins.</param>
/// <param name="Length">How long it is; at least one.</param>
/// <param name="Shape">What it looks like.</param>
/// <param name="NameLength">For a tagged one: the length of its name, which stands after <see cref="PlaceholderFinder.Opening"/>.</param>
internal readonly record struct Suspect(int Start, int Length, PlaceholderShape Shape, int NameLength = 0);
