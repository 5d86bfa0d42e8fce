namespace Redaction.Tool.Suppressions;

/// <summary>A finding that a comment or a baseline suppresses.</summary>
/// <param name="Located">The finding.</param>
/// <param name="Comment">The comment's mark, such as <c>redaction:allow</c>, or that of the baseline.</param>
internal sealed record SuppressedFinding(LocatedFinding Located, string Comment);
