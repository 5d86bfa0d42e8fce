using Redaction.Patterns;
using Xunit;

namespace Redaction.Tests.Rules;

public class RuleSetTests
{
    private static readonly Rule Acme = Rule.Parse("acme-token", "acme_[0-9a-z]{32}");
    private static readonly Rule Other = Rule.Parse("other-token", "other_[0-9a-z]{32}");

    [Fact]
    public void The_default_set_holds_the_built_in_rules()
    {
        Assert.InRange(RuleSet.Default.Count, 900, 1500);
        Assert.Equal("GitHub personal access token (classic)", RuleSet.Default["github-pat"].Title);
        Assert.Same(RuleSet.Default, RuleSet.Default);
    }

    [Fact]
    public void Every_built_in_rule_would_pass_the_checks_that_user_rules_pass()
    {
        Assert.Equal(RuleSet.Default.Count, RuleSet.Create(RuleSet.Default).Count);
    }

    [Fact]
    public void No_built_in_rule_needs_more_than_the_default_hold_since_a_redactor_reads_them_too_late_to_refuse_them()
    {
        Assert.All(
            RuleSet.Default.Where(rule => !rule.IsBlock && rule.Keywords.IsEmpty),
            rule => Assert.InRange(Pattern.Parse(rule.Pattern, rule.IsBlock).MaxLength, 1, RedactorOptions.DefaultMaxHold));
    }

    [Fact]
    public void What_is_written_down_of_a_built_in_pattern_is_read_back_as_the_pattern_has_it()
    {
        Assert.All(
            RuleSet.Default.Where(rule => rule.Keywords.IsEmpty),
            rule => Assert.Equal(PatternAnchors.Of(Pattern.Parse(rule.Pattern, rule.IsBlock)).Write(), rule.Anchors!.Write()));
        Assert.All(RuleSet.Default.Where(rule => !rule.Keywords.IsEmpty), rule => Assert.Null(rule.Anchors));
    }

    [Fact]
    public void A_rule_is_read_back_from_the_table_with_all_its_fields()
    {
        Rule rule = Acme with
        {
            Title = "Acme “quoted” token",
            Severity = Severity.Critical,
            MinEntropy = 3.25,
            Checksum = "crc32-base62",
            ChecksumPolicy = ChecksumPolicy.Require,
            Placeholders = false,
            References = ["https://example.com/a", "https://example.com/b"],
        };
        byte[] table = System.Text.Encoding.UTF8.GetBytes(RuleTable.Write(rule, [["ab", "cd"], ["ef"]]) + RuleTable.Write(Other with { Keywords = ["other"] }, []));
        Rule[] read = RuleTable.Read(table);
        Assert.Equal(
            (rule.Id, rule.Title, rule.Pattern, rule.Severity, rule.MinEntropy, rule.Checksum, rule.ChecksumPolicy, false),
            (read[0].Id, read[0].Title, read[0].Pattern, read[0].Severity, read[0].MinEntropy, read[0].Checksum, read[0].ChecksumPolicy, read[0].Placeholders));
        Assert.Equal(rule.References, read[0].References);
        Assert.Equal(["abcd", "ef"], read[0].AllowedValues);
        Assert.Equal(["other"], read[1].Keywords);
        Assert.Equal(("other-token", 0.0), (read[1].Id, read[1].MinEntropy));
        Assert.Null(read[1].Checksum);
        Assert.Null(read[1].Anchors);
        Assert.True(read[1].Placeholders);
    }

    [Fact]
    public void With_adds_at_the_end_and_leaves_the_set_it_is_called_on_alone()
    {
        RuleSet one = RuleSet.Empty.With(Acme);
        RuleSet two = one.With(RuleSet.Create([Other]));
        Assert.Single(one);
        Assert.Equal(["acme-token", "other-token"], two.Select(rule => rule.Id));
        Assert.Same(two, two.With(RuleSet.Empty));
    }

    [Fact]
    public void Two_rules_of_one_id_are_refused()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => RuleSet.Create([Acme, Other, Acme]));
        Assert.Contains("\"acme-token\"", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => RuleSet.Empty.With(Acme).With(Acme));
    }

    [Fact]
    public void Without_takes_rules_out()
    {
        RuleSet set = RuleSet.Create([Acme, Other]).Without("acme-token");
        Assert.Equal(["other-token"], set.Select(rule => rule.Id));
        Assert.False(set.TryGet("acme-token", out _));
    }

    [Fact]
    public void An_unknown_id_is_refused_and_the_nearest_is_named()
    {
        RuleSet set = RuleSet.Create([Acme, Other]);
        Assert.Contains("did you mean \"acme-token\"", Assert.Throws<ArgumentException>(() => set.Without("acme-tokens")).Message, StringComparison.Ordinal);
        Assert.Contains("did you mean \"other-token\"", Assert.Throws<KeyNotFoundException>(() => set["oter-token"]).Message, StringComparison.Ordinal);
        Assert.Throws<KeyNotFoundException>(() => RuleSet.Empty["x"]);
    }

    [Theory]
    [InlineData("Acme", "a_[0-9]{9}", "lower-case")]
    [InlineData("acme--token", "a_[0-9]{9}", "single dashes")]
    [InlineData("acme-", "a_[0-9]{9}", "lower-case")]
    [InlineData("", "a_[0-9]{9}", "lower-case")]
    [InlineData("acme", "", "pattern is empty")]
    public void A_malformed_rule_is_refused_in_words(string id, string pattern, string said)
    {
        Assert.Contains(said, Assert.Throws<FormatException>(() => Rule.Parse(id, pattern)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rule_with_an_unknown_checksum_or_an_impossible_entropy_is_refused()
    {
        Assert.Contains("crc32-base62", Assert.Throws<FormatException>(() => RuleSet.Create([Acme with { Checksum = "crc31" }])).Message, StringComparison.Ordinal);
        Assert.Throws<FormatException>(() => RuleSet.Create([Acme with { MinEntropy = double.NaN }]));
        Assert.Throws<FormatException>(() => RuleSet.Create([Acme with { MinEntropy = 9 }]));
        Assert.Throws<FormatException>(() => RuleSet.Create([Acme with { ChecksumPolicy = ChecksumPolicy.Require }]));
    }
}
