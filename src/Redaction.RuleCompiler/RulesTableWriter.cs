using System.Text;
using Redaction.Toml.Reading;

namespace Redaction.RuleCompiler;

/// <summary>Writes the rules as a Markdown table for people.</summary>
internal static class RulesTableWriter
{
    public static string Write(IReadOnlyCollection<RuleEntry> entries)
    {
        var text = new StringBuilder();
        text.Append("# Rules\n\n");
        text.Append("One file a provider family; this table is made by `dotnet run --project src/Redaction.RuleCompiler` and a test fails when it drifts.\n\n");
        text.Append("A rule has an `id`, a `title`, a `pattern` in the dialect of the engine, and optionally `block`, `severity`, `confidence`,\n");
        text.Append("`shape` (`token`, `password`, `assignment`), `min_entropy`, `checksum`, `checksum_policy` (`raise`, `require`),\n");
        text.Append("`keywords` (the pattern is then that of the value alone, assigned to or behind one of these words), `kind` (`secret`, or\n");
        text.Append("`identifier`, which is reported on request only), `in_alert` (false where the alert profile asks for more),\n");
        text.Append("`placeholders`, `allowed_values` and `references`. It must have two `positive` and two `negative` examples at least.\n");
        text.Append("A string may be written as an array of pieces; example tokens are, so that no scanner takes this folder for a leak.\n\n");
        text.Append($"| id ({entries.Count}) | what | severity | confidence | check |\n|---|---|---|---|---|\n");
        foreach (RuleEntry entry in entries.OrderBy(entry => entry.Rule.Id, StringComparer.Ordinal))
        {
            Rule rule = entry.Rule;
            string check = rule.Checksum is null ? "" : rule.ChecksumPolicy == ChecksumPolicy.Require ? $"{rule.Checksum} (required)" : rule.Checksum;
            text.Append($"| {rule.Id} | {rule.Title.Replace("|", "\\|", StringComparison.Ordinal)} | {TomlFields.Dashed(rule.Severity)} | {TomlFields.Dashed(rule.Confidence)} | {check} |\n");
        }

        return text.ToString();
    }
}
