namespace Redaction.Tool.Reporting;

/// <summary>A rule as programs read it.</summary>
internal sealed record RuleRecord(
    string Id, string Title, string Severity, string Confidence, string Pattern, IReadOnlyList<string> Checks, IReadOnlyList<string> References);
