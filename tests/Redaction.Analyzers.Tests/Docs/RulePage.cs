using System.Text.RegularExpressions;

namespace Redaction.Analyzers.Tests.Docs;

/// <summary>The page of a diagnostic, or its section in the README, in parts.</summary>
/// <param name="Title">The text of its heading.</param>
/// <param name="Sections">What stands under each heading of the next level.</param>
internal sealed partial record RulePage(string Title, IReadOnlyDictionary<string, string> Sections)
{
    public static string Folder { get; } = Path.Combine(Repository.Root, "src", "Redaction.Analyzers");

    public static RulePage Read(string id)
    {
        string text = File.ReadAllText(Path.Combine(Folder, "docs", id + ".md")).ReplaceLineEndings("\n");
        string[] parts = Heading().Split(text);
        var sections = new Dictionary<string, string>(StringComparer.Ordinal);
        for (int i = 1; i < parts.Length; i += 2)
        {
            sections.Add(parts[i], parts[i + 1]);
        }

        return new RulePage(parts[0].Trim(), sections);
    }

    /// <summary>The only sample in a section: its language, its file if it names one, and its text.</summary>
    public (string Language, string File, string Text) Sample(string section)
    {
        Match block = Assert.Single(Block().Matches(Sections[section]));
        return (block.Groups[1].Value, block.Groups[2].Value.Trim(), block.Groups[3].Value);
    }

    [GeneratedRegex("^## (.+)\n", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex("^```([a-z]+)([^\n]*)\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();
}
