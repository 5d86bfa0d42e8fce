namespace Redaction.Toml.Tests;

public class ConfigurationTests
{
    [Fact]
    public void Without_a_word_the_built_in_rules_hold()
    {
        RuleConfiguration configuration = TomlRules.Parse("", "redaction.toml");
        Assert.Equal(RuleSet.Default.Select(rule => rule.Id), configuration.Rules.Select(rule => rule.Id));
        Assert.Null(configuration.Profile);
        Assert.Equal(Enum.GetValues<SuppressionComment>(), configuration.Suppressions);
        Assert.False(configuration.NeedsPaths || configuration.NeedsLines || configuration.HasFingerprints);
    }

    [Fact]
    public void A_rule_is_added_and_found()
    {
        RuleConfiguration configuration = TomlRules.Parse(Found.Rule, "redaction.toml");
        Assert.Equal(RuleSet.Default.Count + 1, configuration.Rules.Count);
        Assert.Equal([Found.Value], Found.In(configuration.Rules, $"key {Found.Value}"));
    }

    [Fact]
    public void A_rule_of_a_known_id_changes_only_the_fields_that_are_given()
    {
        Rule before = RuleSet.Default["github-pat"];
        Rule after = TomlRules.Parse("[[rule]]\nid = \"github-pat\"\nseverity = \"low\"\nin_alert = false\n", "redaction.toml").Rules["github-pat"];
        Assert.Equal((Severity.Low, false), (after.Severity, after.InAlert));
        Assert.Equal((before.Title, before.Pattern, before.Checksum, before.Confidence, before.IsBlock), (after.Title, after.Pattern, after.Checksum, after.Confidence, after.IsBlock));

        after = TomlRules.Parse("[[rule]]\nid = \"github-pat\"\npattern = 'ghx_[a-z]{20}'\nkeywords = [\"hub\"]\n", "redaction.toml").Rules["github-pat"];
        Assert.Equal(("ghx_[a-z]{20}", before.Title), (after.Pattern, after.Title));
        Assert.Equal(["hub"], after.Keywords);
    }

    [Fact]
    public void Rules_are_disabled()
    {
        RuleConfiguration configuration = TomlRules.Parse("disable = [\"github-pat\", \"jwt\"]", "redaction.toml");
        Assert.Equal(RuleSet.Default.Count - 2, configuration.Rules.Count);
        Assert.False(configuration.Rules.TryGet("jwt", out _));
    }

    [Fact]
    public void Options_are_applied_where_the_file_has_them()
    {
        var options = new RedactorOptions { MinConfidence = Confidence.Contextual };
        TomlRules.Parse("profile = \"alert\"\nidentifiers = true\nextends = \"none\"", "redaction.toml").ApplyTo(options);
        Assert.Equal((Profile.Alert, Confidence.Contextual, true, 0), (options.Profile, options.MinConfidence, options.Identifiers, options.Rules.Count));
        TomlRules.Parse("min_confidence = \"verified\"", "redaction.toml").ApplyTo(options);
        Assert.Equal((Profile.Alert, Confidence.Verified), (options.Profile, options.MinConfidence));
    }

    [Fact]
    public void Comments_are_switched()
    {
        Assert.Empty(TomlRules.Parse("[suppressions]\nenabled = false", "r").Suppressions);
        Assert.Equal(
            [SuppressionComment.Redaction, SuppressionComment.DetectSecrets],
            TomlRules.Parse("[suppressions]\ncomments = [\"redaction\", \"detect-secrets\"]", "r").Suppressions);
    }

    [Fact]
    public void Files_extend_files_each_on_top_of_those_before()
    {
        using var folder = new TempFolder();
        folder.Write("base/team.toml", "extends = \"none\"\nprofile = \"alert\"\n" + Found.Rule + "[[allow]]\nstopwords = [\"zzz\"]\n");
        folder.Write("base/other.toml", "extends = [\"team.toml\"]\n[[rule]]\nid = \"acme-token\"\nseverity = \"low\"\n");
        string file = folder.Write("repo/redaction.toml", "extends = [\"../base/other.toml\", \"../base/team.toml\"]\n[[rule]]\nid = \"acme-token\"\ntitle = \"Ours\"\n");
        RuleConfiguration configuration = TomlRules.Load(file);
        Rule rule = Assert.Single(configuration.Rules);
        Assert.Equal(("Ours", Severity.Low, "key (acme_[0-9a-z]{10})"), (rule.Title, rule.Severity, rule.Pattern));
        Assert.Single(rule.Allow);
        Assert.Equal(Profile.Alert, configuration.Profile);
        Assert.Equal(["team.toml", "other.toml", "redaction.toml"], configuration.Files.Select(Path.GetFileName));

        string withDefault = folder.Write("repo/all.toml", "extends = [\"../base/other.toml\", \"default\"]");
        Assert.Equal(RuleSet.Default.Count + 1, TomlRules.Load(withDefault).Rules.Count);
    }

    [Fact]
    public void A_circle_is_refused_with_its_steps()
    {
        using var folder = new TempFolder();
        string a = folder.Write("a.toml", "extends = [\"b.toml\"]");
        string b = folder.Write("b.toml", "\nextends = [\n  \"default\",\n  \"a.toml\"]");
        RuleFileException error = Assert.Throws<RuleFileException>(() => TomlRules.Load(a));
        Assert.Equal($"{b}(4): \"extends\" goes in a circle: {a} -> {b} -> {a}; take one of these steps out.", error.Message);
        Assert.Equal((b, 4), (error.File, error.Line));
    }

    [Fact]
    public void Examples_are_checked_when_they_are_given()
    {
        Found.Configure($"positive = [{{ before = \"key \", secret = \"{Found.Value}\" }}]\nnegative = [\"key acme\"]\n");
        Refused($"positive = [{{ secret = \"{Found.Value}\" }}]\n", "redaction.toml(6): rule \"acme-token\": it finds nothing in this positive example, not the 15 of \"secret\" at 0; mend the pattern or the example.");
        Refused($"positive = [{{ before = \"key a\", secret = \"{Found.Value[1..]}\" }}]\n", "redaction.toml(6): rule \"acme-token\": of this positive example it finds 15 characters at offset 4, not the 14 of \"secret\" at 5; mend the pattern or the example.");
        Refused($"negative = [\"key {Found.Value}\"]\n", "redaction.toml(6): rule \"acme-token\": it finds 15 characters at offset 4 of this negative example; narrow the pattern, or move the example to \"positive\".");

        static void Refused(string more, string message) => Assert.Equal(message, Assert.Throws<RuleFileException>(() => Found.Configure(more)).Message);
    }

    [Fact]
    public void The_examples_of_the_readme_are_sound()
    {
        string[] examples = Repository.ReadmeExamples();
        Assert.NotEmpty(examples);
        Assert.All(examples, example => Assert.NotEmpty(TomlRules.Parse(example, "redaction.toml").Rules));
    }
}
