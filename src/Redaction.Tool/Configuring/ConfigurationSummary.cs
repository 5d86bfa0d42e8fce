using Redaction.Toml;
using Redaction.Tool.Reporting;

namespace Redaction.Tool.Configuring;

/// <summary>What is in force, in words.</summary>
internal static class ConfigurationSummary
{
    /// <summary>Writes what a scan works with.</summary>
    /// <param name="configuration">The configuration; null when there is none.</param>
    /// <param name="output">Where it is written.</param>
    public static void Write(RuleConfiguration? configuration, TextWriter output)
    {
        RuleSet rules = configuration?.Rules ?? RuleSet.Default;
        string[] own = [.. rules.Where(rule => !RuleSet.Default.TryGet(rule.Id, out _)).Select(rule => rule.Id).Order(StringComparer.Ordinal)];
        string[] changed = [.. rules.Where(rule => RuleSet.Default.TryGet(rule.Id, out Rule? built) && rule with { Allow = built.Allow } != built).Select(rule => rule.Id).Order(StringComparer.Ordinal)];
        string[] missing = [.. RuleSet.Default.Where(rule => !rules.TryGet(rule.Id, out _)).Select(rule => rule.Id).Order(StringComparer.Ordinal)];
        bool isBuiltIn = missing.Length < RuleSet.Default.Count;

        Line("files", configuration is null ? "none: what is built in holds" : string.Join(", ", configuration.Files.Select(SafeText.Escape)));
        Line("profile", ToolEnvironment.Profile is { } profile ? $"{Label.Of(profile)}, by REDACT_PROFILE"
            : configuration?.Profile is { } chosen ? Label.Of(chosen)
            : $"left open: {Label.Of(Profile.Alert)} for scans");
        Line("confidence", configuration?.MinConfidence is { } least ? $"{Label.Of(least)} or more" : "any");
        Line("identifiers", configuration?.Identifiers == true ? "found" : "not found");
        Line("rules", $"{rules.Count} in force{(isBuiltIn ? "" : ", none of them built in")}");
        List("own", own);
        List("changed", changed);
        List("disabled", isBuiltIn ? missing : []);
        Line("allowed", configuration is null or { NeedsPaths: false, NeedsLines: false } && !rules.Any(rule => !rule.Allow.IsDefaultOrEmpty)
            ? "nothing"
            : string.Join(", ", Allowed(configuration, rules)));
        Line("comments", configuration is null ? "all" : configuration.Suppressions.IsEmpty ? "none count" : string.Join(", ", configuration.Suppressions.Select(Label.Of)));

        void Line(string name, string value) => output.WriteLine($"{name,-12} {value}");

        void List(string name, string[] ids)
        {
            if (ids.Length > 0)
            {
                Line(name, $"{ids.Length}: {string.Join(", ", ids)}");
            }
        }
    }

    private static IEnumerable<string> Allowed(RuleConfiguration? configuration, RuleSet rules)
    {
        if (rules.Any(rule => !rule.Allow.IsDefaultOrEmpty))
        {
            yield return "by value";
        }

        if (configuration is { NeedsPaths: true })
        {
            yield return "by path";
        }

        if (configuration is { NeedsLines: true })
        {
            yield return "by line";
        }

        if (configuration is { HasFingerprints: true })
        {
            yield return "by fingerprint, under the key of the baseline or of --fingerprint-key";
        }
    }
}
