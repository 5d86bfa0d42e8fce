using Redaction.Tests.Tables;
using Redaction.Toml;

namespace Redaction.NetStandard.Tests;

/// <summary>A redaction.toml is read from its text, without a file.</summary>
public class TomlTests
{
    [Fact]
    public void Rules_and_options_come_from_the_text()
    {
        RuleConfiguration configuration = TomlRules.Parse(
            """
            profile = "alert"

            [[rule]]
            id = "acme-token"
            title = "Acme token"
            pattern = '''acme_[0-9a-z]{16}'''
            severity = "high"
            """,
            "redaction.toml");
        var options = new RedactorOptions();
        configuration.ApplyTo(options);
        Assert.Equal(Profile.Alert, options.Profile);

        string token = "acme_" + LiteralTable.Token(5, 16, "abcdefghijkmnpqrstuvwxyz23456789");
        Finding finding = Assert.Single(new SecretRedactor(options).Find($"x {token} y"));
        Assert.Equal(("acme-token", 2L, (long)token.Length, Severity.High), (finding.RuleId, finding.Start, finding.Length, finding.Severity));
    }

    [Fact]
    public void A_mistake_is_told_with_its_line()
    {
        RuleFileException error = Assert.Throws<RuleFileException>(() => TomlRules.Parse("profile = \"alarm\"\n", "redaction.toml"));
        Assert.StartsWith("redaction.toml(1): ", error.Message, StringComparison.Ordinal);
    }
}
