using System.Text;
using Xunit;

namespace Redaction.Tests.Rules;

/// <summary>Allowlists of rules, in the engine itself.</summary>
public class AllowanceTests
{
    private const string Value = "acme_k3v9x2m7q1";
    private static readonly Rule s_rule = Rule.Parse("acme-token", "acme_[0-9a-z]{10}");

    [Fact]
    public void An_allowed_value_is_no_finding_and_is_explained()
    {
        SecretRedactor redactor = With(new Allowance { Values = [Value] });
        Assert.Equal($"a {Value}", redactor.Redact($"a {Value}"));
        MatchExplanation explanation = Assert.Single(redactor.Explain(Encoding.UTF8.GetBytes(Value)));
        Assert.False(explanation.Accepted);
        Assert.Contains(explanation.Steps, step => step is { Judge: "allowlist", Passed: false });
        Assert.Contains(Assert.Single(With(new Allowance { Values = ["other"] }).Explain(Encoding.UTF8.GetBytes(Value))).Steps, step => step is { Judge: "allowlist", Passed: true });
    }

    [Fact]
    public void Deciding_allocates_nothing()
    {
        SecretRedactor redactor = With(
            new Allowance { Patterns = [TextPattern.Parse("(?i)Q1$")], Stopwords = ["zz"], Values = ["é", "x"], RequiresAll = true },
            new Allowance { Patterns = [TextPattern.Parse("q1$")], Stopwords = ["V9X"], RequiresAll = true });
        byte[] text = Encoding.UTF8.GetBytes($"a {Value} b");
        var output = new System.Buffers.ArrayBufferWriter<byte>(1 << 16);
        long allocated = 0;
        for (int i = 0; i < 50; i++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            int found = redactor.Redact(text, output);
            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            Assert.Equal(0, found);
        }

        Assert.Equal(0, allocated);
    }

    [Theory]
    [InlineData("b.d", "abcd", true)]
    [InlineData("^b", "abcd", false)]
    [InlineData("(?:a|b)+$", "xxab", true)]
    [InlineData("a|d", "xxd", true)]
    [InlineData("x", "line\nx", true)]
    [InlineData("é", "caf\u00e9", true)]
    [InlineData("", "", true)]
    public void A_pattern_is_searched_anywhere(string pattern, string text, bool isMatch)
    {
        TextPattern parsed = TextPattern.Parse(pattern);
        Assert.Equal(isMatch, parsed.IsMatch(text));
        Assert.Equal(parsed, TextPattern.Parse(pattern));
        Assert.Equal(pattern, parsed.ToString());
        Assert.NotEqual(parsed, TextPattern.Parse(pattern + "z"));
    }

    [Fact]
    public void A_pattern_that_is_refused_counts_from_its_own_start() =>
        Assert.Equal(1, Assert.Throws<PatternSyntaxException>(() => TextPattern.Parse("a(?=b)")).Offset);

    [Fact]
    public void An_allowance_that_says_nothing_is_refused()
    {
        Assert.Contains("has no condition", Refused(new Allowance()), StringComparison.Ordinal);
        Assert.Contains("empty value or stopword", Refused(new Allowance { Values = [""] }), StringComparison.Ordinal);
        Assert.Contains("empty value or stopword", Refused(new Allowance { Stopwords = [" "] }), StringComparison.Ordinal);
        Assert.Contains("16 hexadecimal digits", Refused(new Allowance { Fingerprints = ["xyz"] }), StringComparison.Ordinal);

        static string Refused(Allowance allowance)
        {
            Assert.Throws<FormatException>(() => RuleSet.Create([s_rule with { Allow = [allowance] }]));
            return Assert.Throws<ArgumentException>(() => RuleSet.Create([s_rule]).Allowing(_ => [allowance])).Message;
        }
    }

    [Fact]
    public void Allowances_are_added_to_a_set()
    {
        RuleSet set = RuleSet.Create([s_rule, Rule.Parse("other", "other_[0-9]{6}")]);
        RuleSet more = set.Allowing(rule => rule.Id == "other" ? [new Allowance { Values = ["x"] }] : []);
        Assert.Same(s_rule, more["acme-token"]);
        Assert.Single(more["other"].Allow);
        Assert.Empty(set["other"].Allow);
    }

    private static SecretRedactor With(params Allowance[] allow) => new(new RedactorOptions { Rules = RuleSet.Create([s_rule with { Allow = [.. allow] }]) });
}
