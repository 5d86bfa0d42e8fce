using System.Text.Json.Serialization;

namespace Redaction.Tool.Reporting;

/// <summary>How our records are written as JSON, generated at build time.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Serialization, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(FindingRecord))]
[JsonSerializable(typeof(RuleRecord))]
internal sealed partial class ReportJson : JsonSerializerContext;
