namespace Redaction;

/// <summary>A literal that stands in every match of an entry.</summary>
/// <param name="Text">Its bytes as Latin-1 chars, in lower case when case is ignored.</param>
/// <param name="IgnoreCase">Whether ASCII letters match in either case.</param>
/// <param name="HoldFrom">From which byte on its beginning must be held back at the end of the input.</param>
internal sealed record AnchorLiteral(string Text, bool IgnoreCase = false, int HoldFrom = int.MaxValue);
