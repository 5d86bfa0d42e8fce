namespace Redaction.Tool.Suppressions;

/// <summary>A finding that a comment suppresses.</summary>
/// <param name="Located">The finding.</param>
/// <param name="Comment">The comment's mark, such as <c>redaction:allow</c>.</param>
internal sealed record SuppressedFinding(LocatedFinding Located, string Comment);
