using System.Text;
using Redaction.Literals;
using Xunit;

namespace Redaction.Tests.Literals;

public class LiteralSearchTests
{
    [Theory]
    [MemberData(nameof(LiteralCases.All), MemberType = typeof(LiteralCases))]
    public void Every_strategy_finds_what_the_model_finds_in_any_two_pieces_and_byte_by_byte(LiteralCase literalCase)
        => LiteralChecks.FindsWhatTheModelFinds(literalCase.Literals, literalCase.Bytes);

    [Theory]
    [MemberData(nameof(LiteralCases.All), MemberType = typeof(LiteralCases))]
    public void Where_a_text_lies_in_a_longer_one_changes_nothing(LiteralCase literalCase)
    {
        var literals = literalCase.Literals;
        foreach (var strategy in LiteralChecks.Strategies)
        {
            using var set = LiteralSet.Build(literals, strategy);
            for (var before = 0; before < 70; before++)
            {
                // Lengths on both sides of every vector width.
                byte[] text = [.. Enumerable.Repeat((byte)'.', before), .. literalCase.Bytes, .. Enumerable.Repeat((byte)'a', 69 - before)];
                LiteralChecks.Check(set, literals, text, LiteralChecks.Sorted(LiteralModel.Find(literals, text)), []);
            }
        }
    }

    [Fact]
    public void A_literal_is_found_at_every_position_of_a_text()
    {
        var literals = new[] { LiteralCase.Parse("needle-needle"), LiteralCase.Parse("i:NEEDLE-") };
        foreach (var strategy in LiteralChecks.Strategies)
        {
            using var set = LiteralSet.Build(literals, strategy);
            for (var position = 0; position < 200; position++)
            {
                var text = Encoding.ASCII.GetBytes(new string('x', 200).Insert(position, "needle-needle"));
                List<LiteralHit> expected = [new(1, position + 7), new(0, position + 13)];
                LiteralChecks.Check(set, literals, text, expected, [position + 5]);
            }
        }
    }

    [Fact]
    public void Nested_literals_are_reported_longest_first_and_duplicates_in_order()
    {
        using var set = LiteralSet.Build([.. "ken,token,ken,oken".Split(',').Select(LiteralCase.Parse)]);
        var hits = new List<LiteralHit>();
        var sink = new HitCollector(hits, 0);
        var state = default(LiteralState);
        set.Find("token"u8, 0, ref state, ref sink);
        Assert.Equal([1, 3, 0, 2], hits.Select(hit => hit.Literal));
    }
}
