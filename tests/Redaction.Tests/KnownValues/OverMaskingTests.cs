using System.Globalization;
using Xunit;

namespace Redaction.Tests.KnownValues;

/// <summary>Text that holds no registered value is left alone, in whatever forms values are looked for.</summary>
public class OverMaskingTests
{
    private const int Values = 1000;
    private const int Seed = 20240611;
    private const int DefaultMegabytes = 100;
    private const int MinMegabytes = 10;
    private const int MaxReported = 20;

    [Fact]
    public void A_thousand_random_values_are_not_found_in_the_text_of_this_machine()
    {
        string? wanted = Environment.GetEnvironmentVariable("REDACTION_OVERMASK_MB");
        int megabytes = wanted is { Length: > 0 } ? int.Parse(wanted, CultureInfo.InvariantCulture) : DefaultMegabytes;
        SecretRedactor redactor = new(new RedactorOptions { Rules = RuleSet.Empty });
        string[] values = RandomValues.Make(new Random(Seed), Values, 20, 40);
        for (int i = 0; i < values.Length; i++)
        {
            redactor.Register(values[i], $"known-{i}");
        }

        long bytes = 0;
        int files = 0;
        List<string> found = [];
        foreach ((string path, ReadOnlyMemory<byte> text) in MachineText.Read((long)megabytes * 1_000_000))
        {
            bytes += text.Length;
            files++;
            found.AddRange(redactor.Find(text.Span).Select(f => $"{path}: offset {f.Start}, {f.Length} bytes: {f.RuleId}"));
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{files} files, {bytes / 1e6:F1} MB read");
        Assert.True(found.Count == 0, $"seed {Seed}, {found.Count} findings:\n{string.Join('\n', found.Take(MaxReported))}");
        if (bytes < Math.Min(megabytes, MinMegabytes) * 1_000_000L)
        {
            Assert.Skip($"OVER-MASKING NOT CHECKED: only {bytes / 1e6:F1} MB of text were found on this machine, fewer than {MinMegabytes} MB.");
        }
    }

    /// <summary>The check above would find a value: it stands in a text of the same kind.</summary>
    [Fact]
    public void Each_of_the_values_is_found_where_it_stands()
    {
        SecretRedactor redactor = new(new RedactorOptions { Rules = RuleSet.Empty });
        string[] values = RandomValues.Make(new Random(Seed), Values, 20, 40);
        for (int i = 0; i < values.Length; i++)
        {
            redactor.Register(values[i], $"known-{i}");
        }

        Assert.Equal(
            Enumerable.Range(0, Values).Select(i => $"known-{i}"),
            redactor.Find(string.Join('\n', values)).Select(f => f.RuleId));
    }
}
