using System.Text.Json.Serialization;

namespace Redaction.Tool.Reporting;

/// <summary>A finding as programs read it; lines and columns from 1, columns in UTF-16 code units, the end exclusive; what a comment suppresses says so.</summary>
internal sealed record FindingRecord(
    string RuleId,
    string Path,
    long StartLine,
    long StartColumn,
    long EndLine,
    long EndColumn,
    string Severity,
    string Confidence,
    string Fingerprint,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? SuppressedBy = null);
