using System.Text;
using Redaction.Patterns;
using Xunit;

namespace Redaction.Tests.Patterns;

public sealed class DialectTests
{
    [Theory]
    [InlineData("ab\\n\\r\\t\\f\\v", "ab\n\r\t\f\v", 7)]
    [InlineData("ab\\x41\\x{42}", "abAB", 4)]
    [InlineData("ab\\.\\-\\/\\_\\ ", "ab.-/_ ", 7)]
    [InlineData("ab{", "ab{", 3)]
    [InlineData("ab{x}]", "ab{x}]", 6)]
    [InlineData("ab[]x]{2}", "ab]x", 4)]
    [InlineData("ab[^]x]", "aby", 3)]
    [InlineData("ab[a-]{2}", "aba-", 4)]
    [InlineData("ab[-a]{2}", "aba-", 4)]
    [InlineData("ab[\\w-]{3}", "abx-_", 5)]
    [InlineData("ab[\\w.-]{3}", "ab.-x", 5)]
    [InlineData("ab[[:digit:][:upper:]]{2}", "ab1X", 4)]
    [InlineData("ab[[:^digit:]]", "ab1", -1)]
    [InlineData("ab[^\\d]", "abx", 3)]
    [InlineData("ab[\\]\\\\]{2}", "ab]\\", 4)]
    [InlineData("ab.", "ab\n", -1)]
    [InlineData("(?s)ab.", "ab\n", 3)]
    [InlineData("(?s:ab.)", "ab\n", 3)]
    [InlineData("(?s)(?-s)ab.", "ab\n", -1)]
    [InlineData("(?i)ab[c-d]", "AbD", 3)]
    [InlineData("(?i:ab)c", "ABC", -1)]
    [InlineData("(?i:ab)c", "ABc", 3)]
    [InlineData("a(?i)b|cd", "CD", 2)]
    [InlineData("(?i)ab[^c]", "abC", -1)]
    [InlineData("(?i)ab(?-i)c", "ABC", -1)]
    [InlineData("(?i)ab(?-i:c)d", "ABcD", 4)]
    [InlineData("(?im-s)^ab.$", "AB-\n", 3)]
    [InlineData("ab$", "ab\n", -1)]
    [InlineData("(?m)ab$", "ab\n", 2)]
    [InlineData("ab\\z", "ab", 2)]
    [InlineData("ab(?:|c|cd)", "abcd", 4)]
    [InlineData("ab(?:c|)", "abx", 2)]
    [InlineData("abc{0}d", "abd", 3)]
    [InlineData("ab\\d{2}?", "ab12", 4)]
    [InlineData("ab\\d{1,3}?", "ab1234", 5)]
    [InlineData("(?:ab){2,3}", "ababab", 6)]
    [InlineData("(?P<name>ab)(?<secret>c)", "abc", 3)]
    [InlineData("ab\\B", "ab", -1)]
    [InlineData("ab\\b", "ab-", 2)]
    [InlineData("ab\\b", "ab_", -1)]
    public void Matches_from_the_start(string pattern, string text, int expected) =>
        Assert.Equal(expected, Pattern.Parse(pattern).LongestMatch(Encoding.Latin1.GetBytes(text), 0));

    [Fact]
    public void Character_beyond_ascii_is_its_utf8_bytes()
    {
        byte[] text = Encoding.UTF8.GetBytes("caf\u00E9-\u20AC\U0001F511x");
        Assert.Equal(text.Length, Pattern.Parse("caf\u00E9-\\x{20AC}\U0001F511x").LongestMatch(text, 0));
        Assert.Equal(text.Length, Pattern.Parse("caf(?:\u00E9){1}-[^;]{7}x").LongestMatch(text, 0));
        Assert.Equal(7, Pattern.Parse("ab\u00E9{2}-").MaxLength);
    }

    [Theory]
    [InlineData("key-[a-z]{3,8}", 7, 12)]
    [InlineData("key(?:-a|--bb)?", 3, 7)]
    [InlineData("\\bkey\\b", 3, 3)]
    [InlineData("(?:key\\d{2}){2,3}", 10, 15)]
    public void Lengths_are_those_of_the_shortest_and_longest_match(string pattern, int least, int most)
    {
        var parsed = Pattern.Parse(pattern);
        Assert.Equal((least, most), (parsed.MinLength, parsed.MaxLength));
    }

    [Theory]
    [InlineData("\\b(key-\\d{2})\\b", "x key-12 y", 2, 2, 8)]
    [InlineData("key=(\\d{2})", "key=12", 0, 4, 6)]
    [InlineData("key=(?:(a)|b)", "key=b", 0, 0, 5)]
    [InlineData("(k)ey=(?<secret>\\d{2});", "key=12;", 0, 4, 6)]
    [InlineData("key=\\d{1,3}(\\d{1,3})", "key=12345", 0, 7, 9)]
    [InlineData("key=\\d{1,3}?(\\d{1,3})", "key=12345", 0, 6, 9)]
    [InlineData("key=(?:(\\d),){1,3}", "key=1,2,3,", 0, 8, 9)]
    [InlineData("key=(\\d{2}){0}x", "key=x", 0, 0, 5)]
    [InlineData("key=\\d{2}", "key=12", 0, 0, 6)]
    public void Reported_span_is_the_secret_group_else_the_first_else_everything(
        string pattern, string text, int start, int secretStart, int secretEnd)
    {
        byte[] bytes = Encoding.ASCII.GetBytes(text);
        var parsed = Pattern.Parse(pattern);
        int end = parsed.LongestMatch(bytes, start);
        Assert.True(parsed.TryGetSecret(bytes, start, end, out int from, out int to));
        Assert.Equal((secretStart, secretEnd), (from, to));
    }

    [Fact]
    public void Bytes_that_are_no_match_have_no_secret() =>
        Assert.False(Pattern.Parse("key=\\d{1,3}(\\d{1,3})").TryGetSecret("key=12345"u8, 0, 5, out _, out _));
}
