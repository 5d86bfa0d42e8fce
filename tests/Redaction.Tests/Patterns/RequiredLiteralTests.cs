using System.Text;
using Redaction.Patterns;
using Xunit;

namespace Redaction.Tests.Patterns;

public sealed class RequiredLiteralTests
{
    // An entry is its literals and the longest part before them; "i:" marks one that ignores case.
    [Theory]
    [InlineData("ghp_[0-9A-Za-z]{36}", "ghp_ @0")]
    [InlineData("\\b(ghp_[0-9A-Za-z]{36})\\b", "ghp_ @0")]
    [InlineData("xox[pous]-[0-9]{10}", "xoxo- xoxp- xoxs- xoxu- @0")]
    [InlineData("(?:AKIA|ASIA)[0-9A-Z]{16}", "AKIA ASIA @0")]
    [InlineData("AKIA[0-9]{16}", "AKIA @0")]
    [InlineData("(?i)acme[0-9]{16}", "i:acme @0")]
    [InlineData("acme(?i)x[0-9]{16}", "acme @0")]
    [InlineData("https?://x", "https://x http://x @0")]
    [InlineData("a?foo\\d", "afoo foo @0")]
    [InlineData("\\w?foo\\d", "foo @1")]
    [InlineData("[0-9a-f]{8}-secret-", "-secret- @8")]
    [InlineData("[0-9]{1,20}:AA[\\w-]{33}", ":AA @20")]
    [InlineData("ab[0-9]{16}longer", "longer @18")]
    [InlineData("abc[0-9]{16}longer", "abc @0")]
    [InlineData("[a-z]{3}foo|\\d{2}bar", "foo @3; bar @2")]
    [InlineData("(?:[a-z]{3}foo|\\d{2}bar)x", "foox @3; barx @2")]
    [InlineData("(?:foo[a-z]{3}|bar\\d{2})x", "foo bar @0")]
    [InlineData("foo[a-z]{3}|bar\\d{2}", "foo bar @0")]
    [InlineData("(?i)[\\w.-]{0,20}(?:key|token)=", "i:key= i:token= @20")]
    [InlineData("(?:foo){3}", "foofoofoo @0")]
    [InlineData("(?:foo-){1,3}x", "foo-foo- foo-x @0")]
    [InlineData("foo(?:bar)?", "foo @0")]
    [InlineData("foo\\b-bar\\d", "foo-bar @0")]
    [InlineData("\\d{3}(?:[a-z]foo){2}", "foo @4")]
    [InlineData("[0-9]{5}\\x80\\x81", "\x80\x81 @5")]
    public void Every_match_has_one_of_the_literals(string pattern, string expected)
    {
        var shown = new List<string>();
        foreach (PatternEntry entry in Pattern.Parse(pattern).Entries)
        {
            IEnumerable<string> literals = entry.Literals.Select(
                literal => (literal.IgnoreCase ? "i:" : "") + Encoding.Latin1.GetString(literal.Bytes.AsSpan()));
            shown.Add($"{string.Join(' ', literals)} @{entry.MaxPrefixLength}");
        }

        Assert.Equal(expected, string.Join("; ", shown));
    }

    [Theory]
    [InlineData("key-\\d{3}", false)]
    [InlineData("[a-z]{3}-key", true)]
    [InlineData("[a-z]{3}-(key-\\d)", false)]
    [InlineData("([a-z]{3})-key", true)]
    [InlineData("[a-z]{3}(\\bkey-\\d)", false)]
    [InlineData("[a-z]{3}-key-(\\d)", false)]
    [InlineData("[a-z]{3}-key-(\\d)?", true)]
    [InlineData("[a-z]{3}-key-(?:(\\d)|x)", true)]
    public void Secret_starts_in_the_prefix_when_the_group_opens_there_or_may_be_missing(string pattern, bool expected) =>
        Assert.Equal(expected, Assert.Single(Pattern.Parse(pattern).Entries).SecretStartsInPrefix);

    [Theory]
    [InlineData("\\bkey-\\d{3}")]
    [InlineData("(?m)^(key-\\d{3})")]
    public void Assertions_directly_before_the_literal_stay_with_it(string pattern)
    {
        PatternEntry entry = Assert.Single(Pattern.Parse(pattern).Entries);
        Assert.Null(entry.Reverse);
        Assert.Equal(7, Automata.LongestMatch(entry.Forward, "key-123"u8.ToArray(), 0));
        Assert.Equal(-1, Automata.LongestMatch(entry.Forward, "xkey-123"u8.ToArray(), 1));
    }
}
