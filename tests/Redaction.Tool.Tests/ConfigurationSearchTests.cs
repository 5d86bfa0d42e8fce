namespace Redaction.Tool.Tests;

/// <summary>Where the configuration comes from, <c>redact init</c> and <c>redact config check</c>.</summary>
public class ConfigurationSearchTests
{
    private const string Value = "acme_k3v9x2m7q1";
    private const string Rule = "[[rule]]\nid = \"acme-token\"\ntitle = \"Acme token\"\npattern = 'acme_[0-9a-z]{10}'\n";
    private const string GitleaksRule = "[[rules]]\nid = \"acme\"\ndescription = \"Acme token\"\nregex = '''acme_[0-9a-z]{10}'''\n";

    [Fact]
    public async Task It_is_looked_for_from_the_target_up_to_the_top_of_its_repository()
    {
        using var folder = new TempFolder();
        folder.Write("redaction.toml", Rule);
        folder.Write("sub/deep/a.txt", Value);
        string file = Path.Combine(folder.Tree, "sub/deep/a.txt");
        Assert.Equal(1, (await Redact.RunInAsync("/", "", "scan", file)).ExitCode);
        Assert.Equal(1, (await Redact.RunInAsync("/", "", "scan", file, Path.Combine(folder.Tree, "redaction.toml"))).ExitCode);
        Assert.Equal(1, (await Redact.RunInAsync(Path.Combine(folder.Tree, "sub"), Value, "scan", "-")).ExitCode);

        // another repository is another's
        folder.Write("sub/.git/HEAD", "");
        Assert.Equal(0, (await Redact.RunInAsync("/", "", "scan", file)).ExitCode);
        folder.Write("sub/.redaction.toml", Rule);
        Assert.Equal("redact: the configuration is sub/.redaction.toml\n1 finding in 1 of 1 file\n", (await Redact.RunInAsync(folder.Tree, "", "scan", file, "--verbose")).Error);
    }

    [Fact]
    public async Task A_folder_that_anybody_may_write_to_is_not_searched()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "permissions differ elsewhere");
        using var folder = new TempFolder();
        folder.Write("redaction.toml", Rule);
        string file = folder.Write("mine/a.txt", Value);
        await Redact.ShellAsync(folder.Tree, "chmod 777 .");
        Assert.Equal(0, (await Redact.RunInAsync("/", "", "scan", file)).ExitCode);
        Assert.Equal(1, (await Redact.RunInAsync("/", "", "scan", folder.Tree)).ExitCode);
    }

    [Fact]
    public async Task That_of_gitleaks_is_used_where_there_is_no_other()
    {
        using var folder = new TempFolder();
        folder.Write(".gitleaks.toml", GitleaksRule + "[[rules]]\nid = \"files\"\npath = 'x'\n");
        folder.Write("a.txt", Value);
        Outcome scan = await Redact.RunInAsync(folder.Tree, "", "scan", "a.txt");
        Assert.StartsWith("a.txt:1:1: ", scan.Output, StringComparison.Ordinal);
        Assert.Equal(
            "redact: .gitleaks.toml is used, since there is no redaction.toml: 1 of 2 rules, 0 of 0 allowlists, and no built-in rule, since it does not extend the default; "
            + "1 left out, which 'redact rules import' lists\n1 finding in 1 of 1 file\n",
            scan.Error);
        folder.Write("redaction.toml", "");
        Assert.Equal(new Outcome(0, "", "no findings in 1 file\n"), await Redact.RunInAsync(folder.Tree, "", "scan", "a.txt"));
    }

    [Fact]
    public async Task Variables_count_for_a_scan_and_never_for_a_filter()
    {
        using var folder = new TempFolder();
        folder.Write("conf/x.toml", Rule + "in_alert = false\n");
        folder.Write("a.txt", Value);
        Assert.Equal(0, (await Redact.ShellAsync(folder.Tree, "REDACT_CONFIG=conf/x.toml \"$REDACT\" scan a.txt")).ExitCode);
        Assert.Equal(1, (await Redact.ShellAsync(folder.Tree, "REDACT_CONFIG=conf/x.toml REDACT_PROFILE=redact \"$REDACT\" scan a.txt")).ExitCode);
        Assert.Equal(0, (await Redact.ShellAsync(folder.Tree, "REDACT_CONFIG=conf/x.toml REDACT_PROFILE=redact \"$REDACT\" scan a.txt --profile alert")).ExitCode);
        Outcome wrong = await Redact.ShellAsync(folder.Tree, "REDACT_PROFILE=none \"$REDACT\" scan a.txt");
        Assert.Equal(new Outcome(2, "", "redact: REDACT_PROFILE is one of redact, alert\n"), wrong);

        string token = FilterTests.Token;
        folder.Write("weak.toml", "extends = \"none\"\n");
        Outcome filter = await Redact.ShellAsync(folder.Tree, $"printf {token} | REDACT_CONFIG=weak.toml REDACT_PROFILE=none \"$REDACT\" filter");
        Assert.Equal((0, false), (filter.ExitCode, filter.Output.Contains(token, StringComparison.Ordinal)));
        Assert.Contains("REDACT_CONFIG", (await Redact.RunAsync("--help")).Output);
    }

    [Fact]
    public async Task Init_writes_a_start_that_is_right_and_overwrites_nothing()
    {
        using var folder = new TempFolder();
        folder.Git("init", "-q");
        foreach (string name in (string[])["src/a.cs", "src/b.cs", "src/c.cs", "tests/unit/\"odd\\ \n.cs", ".env.example", "package-lock.json"])
        {
            folder.Write(name, "x");
        }

        Outcome init = await Redact.RunInAsync(Path.Combine(folder.Tree, "src"), "", "init");
        Assert.Equal((0, ""), (init.ExitCode, init.Output));
        Assert.StartsWith("../redaction.toml: written; 6 files, C#\n", init.Error, StringComparison.Ordinal);
        string text = File.ReadAllText(Path.Combine(folder.Tree, "redaction.toml"));
        Assert.Contains("# paths = [\"/tests\"]", text);
        Assert.Contains("# paths = [\"/.env.example\"]", text);
        Assert.Contains("package-lock.json", text);
        Assert.Equal(0, (await Redact.RunInAsync(folder.Tree, "", "config", "check")).ExitCode);

        // what stands in comments is right too
        string[] lines = text.Split('\n');
        folder.Write("all.toml", string.Join('\n', lines.Select(line => System.Text.RegularExpressions.Regex.IsMatch(line, @"^# (\[\[|\w+ = )") ? line[2..] : line)));
        Outcome check = await Redact.RunInAsync(folder.Tree, "", "config", "check", "all.toml");
        Assert.Equal((0, ""), (check.ExitCode, check.Error));
        Assert.Matches(@"own +1: acme-token", check.Output);
        Assert.Matches(@"disabled +1: jwt", check.Output);
        Assert.Equal(new Outcome(2, "", "redact: redaction.toml: is there already; 'redact config check' tells what it does\n"), await Redact.RunInAsync(folder.Tree, "", "init"));
    }

    [Fact]
    public async Task Init_takes_over_a_configuration_of_gitleaks()
    {
        using var folder = new TempFolder();
        folder.Write(".gitleaks.toml", GitleaksRule);
        Assert.Equal(0, (await Redact.RunInAsync(folder.Tree, "", "init")).ExitCode);
        Assert.Equal("[REDACTED:acme]", (await Redact.RunInAsync(folder.Tree, Value, "filter", "--config", "redaction.toml")).Output);
    }

    [Fact]
    public async Task Check_tells_what_is_in_force_or_what_is_wrong()
    {
        using var folder = new TempFolder();
        Assert.Contains("none: what is built in holds", (await Redact.RunInAsync(folder.Tree, "", "config", "check")).Output);
        folder.Write("redaction.toml", $"profile = \"redact\"\n{Rule}[[rule]]\nid = \"jwt\"\nseverity = \"low\"\n[[allow]]\npaths = [\"x/**\"]\n");
        Outcome check = await Redact.RunInAsync(folder.Tree, "", "config", "check");
        Assert.Equal(0, check.ExitCode);
        Assert.Matches(@"files +redaction.toml\nprofile +redact\n", check.Output);
        Assert.Matches(@"own +1: acme-token\nchanged +1: jwt\nallowed +by path\n", check.Output);

        folder.Write("redaction.toml", "\n[[rule]]\nid = \"github-pta\"\nseverity = \"low\"\n");
        check = await Redact.RunInAsync(folder.Tree, "", "config", "check");
        Assert.Equal(new Outcome(2, "", "redact: redaction.toml(3): rule \"github-pta\": there is no such rule to change; did you mean \"github-pat\"? A rule of your own needs a pattern.\n"), check);
    }
}
