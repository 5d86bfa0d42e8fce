using Microsoft.CodeAnalysis.Diagnostics;

namespace Redaction.Analyzers.Options;

/// <summary>
/// The options of a diagnostic in <c>.editorconfig</c>: <c>dotnet_code_quality.RDC1002.NAME</c>, else <c>dotnet_code_quality.RDC.NAME</c>
/// for all of them. A value that is none of those there are counts as not given: the default then is the one that reports more.
/// </summary>
internal static class AnalyzerSettings
{
    private const string Prefix = "dotnet_code_quality.";

    /// <summary>The value of an option; null when it is not given.</summary>
    public static string? Read(AnalyzerConfigOptions options, string id, string name)
    {
        if (options.TryGetValue($"{Prefix}{id}.{name}", out string? value) || options.TryGetValue($"{Prefix}RDC.{name}", out value))
        {
            value = value.Trim();
            return value.Length > 0 ? value : null;
        }

        return null;
    }

    /// <summary><c>min_confidence</c>: the least confidence of a finding that is reported; <c>generic</c> by default.</summary>
    public static Confidence MinConfidence(AnalyzerConfigOptions options, string id) => Read(options, id, "min_confidence")?.ToLowerInvariant() switch
    {
        "contextual" => Confidence.Contextual,
        "self_identifying" => Confidence.SelfIdentifying,
        "verified" => Confidence.Verified,
        _ => Confidence.Generic,
    };

    /// <summary><c>generated_code</c>: whether generated code is looked at like any other, or not at all; null when it is not given.</summary>
    public static bool? GeneratedCode(AnalyzerConfigOptions options, string id) => Read(options, id, "generated_code")?.ToLowerInvariant() switch
    {
        "true" => true,
        "false" => false,
        _ => null,
    };

    /// <summary><c>secret_names</c>: names that say that they hold a secret, besides those that the engine knows.</summary>
    public static NameList SecretNames(AnalyzerConfigOptions options, string id) => NameList.Parse(Read(options, id, "secret_names"));

    /// <summary><c>not_secret_names</c>: names that say no such thing, whatever the engine thinks.</summary>
    public static NameList NotSecretNames(AnalyzerConfigOptions options, string id) => NameList.Parse(Read(options, id, "not_secret_names"));
}
