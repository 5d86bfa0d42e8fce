using Redaction.Literals;
using Xunit;

namespace Redaction.Tests.Literals;

/// <summary>Runs a set over a text, cut in some way, and compares what comes out with the model.</summary>
internal static class LiteralChecks
{
    public static readonly LiteralStrategy[] Strategies = Enum.GetValues<LiteralStrategy>();

    /// <summary>Every strategy, the text whole, cut in two at every position, and byte by byte.</summary>
    public static void FindsWhatTheModelFinds(IReadOnlyList<Literal> literals, byte[] text)
    {
        var expected = Sorted(LiteralModel.Find(literals, text));
        foreach (var strategy in Strategies)
        {
            using var set = LiteralSet.Build(literals, strategy);
            Check(set, literals, text, expected, []);
            for (var cut = 1; cut < text.Length; cut++)
            {
                Check(set, literals, text, expected, [cut]);
            }

            Check(set, literals, text, expected, [.. Enumerable.Range(0, text.Length)]);
        }
    }

    /// <summary>One strategy, the text cut at the given positions. Held bytes are compared at every cut and at the end.</summary>
    public static void Check(LiteralSet set, IReadOnlyList<Literal> literals, byte[] text, List<LiteralHit> expected, int[] cuts)
    {
        var hits = new List<LiteralHit>();
        var state = default(LiteralState);
        var from = 0;
        foreach (var cut in cuts.Append(text.Length))
        {
            // Alternate between a span of the new bytes alone and one that shows the old ones as well.
            var start = (cut & 1) == 0 ? from : 0;
            var sink = new HitCollector(hits, start);
            set.Find(text.AsSpan(start, cut - start), from - start, ref state, ref sink);
            Assert.Equal(LiteralModel.Held(literals, text.AsSpan(0, cut)), set.HeldSuffix(state));
            from = cut;
        }

        for (var i = 1; i < hits.Count; i++)
        {
            Assert.True(hits[i - 1].End <= hits[i].End, "hits come in order of their end");
        }

        Assert.Equal(expected, Sorted(hits));
    }

    public static List<LiteralHit> Sorted(List<LiteralHit> hits) => [.. hits.OrderBy(hit => hit.End).ThenBy(hit => hit.Literal)];
}
