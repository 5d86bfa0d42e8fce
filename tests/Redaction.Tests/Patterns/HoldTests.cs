using System.Text;
using FsCheck.Xunit;
using Redaction.Patterns;
using Xunit;

namespace Redaction.Tests.Patterns;

public sealed class HoldTests
{
    // One byte of each kind that the random patterns tell apart.
    private static readonly byte[] Continuations = [.. "abcke1-\n"u8, 0x80];

    [Theory]
    [InlineData("[a-z]{1,3}-key", "xx ab", 3)]
    [InlineData("[a-z]{1,3}-key", "xx abc-", 3)]
    [InlineData("[a-z]{1,3}-key", "xx abc-ke", 3)]
    [InlineData("[a-z]{1,3}-key", "xx abc-ky", 7)]
    [InlineData("[a-z]{1,3}-key", "xx ", -1)]
    [InlineData("[a-z]{1,3}-key", "abcdef", 3)]
    [InlineData("\\b[a-z]{1,3}-key", "abcdef", -1)]
    [InlineData("\\b[a-z]{1,3}-key", " abc", 1)]
    [InlineData("\\b[a-z]{1,3}-key", "abc", 0)]
    [InlineData("[a-z]{1,3}\\b-key", "x abc", 2)]
    [InlineData("([a-z]{1,3})-key", "x-k", 0)]
    [InlineData("[0-9]{5}(?i)-KEY", "12345-Ke", 0)]
    [InlineData("[0-9]{5}-key", "12345-key", -1)]
    public void Longest_suffix_that_may_become_a_match_is_held(string pattern, string text, int expected)
    {
        byte[] bytes = Encoding.ASCII.GetBytes(text);
        Assert.Equal(expected, Held(Pattern.Parse(pattern), bytes));
    }

    [Fact]
    public void Nothing_is_held_where_the_secret_starts_with_the_literal()
    {
        Assert.Equal(-1, Held(Pattern.Parse("[a-z]{1,3}=(key-\\d{5})"), "abc"u8.ToArray()));
        Assert.Equal(-1, Held(Pattern.Parse("key-\\d{5}"), "ke"u8.ToArray()));
    }

    [Property(MaxTest = 250, Arbitrary = [typeof(PrefixCases)])]
    public void Hold_agrees_with_trying_every_continuation(OracleCase given)
    {
        var pattern = Pattern.Parse(given.Shape.ToDialect());
        foreach (byte[] text in given.Texts)
        {
            int held = Held(pattern, text);
            int expected = Model(pattern, text);
            Assert.True(
                given.Shape.HasAssertion ? held >= 0 && held <= expected || expected < 0 : held == expected,
                $"/{pattern.Text}/ on \"{OracleCase.Show(text)}\": expected {expected}, got {held}");
        }
    }

    private static int Held(Pattern pattern, byte[] text)
    {
        var hold = LazyDfa.ForHold(pattern.Entries);
        var run = new DfaRun(hold.Start(-1));
        int stop = hold.RunBackward(text, text.Length, 0, ref run);
        hold.Finish(ref run, stop);
        return run.LastMatch == text.Length ? -1 : run.LastMatch;
    }

    private static int Model(Pattern pattern, byte[] text)
    {
        int lowest = -1;
        foreach (PatternEntry entry in pattern.Entries.Where(entry => entry.SecretStartsInPrefix))
        {
            var before = new CaptureFinder(NfaBuilder.Forward(entry.BeforeLiteral, 0));
            int most = PrefixCases.MaxPrefixLength;
            foreach (byte[] continuation in AllContinuations(most))
            {
                foreach (RequiredLiteral literal in entry.Literals)
                {
                    // The literal stands across the end of the text, or somewhere in what may come.
                    for (int at = Math.Max(0, text.Length - literal.Bytes.Length + 1); at <= text.Length + continuation.Length; at++)
                    {
                        byte[]? whole = With(text, continuation, literal, at);
                        int end = whole is null ? 0 : Math.Min(text.Length, at + 1);
                        for (int start = Math.Max(0, at - entry.MaxPrefixLength); start < end; start++)
                        {
                            if ((lowest < 0 || start < lowest) && before.TryFind(whole!, start, at, out _, out _))
                            {
                                lowest = start;
                            }
                        }
                    }
                }
            }
        }

        return lowest;
    }

    /// <summary>The text, the continuation up to an index, and the literal there; null when the text contradicts the literal.</summary>
    private static byte[]? With(byte[] text, byte[] continuation, RequiredLiteral literal, int at)
    {
        byte[] all = [.. text, .. continuation];
        byte[] whole = [.. all[..at], .. literal.Bytes];
        for (int i = at; i < text.Length; i++)
        {
            bool upper = literal.IgnoreCase && text[i] is >= (byte)'A' and <= (byte)'Z';
            if ((upper ? text[i] | 0x20 : text[i]) != whole[i])
            {
                return null;
            }
        }

        return whole;
    }

    private static IEnumerable<byte[]> AllContinuations(int length)
    {
        if (length == 0)
        {
            return [[]];
        }

        return AllContinuations(length - 1).SelectMany(shorter => Continuations.Select(value => (byte[])[value, .. shorter]));
    }
}
