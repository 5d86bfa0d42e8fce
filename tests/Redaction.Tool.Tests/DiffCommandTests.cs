namespace Redaction.Tool.Tests;

public sealed class DiffCommandTests
{
    private static readonly string s_diff = $"diff --git a/src/a.txt b/src/a.txt\n--- a/src/a.txt\n+++ b/src/a.txt\n@@ -4,2 +4,3 @@\n one\n-{TempFolder.Secret}\n+é {TempFolder.Secret}\n+three\n";

    [Fact]
    public async Task A_diff_on_standard_input_is_scanned()
    {
        using var folder = new TempFolder();

        Outcome scan = await RunAsync(folder, s_diff, "--format", "json");

        FoundSecret found = Assert.Single(FoundSecret.Parse(scan.Output));
        Assert.Equal(("src/a.txt", 5, 3, 5, 24), (found.Path, found.StartLine, found.StartColumn, found.EndLine, found.EndColumn));
        Assert.Equal("1 finding in 1 of 1 file\n", scan.Error);
        Assert.Equal(1, scan.ExitCode);
    }

    [Fact]
    public async Task Removed_lines_are_told_on_request()
    {
        using var folder = new TempFolder();
        Assert.Contains("src/a.txt:5:1:", (await RunAsync(folder, s_diff, "--removed")).Output);
    }

    [Fact]
    public async Task A_file_is_rewritten()
    {
        using var folder = new TempFolder();

        Outcome redacted = await RunAsync(folder, "", folder.Write("p.diff", s_diff), "--redact");

        Assert.Equal(s_diff.Replace($"é {TempFolder.Secret}", "é [REDACTED:db]", StringComparison.Ordinal), redacted.Output);
        Assert.Equal("1 secret masked\n", redacted.Error);
        Assert.Equal(0, redacted.ExitCode);
    }

    [Fact]
    public async Task Comments_in_the_hunk_count()
    {
        using var folder = new TempFolder();
        string config = folder.Write("conf.toml", "[[rule]]\nid = \"acme-token\"\ntitle = \"Acme token\"\npattern = 'acme_[0-9a-z]{10}'\n");
        string key = "acme_" + "k3v9x2" + "m7q1";
        string diff = $"--- a/x\n+++ b/x\n@@ -1 +1,3 @@\n # redaction:allow-next-line\n+{key}\n+{key}\n";

        Outcome scan = await RunAsync(folder, diff, "--config", config);

        Assert.StartsWith("x:3:1: ", scan.Output);
        Assert.Equal("1 finding in 1 of 1 file (1 suppressed by comments)\n", scan.Error);
    }

    [Theory]
    [InlineData("no diff\n", "no unified diff")]
    [InlineData("--- a/x\n+++ b/x\n@@ -1,2 +1,2 @@\n a\n", "line 5: the hunk that begins at line 3 is cut short")]
    [InlineData("\e[1m--- a/x\e[m\n", "--no-color")]
    public async Task What_is_no_diff_is_refused(string input, string message)
    {
        using var folder = new TempFolder();
        foreach (string[] options in (string[][])[[], ["--redact"]])
        {
            Outcome scan = await RunAsync(folder, input, options);
            Assert.Equal(2, scan.ExitCode);
            Assert.Contains(message, scan.Error);
        }
    }

    [Fact]
    public async Task An_empty_diff_is_clean() => Assert.Equal(0, (await Redact.RunWithInputAsync("", "diff")).ExitCode);

    private static Task<Outcome> RunAsync(TempFolder folder, string input, params string[] options) =>
        Redact.RunInAsync(folder.Tree, input, ["diff", "--known", folder.Known, .. options]);
}
