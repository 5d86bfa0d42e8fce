namespace Redaction.Tool.Tests;

/// <summary><c>redact rules import</c>.</summary>
public class ImportTests
{
    private const string Sound = "[[rules]]\nid = \"acme\"\ndescription = \"Acme token\"\nregex = '''acme_[0-9a-z]{10}'''\n";

    [Fact]
    public async Task A_configuration_is_written_and_can_be_used_at_once()
    {
        using var folder = new TempFolder();
        folder.Write(".gitleaks.toml", Sound);
        Assert.Equal(
            new Outcome(0, "", "carried over: 1 of 1 rules, 0 of 0 allowlists; 0 changed, 0 left out\n"),
            await Redact.RunInAsync(folder.Tree, "", "rules", "import", ".gitleaks.toml", "-o", "redaction.toml"));
        Assert.Equal("[REDACTED:acme]", (await Redact.RunInAsync(folder.Tree, "acme_k3v9x2m7q1", "filter", "--config", "redaction.toml")).Output);
        Assert.Equal(
            new Outcome(2, "", "redact: redaction.toml: is there already; name another file or take it away\n"),
            await Redact.RunInAsync(folder.Tree, "", "rules", "import", ".gitleaks.toml", "-o", "redaction.toml"));
    }

    [Fact]
    public async Task What_is_left_out_is_told_and_ends_with_1()
    {
        using var folder = new TempFolder();
        folder.Write("g.toml", Sound + "tags = [\"x\"]\n[[rules]]\nid = \"files\"\npath = 'x'\n");
        Outcome outcome = await Redact.RunInAsync(folder.Tree, "", "rules", "import", "g.toml");
        Assert.Equal(1, outcome.ExitCode);
        Assert.Equal(
            "g.toml(5): rule \"acme\": changed: tags are not kept\n"
            + "g.toml(8): rule \"files\": left out: a rule on the path alone: here a rule needs a pattern\n"
            + "carried over: 1 of 2 rules, 0 of 0 allowlists; 1 changed, 1 left out\n",
            outcome.Error);
        Assert.Contains("[[rule]]\nid = \"acme\"\ntitle = \"Acme token\"\npattern = \"acme_[0-9a-z]{10}\"\n", outcome.Output);
    }

    [Fact]
    public async Task What_cannot_be_read_ends_with_2()
    {
        using var folder = new TempFolder();
        folder.Write("g.toml", "x = ");
        Assert.Equal(new Outcome(2, "", "redact: gone.toml: no such file\n"), await Redact.RunInAsync(folder.Tree, "", "rules", "import", "gone.toml"));
        Assert.Equal(new Outcome(2, "", "redact: .: cannot be read\n"), await Redact.RunInAsync(folder.Tree, "", "rules", "import", "."));
        Outcome broken = await Redact.RunInAsync(folder.Tree, "", "rules", "import", "g.toml");
        Assert.Equal(2, broken.ExitCode);
        Assert.StartsWith("redact: g.toml(1): ", broken.Error);
    }
}
