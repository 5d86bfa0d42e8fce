using System.Text.Json;

namespace Redaction.Tool.Tests;

public class RulesTests
{
    [Fact]
    public async Task The_list_has_a_line_for_each_rule_in_order()
    {
        Outcome list = await Redact.RunAsync("rules", "list");
        Assert.Equal(0, list.ExitCode);
        string[] lines = list.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        string[] ids = [.. lines.Select(l => l.Split(' ')[0])];
        Assert.Contains("github-pat", ids);
        Assert.Equal(ids.Order(StringComparer.Ordinal), ids);

        using JsonDocument json = JsonDocument.Parse((await Redact.RunAsync("rules", "list", "--format", "json")).Output);
        Assert.Equal(ids, json.RootElement.EnumerateArray().Select(r => r.GetProperty("id").GetString()));
        Assert.All(json.RootElement.EnumerateArray(), r => Assert.NotEqual("", r.GetProperty("pattern").GetString()));
    }

    [Fact]
    public async Task A_rule_is_explained()
    {
        Outcome explained = await Redact.RunAsync("rules", "explain", "github-pat");
        Assert.Equal(0, explained.ExitCode);
        foreach (string part in (string[])["github-pat: GitHub personal access token", "critical", "self-identifying", "ghp_", "crc32-base62", "https://docs.github.com/"])
        {
            Assert.Contains(part, explained.Output);
        }
    }

    [Fact]
    public async Task A_text_is_explained_without_its_secret()
    {
        string text = $"\n token {FilterTests.Token} and {FilterTests.Token[..^1]}0\n";
        Outcome explained = await Redact.RunWithInputAsync(text, "rules", "explain", "github-pat", "--stdin");
        Assert.Equal(0, explained.ExitCode);
        Assert.Contains("2:8: github-pat: 40 bytes: finding, verified", explained.Output);
        Assert.Contains("2:53: github-pat: 40 bytes: ", explained.Output);
        Assert.Contains("crc32-base62: failed", explained.Output);
        Assert.DoesNotContain(FilterTests.Token[4..12], explained.Output);
    }

    [Fact]
    public async Task A_text_that_no_rule_matches_is_told_so()
    {
        Assert.Equal(new Outcome(0, "No rule's pattern matches.\n", ""), await Redact.RunWithInputAsync("nothing", "rules", "explain", "--stdin"));
    }
}
