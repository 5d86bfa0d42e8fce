using System.Text;
using Redaction.Judging.Randomness;
using Xunit;

namespace Redaction.Tests.Judging.Randomness;

/// <summary>How well the model tells noise from names, measured.</summary>
public class RandomnessScoreTests
{
    private const string Base62 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    [Theory]
    [InlineData(Base62, 8, 0.98, 0.94)]
    [InlineData(Base62, 16, 0.995, 0.97)]
    [InlineData(Base62, 32, 0.998, 0.995)]
    [InlineData(Base62 + "-_", 43, 0.998, 0.995)]
    [InlineData("abcdefghijklmnopqrstuvwxyz0123456789", 20, 0.995, 0.98)]
    [InlineData("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", 16, 0.99, 0.97)]
    [InlineData("0123456789abcdef", 32, 0.998, 0.99)]
    public void Random_values_score_below_the_threshold(string alphabet, int length, double redact, double alert)
    {
        const int Values = 4000;
        var random = new Random(length);
        int redacted = 0, alerted = 0;
        for (int i = 0; i < Values; i++)
        {
            byte[] value = Encoding.ASCII.GetBytes(random.GetItems<char>(alphabet, length));
            double score = RandomnessScore.Of(value);
            redacted += score < RandomnessScore.Threshold(value, Profile.Redact) ? 1 : 0;
            alerted += score < RandomnessScore.Threshold(value, Profile.Alert) ? 1 : 0;
        }

        Assert.InRange((double)redacted / Values, redact, 1);
        Assert.InRange((double)alerted / Values, alert, 1);
    }

    [Theory]
    [InlineData("getAccessTokenAsync")]
    [InlineData("spring.datasource.password")]
    [InlineData("my-kubernetes-secret")]
    [InlineData("AWS_SECRET_ACCESS_KEY")]
    [InlineData("com.contoso.billing.InvoiceService")]
    [InlineData("release_2024_06_hotfix2")]
    [InlineData("button button-primary button-large")]
    [InlineData("application/octet-stream")]
    [InlineData("the user must enter a password")]
    [InlineData("_ZN4core3fmt9Formatter9write_str17")]
    [InlineData("XMLHttpRequestUpload")]
    public void Names_and_phrases_score_above_it(string text)
    {
        byte[] value = Encoding.ASCII.GetBytes(text);
        Assert.True(RandomnessScore.Of(value) >= RandomnessScore.Threshold(value, Profile.Redact), $"{RandomnessScore.Of(value):F2}");
    }

    [Fact]
    public void A_score_allocates_nothing_and_looks_at_a_kilobyte()
    {
        byte[] value = Encoding.ASCII.GetBytes(new Random(1).GetItems<char>(Base62, 100_000));
        double score = RandomnessScore.Of(value);
        long before = GC.GetAllocatedBytesForCurrentThread();
        double again = RandomnessScore.Of(value);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(score, again);
        Assert.Equal(score, RandomnessScore.Of(value.AsSpan(0, 1024)));
        Assert.Equal(0, RandomnessScore.Of([]));
    }

    [Fact]
    public void Turns_of_case_are_symbols_of_their_own()
    {
        var reader = new SymbolReader("getURLFor2_X"u8);
        var symbols = new StringBuilder();
        while (reader.TryNext(out int symbol))
        {
            symbols.Append(symbol switch { SymbolReader.Digit => '9', SymbolReader.Sign => '_', SymbolReader.Capital => '^', SymbolReader.Up => '+', SymbolReader.Down => '-', _ => (char)('a' + symbol - 1) });
        }

        Assert.Equal("get+urlf-or9_^x", symbols.ToString());
    }
}
