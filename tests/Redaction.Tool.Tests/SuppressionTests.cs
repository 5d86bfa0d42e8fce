namespace Redaction.Tool.Tests;

/// <summary>Comments in scanned files.</summary>
public class SuppressionTests
{
    private const string Value = "acme_k3v9x2m7q1";

    private const string Rule = "[[rule]]\nid = \"acme-token\"\ntitle = \"Acme token\"\npattern = 'acme_[0-9a-z]{10}'\n";

    [Theory]
    [InlineData("V # redaction:allow", "redaction:allow")]
    [InlineData("V // redaction:allow acme-token", "redaction:allow")]
    [InlineData("V /* redaction:allow jwt, acme-token -- a made up one */", "redaction:allow")]
    [InlineData("V <!-- redaction:allow -->", "redaction:allow")]
    [InlineData("V # redaction:allow -- not real", "redaction:allow")]
    [InlineData("V # Redaction:Allow: acme-token", "redaction:allow")]
    [InlineData("# redaction:allow V", "redaction:allow")]
    [InlineData("# redaction:allow-next-line acme-token -- x\nV", "redaction:allow-next-line")]
    [InlineData("V # gitleaks:allow", "gitleaks:allow")]
    [InlineData("V # betterleaks:allow", "betterleaks:allow")]
    [InlineData("V # pragma: allowlist secret", "pragma: allowlist secret")]
    [InlineData("# pragma: allowlist nextline secret\r\nV\r", "pragma: allowlist nextline secret")]
    [InlineData("V # trufflehog:ignore", "trufflehog:ignore")]
    [InlineData("V # redaction:allow jwt", null)]
    [InlineData("V # redaction:allow-next-line", null)]
    [InlineData("# redaction:allow\nV", null)]
    [InlineData("# redaction:allow-next-line\n\nV", null)]
    [InlineData("# gitleaks:allow\nV", null)]
    [InlineData("V # noredaction:allow", null)]
    [InlineData("V # redaction:allowed", null)]
    [InlineData("V\n# redaction:allow", null)]
    public async Task A_comment_counts_on_its_line_or_for_the_next(string text, string? comment)
    {
        using var folder = new TempFolder();
        string config = folder.Write("conf.toml", Rule);
        string file = folder.Write("a.txt", text.Replace("V", Value, StringComparison.Ordinal));
        Outcome scan = await Redact.RunAsync("scan", file, "--config", config, "--format", "json");
        Assert.Equal(comment, Assert.Single(FoundSecret.Parse(scan.Output)).SuppressedBy);
        Assert.Equal(comment is null ? 1 : 0, scan.ExitCode);
        Assert.Equal(comment is null ? "1 finding in 1 of 1 file\n" : "no findings in 1 file (1 suppressed by comments)\n", scan.Error);
    }

    [Theory]
    [InlineData("--no-suppress")]
    [InlineData("--ignore-suppressions")]
    public async Task Comments_are_ignored_on_request_and_always_in_a_stream(string option)
    {
        using var folder = new TempFolder();
        string config = folder.Write("conf.toml", Rule);
        string file = folder.Write("a.txt", $"{Value} # redaction:allow\n");
        Assert.Equal(1, (await Redact.RunAsync("scan", file, "--config", config, option)).ExitCode);

        // a stream could be written by whoever wants to see the secret
        Assert.Equal("[REDACTED:acme-token] # redaction:allow\n", (await Redact.RunWithInputAsync($"{Value} # redaction:allow\n", "filter", "--config", config)).Output);
    }

    [Fact]
    public async Task The_configuration_says_which_comments_count()
    {
        using var folder = new TempFolder();
        string config = folder.Write("conf.toml", Rule + "[suppressions]\ncomments = [\"redaction\"]\n");
        string file = folder.Write("a.txt", $"{Value} gitleaks:allow\n{Value} redaction:allow\n");
        Assert.Equal("1 finding in 1 of 1 file (1 suppressed by comments)\n", (await Redact.RunAsync("scan", file, "--config", config)).Error);
        folder.Write("conf.toml", Rule + "[suppressions]\nenabled = false\n");
        Assert.Equal("2 findings in 1 of 1 file\n", (await Redact.RunAsync("scan", file, "--config", config)).Error);
    }

    [Fact]
    public async Task A_comment_for_another_rule_is_told_on_request()
    {
        using var folder = new TempFolder();
        folder.Write("conf.toml", Rule);
        folder.Write("a.txt", $"\n{Value} # redaction:allow jwt, pypi-token -- old\n");
        Outcome scan = await Redact.RunInAsync(folder.Tree, "", "scan", "a.txt", "--config", "conf.toml", "--verbose");
        Assert.Equal(
            "redact: the configuration is conf.toml\nredact: a.txt:2: the comment allows jwt, pypi-token, but what is found is acme-token\n1 finding in 1 of 1 file\n",
            scan.Error);
        Assert.Equal("1 finding in 1 of 1 file\n", (await Redact.RunInAsync(folder.Tree, "", "scan", "a.txt", "--config", "conf.toml")).Error);
    }

    [Fact]
    public async Task A_known_value_cannot_be_suppressed()
    {
        using var folder = new TempFolder();
        folder.Write("a.txt", $"{TempFolder.Secret} # redaction:allow\n");
        Assert.Equal(1, (await folder.ScanAsync()).ExitCode);
    }

    [Fact]
    public async Task Of_several_lines_the_first_counts_and_far_into_a_long_file_too()
    {
        using var folder = new TempFolder();
        string config = folder.Write("conf.toml", "[[rule]]\nid = \"acme-block\"\ntitle = \"x\"\npattern = 'acme_[0-9a-z]{10}\\s{1,40}acme_[0-9a-z]{10}'\n");
        string padding = string.Concat(Enumerable.Repeat("filler line of some length\n", 60_000));
        string file = folder.Write("a.txt", $"{padding}# redaction:allow {Value}\n{Value}\n{padding}{Value}\n{Value} # redaction:allow\n{padding}");
        Outcome scan = await Redact.RunAsync("scan", file, "--config", config, "--format", "json");
        Assert.Equal(["redaction:allow", null], FoundSecret.Parse(scan.Output).Select(f => f.SuppressedBy));
    }

    [Fact]
    public async Task A_comment_far_away_on_a_very_long_line_does_not_count()
    {
        using var folder = new TempFolder();
        string config = folder.Write("conf.toml", Rule);
        string far = new(' ', 5000);
        string file = folder.Write("a.txt", $"/* redaction:allow */{far}{Value}{far}/* redaction:allow */\n");
        Assert.Equal(1, (await Redact.RunAsync("scan", file, "--config", config)).ExitCode);
        file = folder.Write("a.txt", $"{far}{Value} /* redaction:allow */{far}\n");
        Assert.Equal(0, (await Redact.RunAsync("scan", file, "--config", config)).ExitCode);
    }
}
