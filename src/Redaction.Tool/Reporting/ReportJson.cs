using System.Text.Encodings.Web;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace Redaction.Tool.Reporting;

/// <summary>How our records are written as JSON, generated at build time.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Serialization, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(FindingRecord))]
[JsonSerializable(typeof(RuleRecord))]
internal sealed partial class ReportJson : JsonSerializerContext
{
    /// <summary>For JSON that stands alone: letters of all languages as they are.</summary>
    public static JavaScriptEncoder Encoder { get; } = JavaScriptEncoder.Create(UnicodeRanges.All);
}
