using System.Text.Json.Serialization;

namespace Redaction.Tool.Baselines.Importing;

/// <summary>How reports of other scanners are read, generated at build time.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(GitleaksRecord[]))]
[JsonSerializable(typeof(DetectSecretsBaseline))]
internal sealed partial class ImportJson : JsonSerializerContext;
