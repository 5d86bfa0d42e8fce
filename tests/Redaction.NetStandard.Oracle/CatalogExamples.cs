using Redaction.RuleCompiler;

namespace Redaction.NetStandard.Oracle;

/// <summary>The examples of the rule files, as plain strings: they go to another load context.</summary>
public static class CatalogExamples
{
    /// <summary>For each example the rule's id, the text, and the secret in it, null where nothing may be found.</summary>
    /// <param name="folder">Where the rule files are.</param>
    public static string?[][] Read(string folder) =>
    [
        .. RuleCatalog.Load(folder).SelectMany(entry => entry.Examples.Select(example => new[] { entry.Rule.Id, example.Text, example.Secret })),
    ];
}
