using Xunit;

namespace Redaction.Tests.KnownValues;

/// <summary>No interleaving of registrations, leases' ends and writes lets a value pass that was registered in time.</summary>
public class RegistryLoadTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Values_in_their_lease_or_grace_period_are_masked_while_others_come_and_go(int seed)
    {
        using RegistryLoad load = new(seed, TimeSpan.FromMinutes(10));
        load.Run();
        TestContext.Current.TestOutputHelper?.WriteLine(load.Summary);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void Values_are_masked_to_the_end_of_a_stream_in_which_they_were_leased_and_then_forgotten(int seed)
    {
        using RegistryLoad load = new(seed, TimeSpan.Zero);
        load.Run();
        TestContext.Current.TestOutputHelper?.WriteLine(load.Summary);

        // the next one to come sends those away that waited for the last streams
        load.Registry.Add("a value that came last", "last").Dispose();
        Assert.Equal(0, load.Registry.Count);
    }
}
