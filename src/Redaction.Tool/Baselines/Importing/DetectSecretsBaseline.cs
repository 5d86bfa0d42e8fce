using System.Text.Json.Serialization;

namespace Redaction.Tool.Baselines.Importing;

/// <summary>A <c>.secrets.baseline</c> of detect-secrets: the findings of each file.</summary>
internal sealed record DetectSecretsBaseline(
    [property: JsonPropertyName("results"), JsonRequired] Dictionary<string, DetectSecretsRecord[]> Results);
