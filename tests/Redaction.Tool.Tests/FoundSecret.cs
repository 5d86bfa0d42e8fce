using System.Text.Json;

namespace Redaction.Tool.Tests;

/// <summary>An element of the JSON report, read as a foreign program would: what it does not know does not disturb it.</summary>
internal sealed record FoundSecret(
    string RuleId, string Path, int StartLine, int StartColumn, int EndLine, int EndColumn, string Severity, string Confidence, string Fingerprint,
    string? SuppressedBy = null)
{
    private static readonly JsonSerializerOptions s_options = new(JsonSerializerDefaults.Web) { PropertyNameCaseInsensitive = false };

    /// <summary>Reads a report.</summary>
    public static FoundSecret[] Parse(string json) => JsonSerializer.Deserialize<FoundSecret[]>(json, s_options)!;
}
