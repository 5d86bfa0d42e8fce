namespace Redaction.NetStandard.Tests;

/// <summary>The examples of the rule files.</summary>
internal static class RuleExamples
{
    /// <summary>The rule, the text, and the secret in it; null where the rule must find nothing.</summary>
    public static (string RuleId, string Text, string? Secret)[] All { get; } =
    [
        .. Oracle.Call<string?[][]>("Redaction.NetStandard.Oracle.CatalogExamples", "Read", Path.Combine(Oracle.Metadata("Repository"), "rules"))
            .Select(example => (example[0]!, example[1]!, example[2])),
    ];
}
