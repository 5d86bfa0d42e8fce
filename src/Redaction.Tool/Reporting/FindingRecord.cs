using System.Text.Json.Serialization;
using Redaction.Tool.Scanning;

namespace Redaction.Tool.Reporting;

/// <summary>
/// A finding as programs read it, described by <c>schema/findings.schema.json</c>: lines and columns from 1, columns in UTF-16
/// code units, the end exclusive, offset and length in bytes of the text as UTF-8.
/// </summary>
internal sealed record FindingRecord(
    int Version,
    string RuleId,
    string Title,
    string Kind,
    string Path,
    long StartLine,
    long StartColumn,
    long EndLine,
    long EndColumn,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] long? Offset,
    long Length,
    string Severity,
    string Confidence,
    string Fingerprint,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Excerpt,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? SuppressedBy,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Source,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] CommitRecord? Commit)
{
    /// <summary>The version of the schema: it grows when a field changes its meaning or goes, not when one is added.</summary>
    public const int SchemaVersion = 1;

    /// <summary>The record of a finding.</summary>
    public static FindingRecord Of(ReportedFinding reported)
    {
        (Finding finding, TextPosition start, TextPosition end) = reported.Located;
        return new FindingRecord(
            SchemaVersion, finding.RuleId, reported.Title, Label.Of(finding.Kind), reported.Path, start.Line, start.Column, end.Line, end.Column,
            reported.Place?.Start, reported.Place?.Length ?? finding.Length, Label.Of(finding.Severity), Label.Of(finding.Confidence), finding.Fingerprint,
            reported.Excerpt?.ToString(), reported.SuppressedBy,
            reported.Source == SourceKind.File ? null : Label.Of(reported.Source), reported.Commit);
    }
}
