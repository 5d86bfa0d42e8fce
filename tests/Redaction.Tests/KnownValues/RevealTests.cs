using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Redaction.Tests.KnownValues;

/// <summary>A lease gives its value back for an injection, as long as it lives.</summary>
public class RevealTests
{
    public static TheoryData<string> Texts => ["Tr0ub4dor&3", "pässwörd-€-𝄞", "line one\nline two\0end", "\uFEFFmarked-at-its-beginning"];

    private static SecretRegistry Registry(TimeProvider? time = null) => new(time);

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_live_lease_reveals_what_was_registered(string value)
    {
        SecretRegistry registry = Registry();
        using SecretLease lease = registry.Add(value, "db-password");
        Assert.Equal(value, lease.Reveal());
        Assert.Equal(value, lease.Reveal());
    }

    [Fact]
    public void A_value_registered_as_bytes_is_revealed_as_text()
    {
        using SecretLease lease = Registry().Add("Tr0ub4dor&3"u8, "db-password");
        Assert.Equal("Tr0ub4dor&3", lease.Reveal());
    }

    [Fact]
    public void A_disposed_lease_reveals_nothing()
    {
        SecretLease lease = Registry().Add("Tr0ub4dor&3", "db-password");
        lease.Dispose();
        ObjectDisposedException error = Assert.Throws<ObjectDisposedException>(lease.Reveal);
        Assert.Contains("db-password", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Tr0ub", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_expired_lease_reveals_nothing_though_its_value_is_still_masked()
    {
        var time = new FakeTimeProvider();
        SecretRegistry registry = Registry(time);
        SecretLease lease = registry.Add("Tr0ub4dor&3", "db-password", new SecretOptions { Lifetime = TimeSpan.FromMinutes(1) });
        time.Advance(TimeSpan.FromSeconds(59));
        Assert.Equal("Tr0ub4dor&3", lease.Reveal());
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Throws<ObjectDisposedException>(lease.Reveal);
        Assert.Equal(1, registry.Count);
    }

    [Fact]
    public void A_lease_reveals_while_it_lives_whatever_became_of_others_of_the_value()
    {
        SecretRegistry registry = Registry();
        SecretLease first = registry.Add("Tr0ub4dor&3", "a");
        using SecretLease second = registry.Add("Tr0ub4dor&3", "b");
        first.Dispose();
        Assert.Throws<ObjectDisposedException>(first.Reveal);
        Assert.Equal("Tr0ub4dor&3", second.Reveal());
    }

    [Fact]
    public void Bytes_that_are_no_text_are_not_revealed_nor_told_in_the_error()
    {
        byte[] value = [.. "Tr0ub4dor&3"u8, 0xC3, 0x28, 0xFF];
        using SecretLease lease = Registry().Add(value, "key-file");
        InvalidOperationException error = Assert.Throws<InvalidOperationException>(lease.Reveal);
        Assert.IsNotType<ObjectDisposedException>(error);
        Assert.Contains("key-file", error.Message, StringComparison.Ordinal);
        Assert.Null(error.InnerException);
        Assert.DoesNotContain("Tr0ub", error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("FF", error.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Revealing_beside_a_disposal_gives_the_value_or_an_error_never_something_else()
    {
        for (int round = 0; round < 200; round++)
        {
            SecretRegistry registry = new() { GracePeriod = TimeSpan.Zero };
            SecretLease lease = registry.Add("Tr0ub4dor&3", "db-password");
            Task<string> reveal = Task.Run(
                () =>
                {
                    try
                    {
                        return lease.Reveal();
                    }
                    catch (ObjectDisposedException)
                    {
                        return "";
                    }
                },
                TestContext.Current.CancellationToken);
            lease.Dispose();
            Assert.True(await reveal is "Tr0ub4dor&3" or "");
        }
    }
}
