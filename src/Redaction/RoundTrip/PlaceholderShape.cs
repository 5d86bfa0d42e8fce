namespace Redaction.RoundTrip;

/// <summary>What a text that looks like a placeholder is, by its form alone.</summary>
internal enum PlaceholderShape
{
    /// <summary><c>[REDACTED:name#tag]</c>, letter for letter.</summary>
    Tagged,

    /// <summary>A mask that never stood for one value: <c>[REDACTED:rule]</c>, <c>***REDACTED***</c>, <c>[MASKED]</c>.</summary>
    Plain,

    /// <summary>Nearly a placeholder: another case, blanks or escapes in it, a tag of another length.</summary>
    Malformed,

    /// <summary>The beginning or the end of one.</summary>
    Cut,
}
