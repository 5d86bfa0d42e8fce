namespace Redaction.Tool.Git;

/// <summary>A secret, wherever it is found: the same one in a thousand versions of a file is told once.</summary>
/// <param name="RuleId">The rule, or the name of a known value.</param>
/// <param name="Fingerprint">What tells it from others.</param>
internal sealed record FoundKey(string RuleId, string Fingerprint);
