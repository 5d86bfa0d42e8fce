namespace Redaction.Tool.Tests;

public class UsageTests
{
    [Theory]
    [InlineData("fliter", "there is no command 'fliter'; did you mean 'filter'?")]
    [InlineData("", "command was not provided")]
    [InlineData("scan", "there is nothing to scan; give a PATH")]
    [InlineData("scan|--fromat|json|.", "there is no option '--fromat'; did you mean '--format'?")]
    [InlineData("scan|.|--format|xml", "--format is one of text, json, jsonl, sarif")]
    [InlineData("scan|.|--max-file-size|3x", "--max-file-size is a number of bytes")]
    [InlineData("scan|/no/such/path", "/no/such/path: no such file or folder")]
    [InlineData("filter|--mask|stars", "--mask is one of tag, fixed, same-length, fingerprint")]
    [InlineData("filter|--mask-text|x", "--mask-text is the text of --mask fixed")]
    [InlineData("filter|--mask|fixed|--mask-text|a\"b", "--mask-text must have a text")]
    [InlineData("filter|--idle-flush|-1", "--idle-flush is a number of milliseconds")]
    [InlineData("filter|extra", "'extra' is not expected here")]
    [InlineData("filter|--known|/no/such/file", "/no/such/file: no such file")]
    [InlineData("filter|--known|/", "/: is a directory")]
    [InlineData("filter|--fingerprint-key|/dev/null", "a fingerprint key has 16 to 4096 bytes")]
    [InlineData("rules|explain|github-pta", "did you mean \"github-pat\"?")]
    [InlineData("rules|explain", "name a rule, or give a text with --stdin")]
    public async Task A_wrong_command_line_exits_with_2_and_says_what_is_wrong(string arguments, string message)
    {
        Outcome outcome = await Redact.RunWithInputAsync("text", arguments.Split('|', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(2, outcome.ExitCode);
        Assert.StartsWith("redact: ", outcome.Error);
        Assert.Contains(message, outcome.Error);
        Assert.Empty(outcome.Output);
    }

    [Fact]
    public async Task Help_lists_the_exit_codes_and_examples()
    {
        Outcome help = await Redact.RunAsync("--help");
        Assert.Equal(0, help.ExitCode);
        Assert.Contains("redact filter", help.Output);
        Assert.Contains("Exit codes:", help.Output);
        Assert.Contains("141", help.Output);
        Assert.Contains("Examples:", (await Redact.RunAsync("scan", "--help")).Output);
    }

    [Fact]
    public async Task The_version_is_one_line()
    {
        Outcome version = await Redact.RunAsync("--version");
        Assert.Equal(0, version.ExitCode);
        Assert.Matches(@"^\d+\.\d+\.\d+(-[\w.]+)?\r?\n$", version.Output);
    }

    [Fact]
    public async Task A_name_that_begins_with_an_at_sign_is_no_response_file()
    {
        using var folder = new TempFolder();
        folder.Write("@name");
        Outcome scan = await Redact.RunInAsync(folder.Tree, "", "scan", "@name", "--known", folder.Known);
        Assert.Equal(1, scan.ExitCode);
        Assert.StartsWith("@name:1:1: ", scan.Output);
    }

    [Fact]
    public async Task What_looks_like_a_secret_is_masked_in_messages()
    {
        using var folder = new TempFolder();
        folder.Write($"{FilterTests.Token}.gz", [0x1f, 0x8b, 8, 0, 1, 2, 3]);
        foreach (string[] arguments in (string[][])[["scan", "."], ["scan", FilterTests.Token], [FilterTests.Token], ["run", "--", $"./{FilterTests.Token}"]])
        {
            Outcome run = await Redact.RunInAsync(folder.Tree, "", arguments);
            Assert.NotEqual(0, run.ExitCode);
            Assert.Contains("[REDACTED:github-pat]", run.Error);
            Assert.DoesNotContain(FilterTests.Token, run.Output + run.Error);
        }
    }
}
