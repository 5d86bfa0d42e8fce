using System.Text.Json.Serialization;

namespace Redaction.Tool.Baselines.Importing;

/// <summary>A finding of detect-secrets.</summary>
/// <param name="Type">Its kind.</param>
/// <param name="LineNumber">Its line, from 1.</param>
/// <param name="HashedSecret">The SHA-1 of the secret in hexadecimal.</param>
/// <param name="IsSecret">What an audit said; null when there was none.</param>
internal sealed record DetectSecretsRecord(
    [property: JsonPropertyName("type"), JsonRequired] string Type,
    [property: JsonPropertyName("line_number")] long LineNumber,
    [property: JsonPropertyName("hashed_secret"), JsonRequired] string HashedSecret,
    [property: JsonPropertyName("is_secret")] bool? IsSecret);
