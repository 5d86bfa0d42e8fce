namespace Redaction.Patterns;

/// <summary>What the parser hands on.</summary>
/// <param name="Root">The tree of the whole pattern.</param>
/// <param name="SecretGroup">The number of the group that is reported: <c>secret</c>, else the first, or 0 for the whole match.</param>
internal readonly record struct ParsedPattern(Node Root, int SecretGroup);
