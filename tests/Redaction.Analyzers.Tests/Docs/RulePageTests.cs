using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace Redaction.Analyzers.Tests.Docs;

/// <summary>Each diagnostic has a page, a section in the README that its help link leads to, and an entry of release tracking.</summary>
public class RulePageTests
{
    private static readonly string[] s_sections = ["What it finds", "Why", "Bad", "Good", "Options", "How to suppress"];

    public static TheoryData<string> Ids => [.. Descriptors.All.Select(descriptor => descriptor.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_page_has_its_title_and_its_sections(string id)
    {
        RulePage page = RulePage.Read(id);
        Assert.Equal($"# {id}: {Of(id).Title}", page.Title);
        Assert.Equal(s_sections, page.Sections.Keys);
        Assert.All(page.Sections.Values, section => Assert.NotEqual("", section.Trim()));
        Assert.Contains($"dotnet_diagnostic.{id}.severity", page.Sections["How to suppress"], StringComparison.Ordinal);
    }

    [Fact]
    public void There_is_no_page_without_a_diagnostic() =>
        Assert.Equal(
            Descriptors.All.Select(descriptor => descriptor.Id),
            Directory.GetFiles(Path.Combine(RulePage.Folder, "docs")).Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_README_has_a_section_where_the_help_link_leads(string id)
    {
        DiagnosticDescriptor descriptor = Of(id);
        string anchor = new Uri(descriptor.HelpLinkUri).Fragment[1..];
        string[] headings = [.. ReadMe().Split('\n').Where(line => line.StartsWith('#')).Select(line => line.TrimStart('#', ' '))];
        Assert.Equal(id, Assert.Single(headings, heading => string.Equals(heading, anchor, StringComparison.OrdinalIgnoreCase)));
        Assert.Contains($"### {id}\n\n**{descriptor.Title}.**", ReadMe(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_README_and_the_page_show_the_same_samples(string id)
    {
        string section = ReadMe().Split($"### {id}\n")[1].Split("\n### ")[0];
        RulePage page = RulePage.Read(id);
        Assert.Contains(page.Sample("Bad").Text, section, StringComparison.Ordinal);
        Assert.Contains(page.Sample("Good").Text, section, StringComparison.Ordinal);
    }

    [Fact]
    public void The_README_names_every_option_of_the_pages()
    {
        string readMe = ReadMe();
        foreach (DiagnosticDescriptor descriptor in Descriptors.All)
        {
            foreach (Match option in Regex.Matches(RulePage.Read(descriptor.Id).Sections["Options"], @"^\| `(\w+)` \|", RegexOptions.Multiline))
            {
                Assert.Contains($"| {option.Groups[0].Value[2..^2]} |", readMe, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void Release_tracking_holds_every_diagnostic_as_it_is()
    {
        var rows = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string file in (string[])["AnalyzerReleases.Shipped.md", "AnalyzerReleases.Unshipped.md"])
        {
            foreach (Match row in Regex.Matches(File.ReadAllText(Path.Combine(RulePage.Folder, file)), @"^(RDC\d{4}) \| (.+)$", RegexOptions.Multiline))
            {
                rows.Add(row.Groups[1].Value, row.Groups[2].Value.Trim());
            }
        }

        Assert.Equal(
            Descriptors.All.Select(d => KeyValuePair.Create(d.Id, $"{d.Category} | {d.DefaultSeverity} | {d.Title}")),
            rows.OrderBy(row => row.Key, StringComparer.Ordinal));
    }

    private static DiagnosticDescriptor Of(string id) => Descriptors.All.Single(descriptor => descriptor.Id == id);

    private static string ReadMe() => File.ReadAllText(Path.Combine(RulePage.Folder, "README.md")).ReplaceLineEndings("\n");
}
