using System.Text;
using System.Text.Json;
using NJsonSchema;

namespace Redaction.Tool.Tests;

/// <summary>The messages of commits and tags, in real repositories.</summary>
public sealed class GitMessageTests
{
    [Fact]
    public async Task A_secret_in_a_commit_message_is_found_with_its_line_and_its_commit()
    {
        using var git = new GitFolder();
        git.Write("a.txt", "clean\n");
        string first = git.Commit();
        string second = git.Commit($"use {TempFolder.Secret} now\n\nand again\n  {TempFolder.Secret}");
        string where = $"commit {second[..12]} message";

        (string[] places, string summary) = await git.FindAsync();
        Assert.Equal([$"{where}:1:5", $"{where}:4:3"], places);
        Assert.Equal("2 findings in 0 of 1 blob and 1 of 2 messages\n", summary);
        Assert.Equal(places, (await git.FindAsync($"{first}..HEAD")).Places);
        Assert.Empty((await git.FindAsync(first)).Places);
        Assert.Empty((await git.FindAsync("--staged")).Places);

        Outcome json = await git.ScanAsync("--format", "json");
        Assert.Empty((await JsonSchema.FromFileAsync(Path.Combine(AppContext.BaseDirectory, "findings.schema.json"), TestContext.Current.CancellationToken)).Validate(json.Output));
        using JsonDocument report = JsonDocument.Parse(json.Output);
        JsonElement finding = report.RootElement[1];
        Assert.Equal((where, "commit-message", 4), (finding.GetProperty("path").GetString(), finding.GetProperty("source").GetString(), finding.GetProperty("startLine").GetInt32()));
        Assert.Equal(second, finding.GetProperty("commit").GetProperty("id").GetString());
        Assert.Equal("use [REDACTED:db] now", finding.GetProperty("commit").GetProperty("subject").GetString());
        Assert.DoesNotContain(TempFolder.Secret, json.Output);
    }

    [Fact]
    public async Task Annotated_tags_are_scanned_and_tags_of_tags()
    {
        using var git = new GitFolder();
        git.Write("a.txt", "clean\n");
        string first = git.Commit();
        git.Git("tag", "-a", "-m", $"release\n\nkey {TempFolder.Secret}", "v1");
        git.Git("tag", "-a", "-m", $"{TempFolder.Secret}", "test/outer", "v1");
        git.Git("tag", "light");
        git.Commit();

        Assert.Equal(["tag test/outer message:1:1", "tag v1 message:3:5"], (await git.FindAsync()).Places.Order(StringComparer.Ordinal));
        Assert.Equal(["tag v1 message:3:5"], (await git.FindAsync("v1", $"^{first}")).Places);
        Assert.Empty((await git.FindAsync("main")).Places);
        Outcome json = await git.ScanAsync("--format", "json");
        Assert.Contains("\"source\":\"tag-message\"", json.Output);
        Assert.Contains("\"author\":\"t\",\"email\":\"t@example.com\"", json.Output);
    }

    [Fact]
    public async Task A_repository_without_a_commit_and_a_message_in_another_encoding_are_no_failures()
    {
        using var git = new GitFolder();
        Assert.Equal("no findings in 0 blobs\n", (await git.FindAsync()).Summary);
        git.Git("config", "i18n.commitEncoding", "ISO-8859-1");
        string file = git.Beside("message");
        File.WriteAllBytes(file, Encoding.Latin1.GetBytes($"é {TempFolder.Secret}\n"));
        git.Git("commit", "-q", "--allow-empty", "-F", file);
        Outcome scan = await git.ScanAsync("--format", "json");
        Assert.Contains("\"subject\":\"é [REDACTED:db]\"", scan.Output);
        Assert.Equal(3, Assert.Single(FoundSecret.Parse(scan.Output)).StartColumn);
    }

    [Fact]
    public async Task A_comment_in_the_message_allows_what_a_rule_finds_there()
    {
        using var git = new GitFolder();
        string key = "acme_" + "k3v9x2" + "m7q1";
        string rules = git.Beside("rules.toml");
        File.WriteAllText(rules, "[[rule]]\nid = \"acme-token\"\ntitle = \"Acme token\"\npattern = 'acme_[0-9a-z]{10}'\n");
        git.Commit($"a\n\n{key} # redaction:allow -- made up");
        Outcome scan = await git.ScanAsync("--config", rules);
        Assert.Equal((0, "no findings in 0 blobs and 1 message (1 suppressed by comments)\n"), (scan.ExitCode, scan.Error));
    }

    [Theory]
    [InlineData("clean\n", 0)]
    [InlineData("key S\n", 1)]
    [InlineData("# key S\n", 1)]
    [InlineData("clean\n# ------------------------ >8 ------------------------\n# Do not modify or remove the line above.\n-S\n", 0)]
    [InlineData("S\n; ------------------------ >8 ------------------------\n", 1)]
    [InlineData("so it is cut: ------------------------ >8 ------------------------\nS\n", 1)]
    public async Task The_message_of_a_commit_to_be_is_judged_without_the_diff_below_it(string message, int exitCode)
    {
        using var git = new GitFolder();
        string file = git.Beside("COMMIT_EDITMSG");
        File.WriteAllText(file, message.Replace("S", TempFolder.Secret, StringComparison.Ordinal));
        Outcome run = await Redact.RunInAsync(git.Tree, "", "hook", "run", "commit-msg", file, "--known", git.Known);
        Assert.Equal(exitCode, run.ExitCode);
        Assert.Equal(exitCode == 1, run.Output.StartsWith("commit message:", StringComparison.Ordinal));
        Assert.Equal(exitCode == 1, run.Error.Contains("its message would stay in the history", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", "commit-msg needs the file of the message")]
    [InlineData("--verbose", "commit-msg needs the file of the message")]
    [InlineData("/no/such/message", "/no/such/message: no such file")]
    public async Task A_message_hook_without_a_message_is_wrong_usage(string argument, string message)
    {
        using var git = new GitFolder();
        Outcome run = await Redact.RunInAsync(git.Tree, "", ["hook", "run", "commit-msg", .. argument.Length == 0 ? (string[])[] : [argument]]);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(message, run.Error);
    }

    [Fact]
    public async Task A_bare_repository_has_nothing_staged_and_says_what_to_do()
    {
        using var git = new GitFolder();
        git.Write("a.txt");
        git.Commit();
        string bare = git.Beside("bare.git");
        git.Git("clone", "-q", "--bare", ".", bare);
        Outcome staged = await git.ScanInAsync(bare, "--staged");
        Assert.Equal(new Outcome(2, "", "redact: --staged: a bare repository has no index; give a revision, or --all for its whole history\n"), staged);
        Assert.Equal(2, (await git.ScanAsync("--staged", "-C", bare)).ExitCode);
        Outcome tree = await git.ScanInAsync(bare, "--working-tree");
        Assert.Equal(new Outcome(2, "", "redact: --working-tree: a bare repository has none; give a revision, or --all for its whole history\n"), tree);
        Assert.Equal(["a.txt:1:1"], (await git.FindInAsync(bare)).Places);
    }
}
