using System.Text.Json.Serialization;

namespace Redaction.Tool.Baselines.Importing;

/// <summary>An element of a gitleaks report. The fields with the secret, <c>Secret</c> and <c>Match</c>, are not read.</summary>
internal sealed record GitleaksRecord(
    [property: JsonPropertyName("RuleID"), JsonRequired] string RuleId,
    [property: JsonPropertyName("File"), JsonRequired] string File,
    [property: JsonPropertyName("StartLine"), JsonRequired] long StartLine,
    [property: JsonPropertyName("EndLine")] long EndLine,
    [property: JsonPropertyName("StartColumn")] long StartColumn,
    [property: JsonPropertyName("EndColumn")] long EndColumn,
    [property: JsonPropertyName("Commit")] string? Commit);
