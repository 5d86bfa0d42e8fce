namespace Redaction.Toml.Tests;

/// <summary>Files that come from elsewhere than a disk, and the comments in them.</summary>
public class ReaderTests
{
    [Fact]
    public void What_a_file_extends_is_read_by_its_full_path()
    {
        string? asked = null;
        RuleConfiguration configuration = TomlRules.Parse("extends = \"../rules/acme.toml\"\n", Path.GetFullPath("/repo/src/redaction.toml"), path =>
        {
            asked = path;
            return "extends = \"none\"\n" + Found.Rule;
        });
        Assert.Equal(Path.GetFullPath("/repo/rules/acme.toml"), asked);
        Assert.Single(configuration.Rules);
    }

    [Fact]
    public void A_file_that_is_not_there_is_told()
    {
        RuleFileException error = Assert.Throws<RuleFileException>(() => TomlRules.Parse("\nextends = \"acme.toml\"\n", "redaction.toml", _ => null));
        Assert.Equal(2, error.Line);
        Assert.Contains("there is no such file", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("key = 1 # redaction:allow", "", "redaction:allow")]
    [InlineData("key = 1 # Redaction:Allow acme-token -- of a test", "", "redaction:allow")]
    [InlineData("key = 1 # redaction:allow other-rule", "", null)]
    [InlineData("key = 1", "# redaction:allow-next-line", "redaction:allow-next-line")]
    [InlineData("key = 1 # redaction:allow-next-line", "", null)]
    [InlineData("key = 1 # gitleaks:allow", "", "gitleaks:allow")]
    [InlineData("key = 1 # xredaction:allow", "", null)]
    public void A_comment_suppresses_what_a_rule_finds_on_its_line(string line, string previous, string? mark)
    {
        Assert.Equal(mark, SuppressionComments.All.Find(
            "acme-token", System.Text.Encoding.UTF8.GetBytes(previous), System.Text.Encoding.UTF8.GetBytes(line), out _));
        Assert.Null(new SuppressionComments([]).Find("acme-token", System.Text.Encoding.UTF8.GetBytes(previous), System.Text.Encoding.UTF8.GetBytes(line), out _));
        Assert.Equal(mark is not null, SuppressionComments.IsMark(mark ?? ""));
    }
}
