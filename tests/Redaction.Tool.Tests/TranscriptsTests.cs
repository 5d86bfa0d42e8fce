namespace Redaction.Tool.Tests;

[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public class TranscriptsTests
{
    private const string Clean = "{\"a\":  1.0e3, \"s\":\"clean \\u00e9\"}";

    private static readonly string s_session =
        $"{Clean}\n{{\"m\":{{\"content\":[{{\"type\":\"text\",\"text\":\"pw {TempFolder.Secret} \\ud83d\"}}]}}}}\r\nbroken {{ {TempFolder.Secret}\n{{\"x\":1}}";

    [Fact]
    public async Task Findings_are_told_by_file_and_line_and_nothing_is_changed()
    {
        using var folder = new TempFolder();
        string path = folder.Write("s/a.jsonl", s_session);
        folder.Write("s/other.txt", TempFolder.Secret);
        Outcome outcome = await Redact.RunAsync("transcripts", Path.Combine(folder.Tree, "s"), "--known", folder.Known, "--format", "json");
        Assert.Equal(1, outcome.ExitCode);
        Assert.Equal([(path, 2), (path, 3)], FoundSecret.Parse(outcome.Output).Select(f => (f.Path, f.StartLine)));
        Assert.Equal("2 findings in 1 of 1 file\n", outcome.Error);
        Assert.DoesNotContain(TempFolder.Secret, outcome.Output);
        Assert.Equal(s_session, File.ReadAllText(path));
    }

    [Fact]
    public async Task A_finding_has_its_true_place_whatever_escapes_stand_before_it()
    {
        using var folder = new TempFolder();
        string escaped = TempFolder.Secret.Replace("-", "\\u002d", StringComparison.Ordinal);
        string text = $"{Clean}\n{{\"long\":\"{new string('x', 300)} {TempFolder.Secret}\",\"short\":\"é𝄞\\n\\ud834\\udd1e {escaped}!\",\"{TempFolder.Secret}\":1}}\nbroken é {TempFolder.Secret}";
        string path = folder.Write("a.jsonl", text);
        Outcome outcome = await Redact.RunAsync("transcripts", path, "--known", folder.Known, "--format", "json");
        byte[] bytes = System.Text.Encoding.UTF8.GetBytes(text);
        using var report = System.Text.Json.JsonDocument.Parse(outcome.Output);
        Assert.Equal([TempFolder.Secret, escaped, TempFolder.Secret, TempFolder.Secret], report.RootElement.EnumerateArray().Select(f =>
            System.Text.Encoding.UTF8.GetString(bytes, f.GetProperty("offset").GetInt32(), f.GetProperty("length").GetInt32())));
        string[] lines = text.Split('\n');
        Assert.Equal([TempFolder.Secret, escaped, TempFolder.Secret, TempFolder.Secret], report.RootElement.EnumerateArray().Select(f =>
            lines[f.GetProperty("startLine").GetInt32() - 1][(f.GetProperty("startColumn").GetInt32() - 1)..(f.GetProperty("endColumn").GetInt32() - 1)]));
        Assert.Equal(1, outcome.ExitCode);
    }

    [Fact]
    public async Task A_value_that_only_its_name_tells_has_its_own_place()
    {
        using var folder = new TempFolder();
        string password = "kT9" + "vQx27" + "mLpZ4w";
        string path = folder.Write("a.jsonl", $"{{\"user\":\"ann\",\"db_password\":\"{password}\"}}\n");
        Outcome outcome = await Redact.RunAsync("transcripts", path, "--format", "json");
        FoundSecret found = Assert.Single(FoundSecret.Parse(outcome.Output));
        Assert.Equal((1, 30, 1, 30 + password.Length), (found.StartLine, found.StartColumn, found.EndLine, found.EndColumn));
    }

    [Fact]
    public async Task A_scrub_changes_the_secrets_and_nothing_else()
    {
        using var folder = new TempFolder();
        string path = folder.Write("a.jsonl", s_session);
        var written = new DateTime(2020, 1, 2, 3, 4, 5, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(path, written);
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
        Outcome outcome = await Redact.RunAsync("transcripts", path, "--known", folder.Known, "--scrub", "--backup");
        Assert.Equal(0, outcome.ExitCode);
        Assert.Equal(
            $"{Clean}\n{{\"m\":{{\"content\":[{{\"type\":\"text\",\"text\":\"pw [REDACTED:db] \uFFFD\"}}]}}}}\r\nbroken {{ [REDACTED:db]\n{{\"x\":1}}",
            File.ReadAllText(path));
        Assert.Equal(written, File.GetLastWriteTimeUtc(path));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead, File.GetUnixFileMode(path));

        Assert.Contains($"{path}.backup: holds the secrets", outcome.Error);
        Assert.Equal(s_session, File.ReadAllText(path + ".backup"));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path + ".backup"));
        Assert.Equal(2, Directory.GetFiles(folder.Tree).Length);
        Assert.Equal(0, (await Redact.RunAsync("transcripts", path, "--known", folder.Known)).ExitCode);
    }

    [Fact]
    public async Task A_file_that_a_session_has_open_is_left()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "only Linux tells who has a file open");
        using var folder = new TempFolder();
        string path = folder.Write("a.jsonl", s_session);
        using FileStream session = new(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite);
        Outcome outcome = await Redact.RunAsync("transcripts", path, "--known", folder.Known, "--scrub", "--backup");
        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("was left as it is: a process has it open", outcome.Error);
        Assert.Equal([path], Directory.GetFiles(folder.Tree));
        Assert.Equal(new FileInfo(path).Length, s_session.Length);
    }

    [Fact]
    public async Task The_agents_own_places_are_searched()
    {
        using var folder = new TempFolder();
        foreach (string name in (string[])[".claude/projects/-w/1.jsonl", ".claude/projects/-w/sub/2.jsonl", ".codex/sessions/2026/11/3.jsonl", ".codex/history.jsonl", ".cursor/projects/w/agent-transcripts/4.jsonl"])
        {
            folder.Write(name, $"{{\"t\":\"{TempFolder.Secret}\"}}\n");
        }

        Outcome all = await Redact.ShellAsync(folder.Tree, $"unset CLAUDE_CONFIG_DIR CODEX_HOME; mkfifo .codex/sessions/p.jsonl; HOME=$PWD $REDACT transcripts --known '{folder.Known}'");
        Assert.Equal("5 findings in 5 of 5 files\n", all.Error);
        Outcome codex = await Redact.ShellAsync(folder.Tree, $"CODEX_HOME=$PWD/.codex $REDACT transcripts --agent codex --known '{folder.Known}'");
        Assert.Equal("2 findings in 2 of 2 files\n", codex.Error);
    }

    [Fact]
    public async Task A_very_long_line_and_many_lines_are_read_whole()
    {
        using var folder = new TempFolder();
        string lines = string.Concat(Enumerable.Repeat("{\"k\":\"v\"}\n", 20_000));
        string path = folder.Write("a.jsonl", $"{lines}{{\"blob\":\"{new string('a', 3_000_000)}\",\"t\":\"{TempFolder.Secret}\"}}\n{lines}");
        Outcome outcome = await Redact.RunAsync("transcripts", path, "--known", folder.Known, "--scrub");
        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains(":20001:", outcome.Output);
        string scrubbed = File.ReadAllText(path);
        Assert.StartsWith(lines, scrubbed);
        Assert.EndsWith(lines, scrubbed);
        Assert.Contains("aa\",\"t\":\"[REDACTED:db]\"}\n", scrubbed);
    }

    [Fact]
    public async Task Wrong_use_is_told()
    {
        Assert.Equal(2, (await Redact.RunAsync("transcripts", "no-such-file")).ExitCode);
        Assert.Equal(2, (await Redact.RunAsync("transcripts", "--agent", "copilot")).ExitCode);
        Assert.Equal(2, (await Redact.RunAsync("transcripts", "--backup")).ExitCode);
    }
}
