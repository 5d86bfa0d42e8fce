using System.Buffers;
using System.Text;
using Redaction.Tests.Scanning;
using Xunit;

namespace Redaction.Tests.Transforms;

/// <summary>Real commands in a real shell print known values; what was promised is masked, however the output is cut.</summary>
public class TransformTests
{
    public static TheoryData<string> Claimed { get; } = [.. TransformTable.All.Where(t => t.IsClaimed).Select(t => t.Name)];

    public static TheoryData<string> All { get; } = [.. TransformTable.All.Select(t => t.Name)];

    [Theory]
    [MemberData(nameof(Claimed))]
    public void What_a_command_prints_of_a_known_value_is_masked(string name)
    {
        Transform transform = TransformTable.ByName(name);
        var survivors = new List<string>();
        foreach (TransformOutcome outcome in RunOf(transform).Outcomes)
        {
            Assert.True(outcome.Leak.IsAligned, $"\"{name}\" prints a {outcome.Sample.Kind} and its decoys in different layouts; the row cannot be measured.");
            Assert.True(outcome.Leak.Carrying > 0, $"\"{name}\" prints nothing of a {outcome.Sample.Kind}; the row measures nothing.");
            if (outcome.Exceeds(transform.Tolerance))
            {
                survivors.Add($"{outcome.Sample.Kind}: {outcome.Leak.Total} of {outcome.Leak.Carrying} carrying positions, {outcome.Leak.LongestRun} in a row");
            }
        }

        Assert.True(
            survivors.Count == 0,
            $"\"{name}\" ({transform.Group.Title}, {transform.Tolerance} may stay at an end) leaves\n  {string.Join("\n  ", survivors)}\n  $ {transform.Command}");
    }

    [Theory]
    [MemberData(nameof(All))]
    public void However_the_output_of_a_command_is_cut_it_is_masked_alike(string name)
    {
        foreach (TransformOutcome outcome in RunOf(TransformTable.ByName(name)).Outcomes)
        {
            var masked = new ArrayBufferWriter<byte>();
            outcome.Redactor.Redact(outcome.Output, masked);
            (string, string) whole = (Encoding.Latin1.GetString(masked.WrittenSpan), string.Join('\n', outcome.Redactor.Find(outcome.Output)));

            // compared so that no message shows the text
            Assert.True(whole == Feed.ByteByByte(outcome.Redactor, outcome.Output), $"\"{name}\" of a {outcome.Sample.Kind} differs byte by byte.");
            var random = new Random(outcome.Output.Length);
            for (int round = 0; round < 3; round++)
            {
                int[] cuts = [.. Enumerable.Range(0, random.Next(1, 12)).Select(_ => random.Next(outcome.Output.Length + 1))];
                Assert.True(
                    whole == Feed.Run(outcome.Redactor, outcome.Output, cuts),
                    $"\"{name}\" of a {outcome.Sample.Kind} differs when cut at {string.Join(", ", cuts.Order())}.");
            }
        }
    }

    [Fact]
    public void The_table_is_as_long_as_promised()
    {
        Assert.True(TransformTable.All.Count(t => t.IsClaimed) >= 60);
        Assert.True(TransformTable.All.Count(t => !t.IsClaimed) >= 10);
        Assert.True(SampleValues.All.Select(s => s.Kind).Distinct().Count() >= 12);
        Assert.Equal(TransformTable.All.Count, TransformTable.All.Select(t => t.Name).Distinct().Count());
    }

    private static TransformRun RunOf(Transform transform)
    {
        if (Shell.FirstMissing(transform) is { } tool)
        {
            Assert.Skip($"NOT TESTED on this machine: \"{transform.Name}\" needs {tool}, which this machine lacks.");
        }

        return TransformRun.Of(transform);
    }
}
