using System.Text;
using FsCheck.Xunit;
using Redaction.Literals;

namespace Redaction.Tests.Literals;

[Properties(Arbitrary = [typeof(LiteralScenario)], MaxTest = 400)]
public class LiteralPropertyTests
{
    [Property]
    public void Hits_and_held_bytes_are_those_of_the_model_for_every_strategy_and_cut(LiteralScenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        var literals = scenario.Literals;
        var text = Encoding.Latin1.GetBytes(scenario.Text);
        var expected = LiteralChecks.Sorted(LiteralModel.Find(literals, text));
        foreach (var strategy in LiteralChecks.Strategies)
        {
            using var set = LiteralSet.Build(literals, strategy);
            LiteralChecks.Check(set, literals, text, expected, []);
            LiteralChecks.Check(set, literals, text, expected, scenario.Cuts);
        }
    }

    [Property(MaxTest = 60)]
    public void The_state_depends_on_the_bytes_alone(LiteralScenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        var text = Encoding.Latin1.GetBytes(scenario.Text);
        var states = new HashSet<LiteralState>();
        foreach (var strategy in LiteralChecks.Strategies)
        {
            using var set = LiteralSet.Build(scenario.Literals, strategy);
            var sink = default(HitCounter);
            var whole = default(LiteralState);
            set.Find(text, 0, ref whole, ref sink);
            var bytewise = default(LiteralState);
            for (var at = 0; at < text.Length; at++)
            {
                set.Find(text.AsSpan(0, at + 1), at, ref bytewise, ref sink);
            }

            states.Add(whole);
            states.Add(bytewise);
        }

        Xunit.Assert.Single(states);
    }
}
