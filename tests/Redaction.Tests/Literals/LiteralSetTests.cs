using System.Text;
using Redaction.Literals;
using Xunit;

namespace Redaction.Tests.Literals;

public class LiteralSetTests
{
    [Theory]
    [InlineData("", nameof(LiteralStrategy.Automaton))]
    [InlineData("a,secret", nameof(LiteralStrategy.Automaton))]
    [InlineData("ghp_", nameof(LiteralStrategy.Anchor))]
    [InlineData("8Q~,i:password", nameof(LiteralStrategy.Anchor))]
    [InlineData("hunter2hunter2", nameof(LiteralStrategy.Sampled))]
    public void The_set_chooses_by_its_shortest_literal(string written, string expected)
        => Assert.Equal(expected, Build(written).Strategy.ToString());

    [Theory]
    [InlineData("a,secret", nameof(LiteralStrategy.Anchor), nameof(LiteralStrategy.Automaton))]
    [InlineData("ab,secret", nameof(LiteralStrategy.Sampled), nameof(LiteralStrategy.Anchor))]
    [InlineData("a,secret", nameof(LiteralStrategy.Sampled), nameof(LiteralStrategy.Automaton))]
    public void A_strategy_that_cannot_serve_the_set_is_replaced(string written, string wish, string expected)
        => Assert.Equal(expected, Build(written, Enum.Parse<LiteralStrategy>(wish)).Strategy.ToString());

    [Theory]
    [InlineData(300, nameof(LiteralStrategy.Anchor))]
    [InlineData(301, nameof(LiteralStrategy.Sampled))]
    public void Many_literals_are_sampled_though_they_are_short(int count, string expected)
        => Assert.Equal(expected, Build(string.Join(',', Enumerable.Range(10_000, count))).Strategy.ToString());

    [Fact]
    public void The_set_tells_its_size()
    {
        var set = Build("abc,i:defgh,abc");
        Assert.Equal(3, set.Count);
        Assert.Equal(5, set.MaxLength);
    }

    [Fact]
    public void An_empty_literal_is_refused()
        => Assert.Throws<ArgumentException>(() => LiteralSet.Build([new Literal("a"u8.ToArray()), default]));

    [Fact]
    public void A_literal_beyond_the_limit_is_refused_and_one_at_the_limit_is_found()
    {
        var longest = new byte[AutomatonBuilder.MaxLength];
        longest.AsSpan().Fill((byte)'a');
        Assert.Throws<ArgumentException>(() => LiteralSet.Build([new Literal(new byte[longest.Length + 1])]));
        using var set = LiteralSet.Build([new Literal(longest)]);
        var sink = default(HitCounter);
        var state = default(LiteralState);
        set.Find(longest.AsSpan(1), 0, ref state, ref sink);
        Assert.Equal(longest.Length - 1, set.HeldSuffix(state));
        set.Find("aa"u8, 0, ref state, ref sink);
        Assert.Equal(2, sink.Count);
    }

    [Fact]
    public void A_start_outside_the_text_is_refused()
    {
        var set = Build("abc");
        Assert.Throws<ArgumentOutOfRangeException>(() =>
        {
            var state = default(LiteralState);
            var sink = default(HitCounter);
            set.Find("abc"u8, 4, ref state, ref sink);
        });
    }

    [Fact]
    public void A_disposed_set_refuses_to_search_rather_than_find_nothing()
    {
        var set = Build("ghp_,hunter2");
        set.Dispose();
        Assert.Throws<ObjectDisposedException>(() => Count(set, "ghp_"u8));
        Assert.Throws<ObjectDisposedException>(() => set.HeldSuffix(default));
    }

    [Theory]
    [InlineData(nameof(LiteralStrategy.Automaton))]
    [InlineData(nameof(LiteralStrategy.Anchor))]
    [InlineData(nameof(LiteralStrategy.Sampled))]
    public void Searching_allocates_nothing(string strategy)
    {
        var set = Build("hunter2hunter2,i:password,password-of-mine,token", Enum.Parse<LiteralStrategy>(strategy));
        const string Line = "hunter2hunter2 and a Password-of-mine, some tokens, etc.\n";
        var text = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(Line, 40)));
        Run();
        var before = GC.GetAllocatedBytesForCurrentThread();
        var found = Run();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.True(found > 100);

        int Run()
        {
            var state = default(LiteralState);
            var sink = default(HitCounter);
            set.Find(text, 0, ref state, ref sink);
            var held = 0;
            for (var at = 0; at < text.Length; at++)
            {
                set.Find(text.AsSpan(at, 1), 0, ref state, ref sink);
                held += set.HeldSuffix(state);
            }

            return sink.Count + held;
        }
    }

    private static LiteralSet Build(string written, LiteralStrategy strategy = LiteralStrategy.Auto)
        => LiteralSet.Build([.. written.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(LiteralCase.Parse)], strategy);

    private static int Count(LiteralSet set, ReadOnlySpan<byte> text)
    {
        var state = default(LiteralState);
        var sink = default(HitCounter);
        set.Find(text, 0, ref state, ref sink);
        return sink.Count;
    }
}
