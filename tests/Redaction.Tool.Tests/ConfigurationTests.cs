namespace Redaction.Tool.Tests;

/// <summary><c>redaction.toml</c> in real runs.</summary>
public class ConfigurationTests
{
    private const string Value = "acme_k3v9x2m7q1";

    private const string Rule = "[[rule]]\nid = \"acme-token\"\ntitle = \"Acme token\"\npattern = 'acme_[0-9a-z]{10}'\n";

    [Theory]
    [InlineData("redaction.toml")]
    [InlineData(".redaction.toml")]
    public async Task The_file_in_the_current_folder_holds_unless_it_is_switched_off(string name)
    {
        using var folder = new TempFolder();
        folder.Write(name, Rule);
        Assert.Equal(1, (await Redact.RunInAsync(folder.Tree, Value, "scan", "-")).ExitCode);
        Assert.Equal(0, (await Redact.RunInAsync(folder.Tree, Value, "scan", "-", "--no-config")).ExitCode);
        Outcome verbose = await Redact.RunInAsync(folder.Tree, Value, "scan", "-", "--verbose");
        Assert.StartsWith($"redact: the configuration is {name}\n", verbose.Error, StringComparison.Ordinal);

        // an agent that may write to the folder must not be able to allow what it wants to see
        Assert.Equal(new Outcome(0, Value, ""), await Redact.RunInAsync(folder.Tree, Value, "filter"));
    }

    [Fact]
    public async Task A_named_file_holds_for_every_command()
    {
        using var folder = new TempFolder();
        string config = folder.Write("conf/x.toml", Rule + "[[allow]]\nstopwords = [\"zzz\"]\nreason = \"made up\"\n");
        Assert.Equal("[REDACTED:acme-token]", (await Redact.RunWithInputAsync(Value, "filter", "--config", config)).Output);
        Outcome scan = await Redact.RunWithInputAsync(Value, "scan", "-", "--config", config);
        Assert.Equal((1, true), (scan.ExitCode, scan.Output.StartsWith("-:1:1: high acme-token (Acme token)", StringComparison.Ordinal)));
        Assert.Contains("acme-token", (await Redact.RunAsync("rules", "list", "--config", config)).Output);
        Assert.Contains("\"acme-token\"", (await Redact.RunAsync("rules", "list", "--format", "json", "--config", config)).Output);
        Outcome explained = await Redact.RunAsync("rules", "explain", "acme-token", "--config", config);
        Assert.Contains("1 allowlist of the configuration", explained.Output);
        Assert.Contains("allowed: made up", explained.Output);
        explained = await Redact.RunWithInputAsync("acme_k3v9zzz7q1", "rules", "explain", "--stdin", "--config", config);
        Assert.Contains("acme-token: 15 bytes: dropped", explained.Output);
        Assert.Matches(@"allowlist +DROP  the user's allowlist has it", explained.Output);
    }

    [Fact]
    public async Task The_command_line_wins_over_the_file()
    {
        using var folder = new TempFolder();
        string config = folder.Write("x.toml", $"profile = \"alert\"\nmin_confidence = \"verified\"\n{Rule}in_alert = false\n");
        Assert.Equal(Value, (await Redact.RunWithInputAsync(Value, "filter", "--config", config)).Output);
        Assert.Equal(Value, (await Redact.RunWithInputAsync(Value, "filter", "--config", config, "--profile", "redact")).Output);
        Assert.Equal("[REDACTED:acme-token]", (await Redact.RunWithInputAsync(Value, "filter", "--config", config, "--profile", "redact", "--confidence", "generic")).Output);
    }

    [Theory]
    [InlineData("disable = [\"jwd\"]", "redact: x.toml(1): there is no rule \"jwd\"; did you mean \"jwt\"? 'redact rules list' shows all.\n")]
    [InlineData("\nprofile = 1", "redact: x.toml(2): \"profile\" must be a string or an array of strings.\n")]
    public async Task A_wrong_file_ends_with_2_and_its_line(string text, string message)
    {
        using var folder = new TempFolder();
        folder.Write("x.toml", text);
        foreach (string command in (string[])["filter", "scan .", "rules list", "rules explain jwt"])
        {
            Assert.Equal(new Outcome(2, "", message), await Redact.RunInAsync(folder.Tree, "", [.. command.Split(' '), "--config", "x.toml"]));
        }
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_ends_with_2()
    {
        using var folder = new TempFolder();
        Assert.Equal(new Outcome(2, "", "redact: gone.toml: no such file\n"), await Redact.RunInAsync(folder.Tree, "", "filter", "--config", "gone.toml"));
        Assert.Equal(new Outcome(2, "", "redact: .: cannot be read\n"), await Redact.RunInAsync(folder.Tree, "", "filter", "--config", "."));
        Assert.Equal(
            new Outcome(2, "", "redact: --config and --no-config exclude each other; give one\n"),
            await Redact.RunInAsync(folder.Tree, "", "filter", "--config", "x", "--no-config"));
    }

    [Fact]
    public async Task A_rule_that_can_outgrow_the_hold_back_is_refused()
    {
        using var folder = new TempFolder();
        folder.Write("x.toml", "[[rule]]\nid = \"long-one\"\ntitle = \"x\"\npattern = 'acme_[a-z]{10000}(?:[a-z]{10000}){5}[a-z]{9999}'\n");
        Outcome outcome = await Redact.RunInAsync(folder.Tree, "", "filter", "--config", "x.toml");
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("long-one", outcome.Error);
    }

    [Fact]
    public async Task Paths_count_from_the_folder_of_the_configuration()
    {
        using var folder = new TempFolder();
        string config = folder.Write(
            "redaction.toml",
            Rule + "[[allow]]\npaths = [\"docs/*.md\"]\n[[allow]]\npaths = [\"test/\"]\nstopwords = [\"h4v9\"]\ncondition = \"all\"\n"
            + "[[rule]]\nid = \"env-token\"\ntitle = \"x\"\npattern = 'envt_[0-9a-z]{10}'\npaths = [\"*.env\"]\n");
        folder.Write("docs/a.md", Value);
        folder.Write("docs/sub/a.md", Value);
        folder.Write("test/b.txt", "acme_h4v9x2m7q1");
        folder.Write("src/b.txt", "acme_h4v9x2m7q1\nenvt_k3v9x2m7q1\n");
        folder.Write("src/b.env", "envt_k3v9x2m7q1\n");
        folder.Write("src/known.md", TempFolder.Secret);
        string[] found = ["docs/sub/a.md", "src/b.env", "src/b.txt", "src/known.md"];
        Outcome scan = await folder.ScanAsync("--format", "json");
        Assert.Equal(found, FoundSecret.Parse(scan.Output).Select(f => f.Path));
        Assert.Equal(4, FoundSecret.Parse(scan.Output).Select(f => f.Fingerprint).Distinct().Count());

        // from elsewhere too
        scan = await Redact.RunInAsync("/", "", "scan", folder.Tree, "--config", config, "--known", folder.Known, "--format", "json");
        Assert.Equal(found.Select(name => folder.Tree + "/" + name), FoundSecret.Parse(scan.Output).Select(f => f.Path));
    }

    [Fact]
    public async Task Fingerprints_need_their_key()
    {
        using var folder = new TempFolder();
        string key = folder.Write("key", "0123456789abcdef");
        string config = folder.Write("conf.toml", Rule);
        string text = folder.Write("a.txt", Value);
        FoundSecret found = Assert.Single(FoundSecret.Parse((await Redact.RunAsync("scan", text, "--config", config, "--fingerprint-key", key, "--format", "json")).Output));
        folder.Write("conf.toml", Rule + $"[[allow]]\nfingerprints = [\"{found.Fingerprint}\"]\n");
        Assert.Equal(new Outcome(0, "", "no findings in 1 file\n"), await Redact.RunAsync("scan", text, "--config", config, "--fingerprint-key", key));
        Assert.Equal(Value, (await Redact.RunWithInputAsync(Value, "filter", "--config", config, "--fingerprint-key", key)).Output);
        Outcome without = await Redact.RunAsync("scan", text, "--config", config);
        Assert.Equal(1, without.ExitCode);
        Assert.Contains("allows by fingerprint, which counts only under the key that it was made with; give --fingerprint-key", without.Error);
    }

    [Fact]
    public async Task A_line_allows_in_files_and_not_in_a_stream()
    {
        using var folder = new TempFolder();
        string config = folder.Write("conf.toml", Rule + "[[allow]]\npatterns = ['(?i)rotated$']\ntarget = \"line\"\n");
        string padding = string.Concat(Enumerable.Repeat("filler line\n", 60_000));
        string text = folder.Write("a.txt", $"{padding}{Value} is rotated\n{Value}\n{padding}{Value} rotated");
        Outcome scan = await Redact.RunAsync("scan", text, "--config", config, "--format", "json");
        Assert.Equal(60_002, Assert.Single(FoundSecret.Parse(scan.Output)).StartLine);
        Assert.StartsWith("[REDACTED", (await Redact.RunWithInputAsync($"{Value} rotated", "filter", "--config", config)).Output);
    }
}
