using Redaction.Literals;
using Xunit;

namespace Redaction.Tests.Literals;

public class LargeLiteralSetTests
{
    [Theory]
    [InlineData(1_000, nameof(LiteralStrategy.Automaton))]
    [InlineData(1_000, nameof(LiteralStrategy.Anchor))]
    [InlineData(1_000, nameof(LiteralStrategy.Sampled))]
    [InlineData(10_000, nameof(LiteralStrategy.Sampled))]
    public void Every_value_is_found_where_it_was_planted(int count, string strategy)
    {
        var random = new Random(count);
        var values = Values(random, count);
        var expected = new List<LiteralHit>();
        using var text = new MemoryStream();
        for (var id = 0; id < count; id++)
        {
            // Some stand alone, some touch each other.
            for (var noise = random.Next(3) == 0 ? 0 : random.Next(100); noise > 0; noise--)
            {
                text.WriteByte((byte)random.Next(' ', 127));
            }

            text.Write(values[id].Bytes.Span);
            expected.Add(new LiteralHit(id, (int)text.Length));
        }

        using var set = LiteralSet.Build(values, Enum.Parse<LiteralStrategy>(strategy));
        Assert.Equal(strategy, set.Strategy.ToString());
        foreach (var chunk in new[] { int.MaxValue, 4096, 7, 1 })
        {
            Assert.Equal(expected, FindIn(set, text.ToArray(), chunk));
        }
    }

    [Fact]
    public void Ten_thousand_values_take_less_than_six_hundred_bytes_each()
    {
        using var set = LiteralSet.Build(Values(new Random(1), 10_000));
        Assert.InRange(set.Size / set.Count, 1, 600);
    }

    [Fact]
    public void Nested_literals_take_linear_space()
    {
        using var set = LiteralSet.Build([.. Enumerable.Range(1, 2_000).Select(length => new Literal(new byte[length]))]);
        Assert.InRange(set.Size, 1, 400_000);
        var state = default(LiteralState);
        var sink = default(HitCounter);
        set.Find(new byte[2_000], 0, ref state, ref sink);
        Assert.Equal(2_000 * 2_001 / 2, sink.Count);
    }

    [Fact]
    public void Values_of_all_byte_values_fit()
    {
        var random = new Random(7);
        var values = new Literal[2_000];
        for (var id = 0; id < values.Length; id++)
        {
            var bytes = new byte[random.Next(5, 30)];
            random.NextBytes(bytes);
            values[id] = new Literal(bytes, IgnoreCase: (id & 1) == 0);
        }

        var text = values.SelectMany(value => value.Bytes.ToArray()).ToArray();
        foreach (var strategy in LiteralChecks.Strategies)
        {
            using var set = LiteralSet.Build(values, strategy);
            var hits = FindIn(set, text, 100);
            Assert.Equal(values.Length, hits.Select(hit => hit.Literal).Distinct().Count());
        }
    }

    private static Literal[] Values(Random random, int count)
    {
        var alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"u8.ToArray();
        var values = new Literal[count];
        for (var id = 0; id < count; id++)
        {
            values[id] = new Literal(random.GetItems(alphabet, random.Next(20, 65)));
        }

        return values;
    }

    private static List<LiteralHit> FindIn(LiteralSet set, byte[] text, int chunk)
    {
        var hits = new List<LiteralHit>();
        var state = default(LiteralState);
        for (var at = 0; at < text.Length;)
        {
            var length = Math.Min(chunk, text.Length - at);
            var sink = new HitCollector(hits, at);
            set.Find(text.AsSpan(at, length), 0, ref state, ref sink);
            at += length;
        }

        return hits;
    }
}
