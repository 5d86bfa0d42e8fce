using Redaction.RuleCompiler;
using Redaction.Toml;
using Redaction.Toml.Reading;
using Xunit;

namespace Redaction.Tests.Rules;

public class RuleCompilerTests
{
    private const string Sound = """
        [[rule]]
        id = "acme-token"
        title = "Acme token"
        pattern = '''acme_[0-9a-z]{4}'''
        severity = "low"
        positive = [
          { before = "t=", secret = ["ac", "me_", "q1w2"] },
          { secret = "acme_a1s2", after = ";" },
        ]
        negative = ["acme", ["acme", "_"]]

        """;

    [Fact]
    public void The_checked_in_output_agrees_with_the_rule_files()
    {
        foreach ((string path, string content) in Outputs.Of(Repository.Root, RuleCatalog.Load(Path.Combine(Repository.Root, "rules"))))
        {
            Assert.True(File.ReadAllText(path) == content, $"{path} has drifted; run: dotnet run --project src/Redaction.RuleCompiler");
        }
    }

    [Fact]
    public void A_sound_file_gives_its_rules_with_their_examples_joined()
    {
        RuleEntry entry = Assert.Single(RuleFile.Read("rules/acme.toml", Sound));
        Assert.Equal(("acme-token", Severity.Low, 1), (entry.Rule.Id, entry.Rule.Severity, entry.Line));
        Assert.Equal(["t=acme_q1w2", "acme_a1s2;", "acme", "acme_"], entry.Examples.Select(example => example.Text));
        Assert.Equal(["acme_q1w2", "acme_a1s2", null, null], entry.Examples.Select(example => example.Secret));
        Assert.Equal([7, 8, 10, 10], entry.Examples.Select(example => example.Line));
    }

    [Theory]
    [InlineData("severity = \"low\"", "severity = \"lo\"", "rules/acme.toml(5): rule \"acme-token\": \"severity\" is \"lo\"; it must be one of low, medium, high, critical.")]
    [InlineData("severity = \"low\"", "sevrity = \"low\"", "rules/acme.toml(5): rule \"acme-token\": there is no field \"sevrity\"; did you mean \"severity\"?")]
    [InlineData("severity = \"low\"", "checksum = \"crc31\"", "rules/acme.toml(4): rule \"acme-token\": there is no checksum \"crc31\"")]
    [InlineData("severity = \"low\"", "block = 1", "rules/acme.toml(5): rule \"acme-token\": \"block\" must be true or false.")]
    [InlineData("severity = \"low\"", "min_entropy = \"3\"", "rules/acme.toml(5): rule \"acme-token\": \"min_entropy\" must be a number.")]
    [InlineData("severity = \"low\"", "severity = ", "rules/acme.toml(5): ")]
    [InlineData("title = \"Acme token\"", "", "rules/acme.toml(1): rule \"acme-token\": the field \"title\" is missing.")]
    [InlineData("id = \"acme-token\"", "id = \"Acme\"", "rules/acme.toml(4): rule \"Acme\": the id must be lower-case words")]
    [InlineData("[[rule]]", "[rule]", "rules/acme.toml(1): a rule file holds only [[rule]] tables")]
    [InlineData("[[rule]]", "stray = 1\n[[rule]]", "rules/acme.toml(1): \"stray\" stands outside of a [[rule]] table.")]
    [InlineData(", [\"acme\", \"_\"]", "", "rules/acme.toml(1): rule \"acme-token\": it has 1 negative examples; give it at least 2.")]
    [InlineData("{ secret = \"acme_a1s2\", after = \";\" }", "\"acme_a1s2\"", "rules/acme.toml(8): rule \"acme-token\": each of \"positive\" must be a table")]
    [InlineData("{ secret = \"acme_a1s2\", after = \";\" }", "{ secret = \"acme_a1s2\", behind = \";\" }", "rules/acme.toml(8): rule \"acme-token\": there is no field \"behind\"")]
    public void A_broken_file_is_refused_with_file_and_line(string sound, string broken, string message)
    {
        string text = Sound.Replace(sound, broken, StringComparison.Ordinal);
        Assert.NotEqual(Sound, text);
        RuleFileException error = Assert.Throws<RuleFileException>(() => RuleFile.Read("rules/acme.toml", text));
        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_id_that_two_files_use_is_refused_at_the_second()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("rules-test-");
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "a.toml"), Sound);
            File.WriteAllText(Path.Combine(folder.FullName, "b.toml"), "\n" + Sound);
            RuleFileException error = Assert.Throws<RuleFileException>(() => RuleCatalog.Load(folder.FullName));
            Assert.Equal(
                $"{folder.Name}/b.toml(2): rule \"acme-token\": this id is already used at {folder.Name}/a.toml(1).", error.Message);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void Generated_code_holds_no_example_and_keeps_published_values_in_pieces()
    {
        string code = BuiltInRulesWriter.Write(RuleCatalog.Load(Path.Combine(Repository.Root, "rules")));
        Assert.DoesNotContain('\r', code);
        foreach ((Rule rule, _, string? secret) in RuleExamples.All())
        {
            Assert.False(secret is { Length: > 12 } && code.Contains(secret, StringComparison.Ordinal), $"{rule.Id}: an example stands in the generated code");
            Assert.DoesNotContain(rule.AllowedValues, value => code.Contains(value, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Every_rule_shows_what_it_finds_and_what_it_leaves_alone()
    {
        (Rule Rule, string Text, string? ExpectedSecret)[] all = [.. RuleExamples.All()];
        foreach (IGrouping<string, (Rule Rule, string Text, string? ExpectedSecret)> rule in all.GroupBy(example => example.Rule.Id))
        {
            Assert.True(rule.Count(example => example.ExpectedSecret is not null) >= 2, rule.Key);
            Assert.True(rule.Count(example => example.ExpectedSecret is null) >= 2, rule.Key);
            Assert.All(rule, example => Assert.True(example.ExpectedSecret is null || example.Text.Contains(example.ExpectedSecret, StringComparison.Ordinal)));
        }
    }
}
