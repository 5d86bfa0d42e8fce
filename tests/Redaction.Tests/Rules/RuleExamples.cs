using Redaction.RuleCompiler;
using Redaction.Toml.Reading;

namespace Redaction.Tests.Rules;

/// <summary>
/// Every example of every rule file as a test case: the rule, the text that is scanned, and what the rule must report of it,
/// or null when it must report nothing.
/// </summary>
internal static class RuleExamples
{
    public static IEnumerable<(Rule Rule, string Text, string? ExpectedSecret)> All()
    {
        foreach (RuleEntry entry in RuleCatalog.Load(Path.Combine(Repository.Root, "rules")))
        {
            foreach (RuleExample example in entry.Examples)
            {
                yield return (entry.Rule, example.Text, example.Secret);
            }
        }
    }
}
