using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace Redaction.Tool.Tests;

/// <summary><c>redact baseline</c> in real folders and repositories.</summary>
public class BaselineTests
{
    private const string Value = "acme_k3v9x2m7q1";
    private const string Other = "acme_z8w4p6t0y5";
    private const string Rule = "[[rule]]\nid = \"acme-token\"\ntitle = \"Acme token\"\npattern = 'acme_[0-9a-z]{10}'\n";
    private const string FileName = ".redaction-baseline";

    [Fact]
    public async Task What_it_holds_is_not_reported_wherever_it_moves()
    {
        using TempFolder folder = NewFolder();
        folder.Write("src/a.txt", $"one\n{Value}\n");
        Assert.Equal(new Outcome(0, "", $"{FileName}: 1 finding; 'redact baseline audit' goes through them\n"), await RunAsync(folder, "baseline", "create"));
        string[] lines = File.ReadAllLines(Path.Combine(folder.Tree, FileName));
        Assert.Equal(3, lines.Length);
        Assert.Matches("^key [0-9a-f]{64}$", lines[1]);
        Assert.Matches("^[0-9a-f]{16} acme-token unaudited src/a.txt$", lines[2]);
        Assert.Equal(new Outcome(0, "", "no findings in 3 files (1 in the baseline)\n"), await RunAsync(folder, "scan", "."));

        // from a folder below, after the line moved and the file got another name; a new secret is found still
        Directory.Move(Path.Combine(folder.Tree, "src"), Path.Combine(folder.Tree, "lib"));
        folder.Write("lib/a.txt", $"\n\n\nmore\n{Value}\n{Other}\n");
        Outcome scan = await Redact.RunInAsync(Path.Combine(folder.Tree, "lib"), "", "scan", ".");
        Assert.Equal((1, "1 finding in 1 of 1 file (1 in the baseline)\n"), (scan.ExitCode, scan.Error));
        Assert.StartsWith("a.txt:6:1: ", scan.Output, StringComparison.Ordinal);
        Assert.Equal("2 findings in 1 of 1 file\n", (await RunAsync(folder, "scan", "lib", "--no-baseline")).Error);
        FoundSecret[] all = FoundSecret.Parse((await RunAsync(folder, "scan", "lib", "--format", "json")).Output);
        Assert.Equal(["baseline", null], all.Select(f => f.SuppressedBy));
    }

    [Fact]
    public async Task A_copy_in_one_more_file_is_new_and_a_move_is_not()
    {
        using TempFolder folder = NewFolder();
        folder.Git("init", "-q", "-b", "main");
        folder.Write("a.txt", $"{Value}\n");
        await RunAsync(folder, "baseline", "create");
        folder.Git("add", ".");
        folder.Git("commit", "-qm", "1");

        folder.Write("sub/copy.txt", $"x\n{Value}\n");
        folder.Git("add", ".");
        foreach (string[] command in (string[][])[["scan", "."], ["git", "--staged"]])
        {
            Outcome scan = await RunAsync(folder, command);
            Assert.Equal(1, scan.ExitCode);
            Assert.StartsWith("sub/copy.txt:2:1: ", scan.Output, StringComparison.Ordinal);
            Assert.Single(scan.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        }

        Assert.Equal(1, (await Redact.RunInAsync(Path.Combine(folder.Tree, "sub"), "", "git", "--staged")).ExitCode);
        Assert.Equal(1, (await RunAsync(folder, "baseline", "update")).ExitCode);

        // in a history files come and go: there the secret alone counts
        Assert.Equal(0, (await RunAsync(folder, "git", "--all")).ExitCode);

        // the file stays, the secret leaves it: it has moved; more of it in a listed file is nothing new
        folder.Write("a.txt", "clean\n");
        Assert.Equal("no findings in 4 files (1 in the baseline)\n", (await RunAsync(folder, "scan", ".")).Error);
        folder.Write("a.txt", $"{Value}\n{Value}\n");
        File.Delete(Path.Combine(folder.Tree, "sub/copy.txt"));
        Assert.Equal("no findings in 3 files (2 in the baseline)\n", (await RunAsync(folder, "scan", ".")).Error);

        folder.Write("sub/copy.txt", Value);
        Assert.Equal(0, (await RunAsync(folder, "baseline", "update", "--add")).ExitCode);
        Assert.Equal(0, (await RunAsync(folder, "scan", ".")).ExitCode);
    }

    [Fact]
    public async Task An_update_drops_what_is_gone_and_adds_only_on_request()
    {
        using TempFolder folder = NewFolder();
        folder.Write("a/one.txt", Value);
        folder.Write("b/two.txt", Other);
        await RunAsync(folder, "baseline", "create");
        string file = Path.Combine(folder.Tree, FileName);
        string before = File.ReadAllText(file);

        Assert.Equal(new Outcome(0, "", $"{FileName}: 2 findings; 0 dropped, 0 added\n"), await RunAsync(folder, "baseline", "update"));
        Assert.Equal(before, File.ReadAllText(file));

        // only what was scanned can be gone
        File.Delete(Path.Combine(folder.Tree, "b/two.txt"));
        Assert.Equal($"{FileName}: 2 findings; 0 dropped, 0 added\n", (await RunAsync(folder, "baseline", "update", "a")).Error);
        Assert.Equal($"{FileName}: 1 finding; 1 dropped, 0 added\n", (await RunAsync(folder, "baseline", "update")).Error);

        folder.Write("c.txt", Other);
        Outcome refused = await RunAsync(folder, "baseline", "update");
        Assert.Equal((1, $"{FileName}: 1 finding; 0 dropped, 0 added, 1 new and not added\n"), (refused.ExitCode, refused.Error));
        Assert.Matches("^c.txt:1:1: acme-token [0-9a-f]{16}\n$", refused.Output);
        Assert.Equal(new Outcome(0, "", $"{FileName}: 2 findings; 0 dropped, 1 added\n"), await RunAsync(folder, "baseline", "update", "--add"));

        // a verdict goes with the secret
        File.WriteAllText(file, File.ReadAllText(file).Replace("unaudited a/one.txt", "real a/one.txt", StringComparison.Ordinal));
        File.Move(Path.Combine(folder.Tree, "a/one.txt"), Path.Combine(folder.Tree, "one.txt"));
        await RunAsync(folder, "baseline", "update");
        Assert.Contains(" acme-token real one.txt\n", File.ReadAllText(file));
        Assert.Equal("no findings in 4 files (2 in the baseline of which 1 real)\n", (await RunAsync(folder, "scan", ".")).Error);
    }

    [Fact]
    public async Task Two_branches_merge_without_conflict()
    {
        using TempFolder folder = NewFolder();
        folder.Git("init", "-q", "-b", "main");
        folder.Write(".gitattributes", $"{FileName} merge=union\n");
        folder.Write("a.txt", Value);
        await RunAsync(folder, "baseline", "create");
        folder.Git("add", ".");
        folder.Git("commit", "-qm", "1");
        foreach (string branch in (string[])["left", "right"])
        {
            folder.Git("checkout", "-q", "-b", branch, "main");
            folder.Write($"{branch}.txt", $"acme_{(branch == "left" ? "b7d2f9h4k1" : "c1e8g3j6m5")}\n{Other}\n");
            Assert.Equal(0, (await RunAsync(folder, "baseline", "update", "--add")).ExitCode);
            folder.Git("add", ".");
            folder.Git("commit", "-qm", branch);
        }

        folder.Git("merge", "-q", "-m", "merged", "left");
        Assert.Equal("no findings in 6 files (5 in the baseline)\n", (await RunAsync(folder, "scan", ".")).Error);
        Assert.Equal(0, (await RunAsync(folder, "baseline", "update")).ExitCode);
        string[] lines = File.ReadAllLines(Path.Combine(folder.Tree, FileName))[2..];
        Assert.Equal(5, lines.Length);
        Assert.Equal(lines.Order(StringComparer.Ordinal), lines);
    }

    [Theory]
    [InlineData("key 00\n", "(1): the key is not of its form; it is written by 'redact baseline create'")]
    [InlineData("# nothing\n", ": has no line with the key; it is written by 'redact baseline create'")]
    [InlineData("K\nKK\n", "(2): this is a second key: two baselines were made independently and merged; keep one of them whole, and run 'redact baseline update'")]
    [InlineData("K\n<<<<<<< HEAD\n", "(2): a merge conflict is left; keep the lines of both sides and take out the marks")]
    [InlineData("K\n0123456789abcdef acme-token a.txt\n", "(2): is not of the form FINGERPRINT RULE VERDICT PATH")]
    [InlineData("K\n0123456789abcdef acme-token perhaps a.txt\n", "(2): is not of the form FINGERPRINT RULE VERDICT PATH")]
    public async Task A_wrong_file_ends_with_2_and_its_line(string text, string message)
    {
        using TempFolder folder = NewFolder();
        folder.Write(FileName, text.Replace("KK", "key " + new string('1', 64), StringComparison.Ordinal).Replace("K", "key " + new string('0', 64), StringComparison.Ordinal));
        foreach (string[] command in (string[][])[["scan", "."], ["baseline", "update"]])
        {
            Assert.Equal(new Outcome(2, "", $"redact: {FileName}{message}\n"), await RunAsync(folder, command));
        }
    }

    [Fact]
    public async Task A_key_that_is_kept_elsewhere_must_be_given()
    {
        using TempFolder folder = NewFolder();
        string key = Path.Combine(Path.GetDirectoryName(folder.Known)!, "key");
        File.WriteAllText(key, "0123456789abcdef");
        folder.Write("a.txt", Value);
        Assert.Equal(0, (await RunAsync(folder, "baseline", "create", "--fingerprint-key", key)).ExitCode);
        Assert.DoesNotContain(Convert.ToHexStringLower("0123456789abcdef"u8), File.ReadAllText(Path.Combine(folder.Tree, FileName)));
        Assert.Equal("no findings in 3 files (1 in the baseline)\n", (await RunAsync(folder, "scan", ".", "--fingerprint-key", key)).Error);
        Assert.Equal(new Outcome(2, "", $"redact: {FileName}: was made with a key that is kept elsewhere; give it with --fingerprint-key\n"), await RunAsync(folder, "scan", "."));
        File.WriteAllText(key, "another-key-0123");
        Assert.Equal(new Outcome(2, "", $"redact: {FileName}: was made with another key than that of --fingerprint-key\n"), await RunAsync(folder, "scan", ".", "--fingerprint-key", key));
    }

    [Fact]
    public async Task Known_values_are_never_in_it()
    {
        using TempFolder folder = NewFolder();
        folder.Write("a.txt");
        Assert.StartsWith($"{FileName}: 0 findings", (await RunAsync(folder, "baseline", "create", "--known", folder.Known)).Error, StringComparison.Ordinal);
        Assert.Equal(1, (await folder.ScanAsync()).ExitCode);
    }

    [Fact]
    public async Task Odd_names_stay_one_line()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "other systems have no such names");
        using TempFolder folder = NewFolder();
        folder.Write("-rf \e[31m\nkey 0.txt", Value);
        await RunAsync(folder, "baseline", "create");
        Assert.EndsWith(" acme-token unaudited -rf \\x1b[31m\\nkey 0.txt", File.ReadAllLines(Path.Combine(folder.Tree, FileName))[^1]);
        Assert.Equal(new Outcome(0, "", $"{FileName}: 1 finding; 0 dropped, 0 added\n"), await RunAsync(folder, "baseline", "update"));
    }

    [Fact]
    public async Task A_full_disk_leaves_the_old_file()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "the limit is set by a shell");
        using TempFolder folder = NewFolder();
        folder.Write("a.txt", Value);
        await RunAsync(folder, "baseline", "create");
        string before = File.ReadAllText(Path.Combine(folder.Tree, FileName));
        folder.Write("b.txt", Other);
        Outcome full = await Redact.ShellAsync(folder.Tree, "export DOTNET_EnableWriteXorExecute=0; trap '' XFSZ; ulimit -f 0; exec \"$REDACT\" baseline update --add 2>&1 | cat; exit ${PIPESTATUS[0]}");
        Assert.Equal(3, full.ExitCode);
        Assert.Equal(before, File.ReadAllText(Path.Combine(folder.Tree, FileName)));
        Assert.Equal([FileName], Directory.GetFiles(folder.Tree, ".*").Select(Path.GetFileName));
    }

    [Fact]
    public async Task Gitleaks_findings_are_matched_by_place_also_in_the_history()
    {
        using TempFolder folder = NewFolder();
        folder.Git("init", "-q", "-b", "main");
        folder.Write("old.txt", $"{Value}\n");
        folder.Git("add", ".");
        folder.Git("commit", "-qm", "1");
        string commit = File.ReadAllText(Path.Combine(folder.Tree, ".git/refs/heads/main")).Trim();
        File.Delete(Path.Combine(folder.Tree, "old.txt"));
        folder.Write("src/a.txt", $"x\n{Other} acme_b7d2f9h4k1\n");
        string report = folder.Write(
            "report.json",
            $$"""
            [
              {"RuleID": "x", "File": "src/a.txt", "StartLine": 2, "EndLine": 2, "StartColumn": 1, "EndColumn": 15, "Secret": "REDACTED", "Commit": ""},
              {"RuleID": "x", "File": "old.txt", "StartLine": 1, "EndLine": 1, "Commit": "{{commit}}"},
              {"RuleID": "y", "File": "src/a.txt", "StartLine": 1, "EndLine": 1},
              {"RuleID": "y", "File": "src/a.txt", "StartLine": 2, "EndLine": 2},
              {"RuleID": "y", "File": "../known.env", "StartLine": 1, "EndLine": 1}
            ]
            """);
        Outcome import = await RunAsync(folder, "baseline", "import", report);
        Assert.Equal(1, import.ExitCode);
        Assert.Equal(
            "src/a.txt:1: y: not imported: redact finds nothing there\nsrc/a.txt:2: y: not imported: redact finds several secrets there\n"
            + $"../known.env:1: y: not imported: there is no such file here\n{FileName}: 2 of 5 findings imported, 3 not\n",
            import.Error);
        Outcome scan = await RunAsync(folder, "scan", "src");
        Assert.StartsWith("src/a.txt:2:17: ", scan.Output, StringComparison.Ordinal);
        Assert.EndsWith("(1 in the baseline)\n", scan.Error);

        // a scan of files says nothing of the history
        await RunAsync(folder, "baseline", "update");
        Assert.Contains(" acme-token unaudited git:old.txt\n", File.ReadAllText(Path.Combine(folder.Tree, FileName)));
    }

    [Fact]
    public async Task Detect_secrets_findings_are_matched_by_hash_and_keep_their_verdict()
    {
        using TempFolder folder = NewFolder();
        folder.Write("a.txt", $"\n\nx = \"{Value}\"\ny = \"pre-{Other}\"\nz = acme_b7d2f9h4k1\n");
        folder.Write(
            ".secrets.baseline",
            $$"""
            {"version": "1.5.0", "results": {"a.txt": [
              {"type": "Secret Keyword", "filename": "a.txt", "hashed_secret": "{{Hash(Value)}}", "line_number": 1, "is_secret": false},
              {"type": "Secret Keyword", "filename": "a.txt", "hashed_secret": "{{Hash("pre-" + Other)}}", "line_number": 4},
              {"type": "Other", "filename": "a.txt", "hashed_secret": "{{Hash("rotated")}}", "line_number": 5}
            ] } }
            """);
        Outcome import = await RunAsync(folder, "baseline", "import", ".secrets.baseline");
        Assert.Equal(new Outcome(1, "", $"a.txt:5: Other: not imported: redact finds nothing there\n{FileName}: 2 of 3 findings imported, 1 not\n"), import);
        Assert.StartsWith("a.txt:5:", (await RunAsync(folder, "scan", "a.txt")).Output, StringComparison.Ordinal);
        Assert.Contains(" acme-token false a.txt\n", File.ReadAllText(Path.Combine(folder.Tree, FileName)));
    }

    [Theory]
    [InlineData("[\n{\"RuleID\": 3}]", "report.json(2): is no JSON report of gitleaks")]
    [InlineData("{\"results\": []}", "report.json(1): is no JSON baseline of detect-secrets")]
    [InlineData("acme_k3v9x2m7q1", "report.json(1): is neither a JSON report of gitleaks nor a baseline of detect-secrets")]
    public async Task A_report_that_is_none_is_refused_without_a_word_of_it(string text, string message)
    {
        using TempFolder folder = NewFolder();
        folder.Write("report.json", text);
        Assert.Equal(new Outcome(2, "", $"redact: {message}\n"), await RunAsync(folder, "baseline", "import", "report.json"));
    }

    [Fact]
    public async Task An_audit_needs_a_terminal()
    {
        using TempFolder folder = NewFolder();
        folder.Write("a.txt", Value);
        await RunAsync(folder, "baseline", "create");
        Assert.Equal(new Outcome(2, "", "redact: an audit asks a person: input and output must be a terminal\n"), await RunAsync(folder, "baseline", "audit"));
    }

    [Fact]
    public async Task An_audit_shows_each_finding_masked_and_saves_each_verdict()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "script(1) differs elsewhere");
        using TempFolder folder = NewFolder();
        folder.Write("a.txt", $"first\n{Value} {Other}\n");
        await RunAsync(folder, "baseline", "create");
        string file = Path.Combine(folder.Tree, FileName);

        // f: false; b, r: changed to real; the second is skipped
        Outcome audit = await Redact.ShellAsync(folder.Tree, "(sleep 0.7; for key in x f b r s; do printf $key; sleep 0.1; done; sleep 0.2) | script -qec '\"$REDACT\" baseline audit' /dev/null");
        Assert.Equal(0, audit.ExitCode);
        Assert.DoesNotContain(Value, audit.Output);
        Assert.DoesNotContain(Other, audit.Output);
        Assert.Contains("1 of 2  acme-token  Acme token", audit.Output);
        Assert.Contains(">     2  [REDACTED:acme-token] [REDACTED:acme-token]", audit.Output);
        Assert.Contains("2 verdicts given; of 2 findings 1 real, 0 false, 1 without a verdict", audit.Output);
        Assert.Single(File.ReadAllLines(file), line => line.EndsWith(" acme-token real a.txt", StringComparison.Ordinal));
        Assert.Single(File.ReadAllLines(file), line => line.EndsWith(" acme-token unaudited a.txt", StringComparison.Ordinal));
    }

    [SuppressMessage("Security", "CA5350", Justification = "The hash that detect-secrets writes.")]
    private static string Hash(string text) => Convert.ToHexStringLower(SHA1.HashData(Encoding.UTF8.GetBytes(text)));

    private static TempFolder NewFolder()
    {
        var folder = new TempFolder();
        folder.Write("redaction.toml", Rule);
        return folder;
    }

    private static Task<Outcome> RunAsync(TempFolder folder, params string[] arguments) => Redact.RunInAsync(folder.Tree, "", arguments);
}
