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
    public async Task An_offset_is_told_where_the_start_of_the_file_is_seen_and_nowhere_else()
    {
        using var folder = new TempFolder();
        string diff = $"--- a/x\n+++ b/x\n@@ -1 +1,2 @@\n é\n+k {TempFolder.Secret}\n@@ -9,0 +11 @@\n+{TempFolder.Secret}\n";
        Outcome scan = await RunAsync(folder, diff, "--format", "json");
        using var report = System.Text.Json.JsonDocument.Parse(scan.Output);
        Assert.Equal(2, report.RootElement.GetArrayLength());
        Assert.Equal((2, 5, 21), (Get(0, "startLine"), Get(0, "offset"), Get(0, "length")));
        Assert.Equal((11, 21), (Get(1, "startLine"), Get(1, "length")));
        Assert.False(report.RootElement[1].TryGetProperty("offset", out _));
        NJsonSchema.JsonSchema schema = await NJsonSchema.JsonSchema.FromFileAsync(Path.Combine(AppContext.BaseDirectory, "findings.schema.json"), TestContext.Current.CancellationToken);
        Assert.Empty(schema.Validate(scan.Output));

        int Get(int finding, string name) => report.RootElement[finding].GetProperty(name).GetInt32();
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

    [Theory]
    [InlineData("diff --git a/S.txt b/S.txt\n--- a/S.txt\n+++ b/S.txt\n@@ -1 +1 @@\n-a\n+b\n", "diff --git a/[REDACTED:db].txt b/[REDACTED:db].txt")]
    [InlineData("diff --git a/x b/S\nsimilarity index 100%\nrename from x\nrename to S\n", "diff --git a/x b/[REDACTED:db]")]
    [InlineData("--- old/x\n+++ new/S\n@@ -1 +1 @@\n-a\n+b\n", "+++ new/[REDACTED:db]")]
    [InlineData("diff --git \"a/Q\" \"b/Q\"\nBinary files \"a/Q\" and \"b/Q\" differ\n", "diff --git \"a/[REDACTED:db]\" \"b/[REDACTED:db]\"")]
    [InlineData("a message\n@@ -1,9 +1,9 @@\ndiff --git a/S b/S\nold mode 100644\nnew mode 100755\n", "diff --git a/[REDACTED:db] b/[REDACTED:db]")]
    public async Task A_name_with_a_secret_ends_the_rewriting_before_it(string tail, string shown)
    {
        using var folder = new TempFolder();
        const string Clean = "diff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -1 +1,2 @@\n one\n+two\n";
        string quoted = string.Concat(TempFolder.Secret.Select(c => $"\\{Convert.ToString(c, 8).PadLeft(3, '0')}"));
        string diff = Clean + tail.Replace("S", TempFolder.Secret, StringComparison.Ordinal).Replace("Q", quoted, StringComparison.Ordinal);

        Outcome redacted = await RunAsync(folder, diff, "--redact");

        Assert.Equal(3, redacted.ExitCode);
        Assert.StartsWith(Clean, redacted.Output);
        Assert.DoesNotContain(TempFolder.Secret, redacted.Output + redacted.Error);
        Assert.DoesNotContain(quoted, redacted.Output + redacted.Error);
        Assert.Contains($"the name of a file holds a secret, and a patch with another name would not apply: '{shown}'", redacted.Error);
        Assert.Contains("--keep-names", redacted.Error);

        Outcome kept = await RunAsync(folder, diff, "--redact", "--keep-names");
        Assert.Equal((0, diff), (kept.ExitCode, kept.Output));
    }

    [Fact]
    public async Task A_secret_behind_an_escape_in_a_name_is_seen()
    {
        using var folder = new TempFolder();
        string key = "acme_" + "k3v9x2" + "m7q1";
        folder.Write("ours.toml", "[[rule]]\nid = \"acme-token\"\ntitle = \"Acme token\"\npattern = '\\bacme_[0-9a-z]{10}'\n");
        string diff = $"diff --git \"a/\\303\\251{key}\" \"b/\\303\\251{key}\"\nold mode 100644\nnew mode 100755\n";
        Outcome redacted = await RunAsync(folder, diff, "--redact", "--config", "ours.toml");
        Assert.Equal((3, ""), (redacted.ExitCode, redacted.Output));
        Assert.Contains("would not apply: 'diff --git \"a/\\303\\251[REDACTED:acme-token]\" ", redacted.Error);
        Assert.DoesNotContain(key, redacted.Error);
    }

    [Fact]
    public async Task A_line_of_a_file_is_no_name_whatever_it_says()
    {
        using var folder = new TempFolder();
        string diff = $"--- a/x.sql\n+++ b/x.sql\n@@ -1,2 +1,2 @@\n--- {TempFolder.Secret}\n+++ {TempFolder.Secret}\n one\n@@ -9 +9 @@ x\n-diff {TempFolder.Secret}\n+b\n\\ No newline at end of file\n";
        Outcome redacted = await RunAsync(folder, diff, "--redact");
        Assert.Equal((0, "1 secret masked\n"), (redacted.ExitCode, redacted.Error));
        Assert.Equal(diff.Replace($"+++ {TempFolder.Secret}", "+++ [REDACTED:db]", StringComparison.Ordinal), redacted.Output);
    }

    [Fact]
    public async Task What_is_written_is_masked_by_no_configuration_that_is_only_found()
    {
        using var folder = new TempFolder();
        string key = "acme_" + "k3v9x2" + "m7q1";
        folder.Write("redaction.toml", "[[rule]]\nid = \"acme-token\"\ntitle = \"Acme token\"\npattern = 'acme_[0-9a-z]{10}'\n[[allow]]\nreason = \"x\"\npaths = [\"**\"]\n");
        folder.Write("ours.toml", "[[rule]]\nid = \"acme-token\"\ntitle = \"Acme token\"\npattern = 'acme_[0-9a-z]{10}'\n");
        string password = "hunter2" + "-Xq7";
        string diff = $"--- a/x\n+++ b/x\n@@ -1 +1,2 @@\n one\n+{key} password = \"{password}\"\n";

        // the allowlist that comes with the repository holds for a report, and for nothing that is written
        Assert.Equal(0, (await RunAsync(folder, diff)).ExitCode);
        Outcome redacted = await RunAsync(folder, diff, "--redact");
        Assert.DoesNotContain(password, redacted.Output);
        Assert.Contains("redact: redaction.toml is there and not used, for it could let a secret pass; give --config redaction.toml if it is yours, or --no-config\n", redacted.Error);
        Assert.DoesNotContain(password, (await Redact.ShellAsync(folder.Tree, $"printf '%s' '{diff}' | REDACT_PROFILE=alert REDACT_CONFIG=redaction.toml \"$REDACT\" diff --redact")).Output);

        Outcome named = await RunAsync(folder, diff, "--redact", "--config", "ours.toml");
        Assert.DoesNotContain(key, named.Output);
        Assert.DoesNotContain("not used", named.Error);
        Assert.Equal("1 secret masked\n", (await RunAsync(folder, diff, "--redact", "--no-config")).Error);
    }

    [Fact]
    public async Task An_empty_diff_is_clean() => Assert.Equal(0, (await Redact.RunWithInputAsync("", "diff")).ExitCode);

    private static Task<Outcome> RunAsync(TempFolder folder, string input, params string[] options) =>
        Redact.RunInAsync(folder.Tree, input, ["diff", "--known", folder.Known, .. options]);
}
