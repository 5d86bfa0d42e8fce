using System.Text;
using Redaction.Patterns;
using Xunit;

namespace Redaction.Tests.Patterns;

public sealed class RunTests
{
    [Theory]
    [InlineData("key-\\d{3}", "key-123456", 7, 7)]
    [InlineData("\\bkey-\\d{3}", "key-123456", 7, 7)]
    [InlineData("key-\\d{1,3}", "key-12x", 6, 6)]
    [InlineData("key-\\d{3}", "key-12x", 6, -1)]
    [InlineData("(?:key|keys)", "keys!", 4, 4)]
    [InlineData("key\\d{0,2}(?:\\b|$)?", "key12z", 5, 5)]
    [InlineData("key\\z", "keyx", 3, -1)]
    public void Run_is_over_as_soon_as_nothing_can_change(string pattern, string text, int stop, int lastMatch)
    {
        byte[] bytes = Encoding.ASCII.GetBytes(text);
        LazyDfa dfa = Automata.Forward(pattern);
        DfaRun run = Automata.Begin(dfa, bytes, 0);
        Assert.Equal(stop, dfa.Run(bytes, 0, bytes.Length, ref run));
        Assert.True(run.IsDead);
        Assert.Equal(lastMatch, run.LastMatch);
    }

    [Fact]
    public void Fixed_length_match_is_final_without_the_next_byte()
    {
        LazyDfa dfa = Automata.Forward("key-\\d{3}");
        DfaRun run = Automata.Begin(dfa, [], 0);
        Assert.Equal(7, dfa.Run("key-123"u8, 0, 7, ref run));
        Assert.True(run.IsDead);
        Assert.Equal(7, run.LastMatch);
    }

    [Theory]
    [InlineData("key\\b", -1, 3)]
    [InlineData("key\\b", '-', 3)]
    [InlineData("key\\b", 'x', -1)]
    [InlineData("key$", -1, 3)]
    [InlineData("key$", '\n', -1)]
    [InlineData("(?m)key$", '\n', 3)]
    [InlineData("key\\B", -1, -1)]
    public void Trailing_assertion_is_settled_by_the_next_byte_or_the_edge(string pattern, int nextByte, int lastMatch)
    {
        LazyDfa dfa = Automata.Forward(pattern);
        DfaRun run = Automata.Begin(dfa, [], 0);
        int stop = dfa.Run("key"u8, 0, 3, ref run);
        Assert.False(run.IsDead);
        Assert.Equal(-1, run.LastMatch);

        DfaRun finished = run;
        dfa.Finish(ref finished, stop, nextByte);
        Assert.Equal(lastMatch, finished.LastMatch);

        if (nextByte >= 0)
        {
            Assert.Equal(3, dfa.Run([(byte)'k', (byte)'e', (byte)'y', (byte)nextByte], 3, 4, ref run));
            Assert.True(run.IsDead);
            Assert.Equal(lastMatch, run.LastMatch);
        }
    }

    [Theory]
    [InlineData("key-\\d{3}", "key-1", 0)]
    [InlineData("key-(\\d{3})", "key-", -1)]
    [InlineData("key-(\\d{3})", "key-12", 4)]
    [InlineData("key-(\\d{3}) end", "key-123 e", 4)]
    [InlineData("key(?:=(\\d)|:)x", "key", 0)]
    [InlineData("key(?:=(\\d)|:)x", "key=", -1)]
    [InlineData("key(?:=x(\\d)|=y)z", "key=", 0)]
    [InlineData("key\\w{1,9}=(\\d{3})", "keyabc=", -1)]
    [InlineData("key(?:a(bc)|abd)e", "keyabc", 0)]
    [InlineData("key(?:[ab]{1,5}(=1)|[a-z]{1,5}-(2))", "keyab=", 0)]
    [InlineData("key(?:[ab]{1,5}(?<secret>=1)|[a-z]{1,5}=(2))", "keyab=1", 0)]
    [InlineData("key(?<secret>a|bc)x|zz", "keyb", 3)]
    public void Secret_start_is_where_a_byte_may_first_be_secret(string pattern, string text, int expected)
    {
        byte[] bytes = Encoding.ASCII.GetBytes(text);
        LazyDfa dfa = Automata.Forward(pattern);
        DfaRun run = Automata.Begin(dfa, bytes, 0);
        dfa.Run(bytes, 0, bytes.Length, ref run);
        Assert.Equal(expected, run.SecretStart);
    }

    [Fact]
    public void Secret_start_is_forgotten_when_the_ways_that_led_there_die()
    {
        LazyDfa dfa = Automata.Forward("key[a-z]{0,9}(?:x([0-9])|[a-z]{3}=([0-9]))|key(?<secret>q)z");
        byte[] text = "keyqab"u8.ToArray();
        DfaRun run = Automata.Begin(dfa, text, 0);
        dfa.Run(text, 0, 4, ref run);
        Assert.Equal(0, run.SecretStart);

        dfa = Automata.Forward("key(?:ab(c)d|[a-z]{3}e(f))");
        text = "keyabce"u8.ToArray();
        run = Automata.Begin(dfa, text, 0);
        dfa.Run(text, 0, 6, ref run);
        Assert.Equal(0, run.SecretStart);
    }

    [Fact]
    public void Many_threads_agree_with_one()
    {
        const string Pattern = "key[a-c]{2,40}(?:\\b|-[a-z]{3,30})[0-9]{0,20}";
        var texts = new List<byte[]>();
        var random = new Random(1);
        for (int i = 0; i < 400; i++)
        {
            var text = new byte[80];
            for (int j = 0; j < text.Length; j++)
            {
                text[j] = j < 3 ? (byte)"key"[j] : (byte)"abcabcabcab-1 z"[random.Next(15 - (i % 5))];
            }

            texts.Add(text);
        }

        int[] expected = [.. texts.Select(text => Automata.LongestMatch(Automata.Forward(Pattern, Automata.Never), text, 0))];
        for (int round = 0; round < 10; round++)
        {
            LazyDfa shared = Automata.Forward(Pattern, visits: 1 + round, maxStates: round % 2 == 0 ? 15 : SubsetConstruction.MaxStates);
            Parallel.For(0, 4, new ParallelOptions { MaxDegreeOfParallelism = 4 }, _ =>
            {
                for (int i = 0; i < texts.Count; i++)
                {
                    Assert.Equal(expected[i], Automata.LongestMatch(shared, texts[i], 0));
                }
            });
        }
    }

    [Fact]
    public void Warm_run_allocates_nothing()
    {
        LazyDfa dfa = Automata.Forward("key-[0-9a-z]{10,200}\\b");
        byte[] text = [.. "key-"u8, .. Enumerable.Repeat((byte)'a', 150), (byte)' '];
        for (int i = 0; i < 100; i++)
        {
            Automata.LongestMatch(dfa, text, 0);
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        int end = Automata.LongestMatch(dfa, text, 0);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        Assert.Equal(154, end);
    }

    [Fact]
    public void Counted_run_is_skipped_once_it_has_been_met_often()
    {
        LazyDfa dfa = Automata.Forward("key-[0-9a-z]{100,200}");
        byte[] text = [.. "key-"u8, .. Enumerable.Repeat((byte)'a', 200)];
        for (int i = 0; i < 100; i++)
        {
            Assert.Equal(204, Automata.LongestMatch(dfa, text, 0));
        }

        DfaRun run = Automata.Begin(dfa, text, 0);
        dfa.Run(text, 0, 5, ref run);
        Assert.True(run.State.Flags.HasFlag(DfaFlags.Skips));
        Assert.InRange(run.State.Skip!.Chain!.Length, 90, 110);
    }

    [Fact]
    public void Body_of_a_block_is_skipped_once_it_has_been_met_often()
    {
        LazyDfa dfa = Automata.Forward("-BEGIN[\\s\\S]*-END");
        byte[] text = [.. "-BEGIN"u8, .. Enumerable.Repeat((byte)'a', 200), .. "-END"u8];
        Assert.Equal(210, Automata.LongestMatch(dfa, text, 0));
        DfaRun run = Automata.Begin(dfa, text, 0);
        dfa.Run(text, 0, 10, ref run);
        Assert.True(run.State.Flags.HasFlag(DfaFlags.Skips));
        Assert.Null(run.State.Skip!.Chain);
    }

    [Fact]
    public void States_are_bounded_whatever_the_text()
    {
        // The state would have to remember which of the last 20 bytes was an a: a million sets.
        ParsedPattern parsed = PatternParser.Parse("(?:[ab]{0,3000}a[ab]{20}c)", allowUnbounded: false);
        Nfa nfa = NfaBuilder.Forward([parsed.Root], 0);
        var classes = new ByteClasses(nfa);
        var construction = new SubsetConstruction(nfa, classes, maxStates: 100);
        DfaState state = construction.Start(ByteKind.Edge);
        var random = new Random(1);
        for (int i = 0; i < 2_000; i++)
        {
            state = construction.Step(state, classes.Table[random.Next(2) == 0 ? 'a' : 'b']);
            Assert.InRange(construction.Count, 0, 100);
        }
    }
}
