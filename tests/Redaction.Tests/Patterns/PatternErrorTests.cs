using Redaction.Patterns;
using Xunit;

namespace Redaction.Tests.Patterns;

public sealed class PatternErrorTests
{
    [Theory]
    [InlineData("abc[a-z]+", 3, "unbounded repeat")]
    [InlineData("abc[a-z]*", 3, "unbounded repeat")]
    [InlineData("abcd{3,}", 3, "unbounded repeat")]
    [InlineData("abc(d+)", 4, "unbounded repeat")]
    [InlineData("abc(d)\\1", 6, "backreference")]
    [InlineData("abc(?<x>d)\\k<x>", 10, "backreference")]
    [InlineData("abc(?P<x>d)(?P=x)", 11, "backreference")]
    [InlineData("abc(?=d)", 3, "look-around")]
    [InlineData("abc(?!d)", 3, "look-around")]
    [InlineData("(?<=x)abc", 0, "look-around")]
    [InlineData("(?<!x)abc", 0, "look-around")]
    [InlineData("abc(?>d)", 3, "atomic group")]
    [InlineData("abcd?+", 3, "possessive quantifier")]
    [InlineData("abcd{1,2}+", 3, "possessive quantifier")]
    [InlineData("abcd{1,2}{3}", 3, "quantifier on a quantifier")]
    [InlineData("abcd??*", 3, "quantifier on a quantifier")]
    [InlineData("*abc", 0, "quantifier on nothing")]
    [InlineData("abc|?", 4, "quantifier on nothing")]
    [InlineData("{3}abc", 0, "quantifier on nothing")]
    [InlineData("(?i)?abc", 4, "quantifier on nothing")]
    [InlineData("abc\\b?", 3, "quantifier on an assertion")]
    [InlineData("^{2}abc", 0, "quantifier on an assertion")]
    [InlineData("abc{,5}", 3, "repeat without a lower bound")]
    [InlineData("abcd{5,3}", 4, "bad repeat")]
    [InlineData("abcd{10001}", 4, "repeat too large")]
    [InlineData("abcd{1,99999999999}", 4, "repeat too large")]
    [InlineData("abc[z-a]", 4, "bad range")]
    [InlineData("abc[a-\\d]", 4, "bad range")]
    [InlineData("abc[a-z", 3, "unclosed class")]
    [InlineData("abc[]", 3, "unclosed class")]
    [InlineData("abc[^\\s\\S]", 3, "class without members")]
    [InlineData("abc[[:letter:]]", 4, "unknown class name")]
    [InlineData("abc[\u00E9]", 4, "non-ASCII character in a class")]
    [InlineData("abc[\\x{20AC}]", 4, "non-ASCII character in a class")]
    [InlineData("abc(d", 3, "unbalanced parenthesis")]
    [InlineData("abc(?i", 3, "unbalanced parenthesis")]
    [InlineData("abc)d", 3, "unbalanced parenthesis")]
    [InlineData("abc\\", 3, "unfinished escape")]
    [InlineData("abc\\q", 3, "unknown escape")]
    [InlineData("abc\\Z", 3, "unknown escape")]
    [InlineData("abc\\p{L}", 3, "unknown escape")]
    [InlineData("abc\\xZZ", 3, "unknown escape")]
    [InlineData("abc\\x{110000}", 3, "unknown escape")]
    [InlineData("abc[\\b]", 4, "unknown escape")]
    [InlineData("(?x)abc", 0, "unknown group or flag")]
    [InlineData("(?i-)(?--i)abc", 5, "unknown group or flag")]
    [InlineData("(?#note)abc", 0, "unknown group or flag")]
    [InlineData("(?<a>b)(?<a>c)de", 7, "duplicate group name 'a'")]
    [InlineData("(?<1a>b)de", 0, "bad group name")]
    [InlineData("(?<a", 0, "bad group name")]
    [InlineData("abc(?:[a-z]{1000}){1000}", 3, "pattern too large")]
    [InlineData("abc(?:(?:[a-z]{100}){1000}){100}", 3, "pattern too large")]
    [InlineData("abc[a-z]{10000}[a-z]{10000}[a-z]{10000}[a-z]{10000}[a-z]{10000}[a-z]{10000}[a-z]{10000}", 0, "match of up to 70003 bytes")]
    [InlineData("[a-z]{20}", 0, "no required literal")]
    [InlineData("a[a-z]{20}b", 0, "no required literal")]
    [InlineData("abc|[a-z]{20}", 0, "no required literal")]
    [InlineData("(?:abc)?[a-z]{20}", 0, "no required literal")]
    [InlineData("", 0, "no required literal")]
    public void Refused_with_the_place_and_the_reason(string pattern, int offset, string reason)
    {
        var error = Assert.Throws<PatternSyntaxException>(() => Pattern.Parse(pattern));
        Assert.Equal(reason, error.Reason);
        Assert.Equal(offset, error.Offset);
        Assert.StartsWith(reason + " at offset " + offset + " (\"", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Message_says_what_to_write_instead()
    {
        var error = Assert.Throws<PatternSyntaxException>(() => Pattern.Parse("acme_(?<secret>[a-z]+)"));
        Assert.Equal("unbounded repeat at offset 15 (\"[a-z]+\"); give it an upper bound, such as {1,80}", error.Message);
    }

    [Fact]
    public void Unpaired_surrogate_is_refused() =>
        Assert.Equal("unpaired surrogate", Assert.Throws<PatternSyntaxException>(() => Pattern.Parse("abc" + '\uD800')).Reason);

    [Fact]
    public void Long_excerpt_is_cut()
    {
        var error = Assert.Throws<PatternSyntaxException>(() => Pattern.Parse("abc(?:dddddddddddddddddddddddddddddddddddd)+"));
        Assert.Contains("(\"(?:ddddddddddddddddddddd...\")", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Deep_nesting_is_refused_and_does_not_exhaust_the_stack()
    {
        var error = Assert.Throws<PatternSyntaxException>(() => Pattern.Parse(new string('(', 100_000)));
        Assert.Equal("groups nested too deeply", error.Reason);
    }

    [Theory]
    [InlineData("-----BEGIN[\\s\\S]*?-----END")]
    [InlineData("abc.+")]
    [InlineData("abc[a-z]{3,}")]
    public void Block_patterns_may_repeat_without_bound(string pattern) =>
        Assert.Equal(int.MaxValue, Pattern.Parse(pattern, allowUnbounded: true).MaxLength);

    [Fact]
    public void Part_before_the_literal_must_be_bounded_even_in_a_block()
    {
        var error = Assert.Throws<PatternSyntaxException>(() => Pattern.Parse("[a-z]*key", allowUnbounded: true));
        Assert.Equal("no required literal", error.Reason);
    }
}
