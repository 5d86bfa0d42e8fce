using System.Text;
using Xunit;

namespace Redaction.Tests.Transforms;

/// <summary>The measure itself: what it counts as left of a value.</summary>
public class LeakTests
{
    private static readonly byte[][] s_decoys = ["pw=zzzz-zzzz;"u8.ToArray(), "pw=yyyy-yyyy;"u8.ToArray()];

    [Fact]
    public void Without_a_finding_every_position_that_changes_with_the_value_is_left() =>
        Assert.Equal(new Leak(true, 8, 8, 8), Leak.Measure("pw=abcd-efgh;"u8, s_decoys, []));

    [Fact]
    public void A_finding_over_all_of_them_leaves_none() =>
        Assert.Equal(new Leak(true, 8, 0, 0), Leak.Measure("pw=abcd-efgh;"u8, s_decoys, [At(3, 9)]));

    [Fact]
    public void A_masked_position_breaks_a_run() =>
        Assert.Equal(new Leak(true, 8, 6, 4), Leak.Measure("pw=abcd-efgh;"u8, s_decoys, [At(5, 2)]));

    [Fact]
    public void Output_of_another_length_counts_as_a_whole() =>
        Assert.Equal(new Leak(false, 4, 3, 2), Leak.Measure("abcd"u8, ["xyz"u8.ToArray()], [At(1, 1)]));

    [Fact]
    public void A_position_that_is_the_same_for_a_decoy_by_chance_still_counts() =>
        Assert.Equal(new Leak(true, 4, 4, 4), Leak.Measure("abcd"u8, ["axyz"u8.ToArray(), "xbcy"u8.ToArray()], []));

    [Fact]
    public void Decoys_differ_from_their_sample_where_it_is_secret_and_nowhere_else()
    {
        foreach (SampleValue sample in SampleValues.All)
        {
            foreach (byte[] bytes in Decoys.Of(sample, new Random(1)))
            {
                string decoy = Encoding.UTF8.GetString(bytes);
                Assert.Equal(Encoding.UTF8.GetByteCount(sample.Text), bytes.Length);
                for (int i = 0; i < decoy.Length; i++)
                {
                    bool mayDiffer = sample.Sensitive[i] && CharacterClass.Of(sample.Text[i]) is not null;
                    Assert.True(mayDiffer == (decoy[i] != sample.Text[i]), $"The decoy of a {sample.Kind} is wrong at {i}.");
                }
            }
        }
    }

    private static Finding At(long start, long length) => new("sample", FindingKind.KnownValue, Severity.Critical, Confidence.Verified, start, length, 0);
}
