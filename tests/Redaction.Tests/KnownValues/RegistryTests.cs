using System.Text;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Microsoft.Extensions.Time.Testing;
using Redaction.Tests.Scanning;
using Xunit;

namespace Redaction.Tests.KnownValues;

/// <summary>Values come and go while text flows.</summary>
public class RegistryTests
{
    private static SecretRedactor Redactor(TimeProvider? time = null) =>
        new(new RedactorOptions { Rules = RuleSet.Empty, TimeProvider = time ?? TimeProvider.System });

    [Fact]
    public void A_value_is_masked_from_its_registration_on()
    {
        SecretRedactor redactor = Redactor();
        Assert.Equal("say Tr0ub4dor&3!", redactor.Redact("say Tr0ub4dor&3!"));
        using SecretLease lease = redactor.Register("Tr0ub4dor&3", "db-password");
        Assert.Equal("say [REDACTED:db-password]!", redactor.Redact("say Tr0ub4dor&3!"));
        Finding finding = Assert.Single(redactor.Find("say Tr0ub4dor&3!"));
        Assert.Equal(("db-password", FindingKind.KnownValue, 4, 11), (finding.RuleId, finding.Kind, finding.Start, finding.Length));
    }

    [Fact]
    public void A_value_that_was_half_written_before_its_registration_is_masked()
    {
        SecretRedactor redactor = Redactor();
        var feed = new Feed(redactor);
        feed.Push("x Tr0ub");
        using SecretLease lease = redactor.Register("Tr0ub4dor&3", "db-password");
        feed.Push("4dor&3 y");
        feed.Complete();
        Assert.Equal("x Tr0ub[REDACTED:db-password] y", feed.Output);
    }

    [Fact]
    public void A_disposed_value_stays_masked_for_the_grace_period()
    {
        var time = new FakeTimeProvider();
        SecretRedactor redactor = Redactor(time);
        SecretLease lease = redactor.Register("Tr0ub4dor&3", "db-password");
        lease.Dispose();
        lease.Dispose();
        time.Advance(TimeSpan.FromMinutes(9));
        Assert.Equal("[REDACTED:db-password]", redactor.Redact("Tr0ub4dor&3"));
        time.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal("Tr0ub4dor&3", redactor.Redact("Tr0ub4dor&3"));
        Assert.Equal(0, redactor.Registry.Count);
    }

    [Fact]
    public void A_value_registered_twice_is_given_back_twice()
    {
        var time = new FakeTimeProvider();
        SecretRedactor redactor = Redactor(time);
        SecretLease first = redactor.Register("Tr0ub4dor&3", "a");
        SecretLease second = redactor.Register("Tr0ub4dor&3", "b");
        first.Dispose();
        time.Advance(TimeSpan.FromHours(1));
        Assert.Equal("[REDACTED:a]", redactor.Redact("Tr0ub4dor&3"));
        second.Dispose();
        using SecretLease third = redactor.Register("Tr0ub4dor&3", "c");
        time.Advance(TimeSpan.FromHours(1));
        Assert.Equal("[REDACTED:a]", redactor.Redact("Tr0ub4dor&3"));
    }

    [Theory]
    [InlineData("short", "fewer than 8")]
    [InlineData("Password", "too common")]
    [InlineData("aaaaaaaabbbbbbbb", "too common")]
    [InlineData("[REDACTED:x]", "mask")]
    [InlineData("REDACTED", "common")]
    [InlineData("the-name", "its own name")]
    public void What_cannot_be_masked_safely_is_refused_without_naming_it(string value, string reason)
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => Redactor().Register(value, "the-name"));
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        if (value is not ("REDACTED" or "the-name"))
        {
            Assert.DoesNotContain(value, error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_name_that_holds_another_value_is_refused()
    {
        SecretRedactor redactor = Redactor();
        using SecretLease lease = redactor.Register("blue-whale-7", "a");
        Assert.Throws<ArgumentException>(() => redactor.Register("other secret", "db of blue-whale-7"));
        using SecretLease other = redactor.Register("other secret", "green-turtle-9");
        Assert.Throws<ArgumentException>(() => redactor.Register("green-turtle-9", "b"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a\nb")]
    [InlineData("a]b")]
    public void A_name_that_could_break_the_mask_is_refused(string name) =>
        Assert.ThrowsAny<ArgumentException>(() => Redactor().Register("Tr0ub4dor&3", name));

    [Fact]
    public void Nothing_prints_the_value()
    {
        SecretRedactor redactor = Redactor();
        using SecretLease lease = redactor.Register("Tr0ub4dor&3", "db-password");
        Assert.Equal("db-password", lease.ToString());
        Assert.DoesNotContain("Tr0ub4dor", redactor.Find("Tr0ub4dor&3")[0].ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("Tr0ub4dor", string.Join(' ', redactor.Registry.List()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Values_registered_while_others_write_are_covered_at_once()
    {
        SecretRedactor redactor = Redactor();
        using var stop = new CancellationTokenSource();
        Task writer = Task.Run(
            () =>
            {
                while (!stop.IsCancellationRequested)
                {
                    using Stream stream = redactor.WrapForWriting(Stream.Null);
                    stream.Write("some text, value-0001-xyz and more"u8);
                }
            },
            TestContext.Current.CancellationToken);
        for (int i = 0; i < 200; i++)
        {
            string value = $"value-{i:0000}-xyz";
            SecretLease lease = redactor.Register(value, $"n{i}");
            Assert.Equal($"[REDACTED:n{i}]", redactor.Redact(value));
            if (i % 3 == 0)
            {
                lease.Dispose();
            }
        }

        await stop.CancelAsync();
        await writer;
    }

    public static TheoryData<string, string[], string> Alike => new()
    {
        { "values that repeat themselves", ["baabababab[[abababab", "abREDACTED[ababababk1]", "ababababababababx[RED[RED"], "ababababababababx[RED[RED" },
        { "tokens of one issuer", [.. Enumerable.Range(10, 12).Select(Token)], Token(21) },
        { "a long beginning with little of its own", [.. Enumerable.Range(10, 40).Select(i => Token(i) + Token(i))], Token(49) + Token(49) },
    };

    /// <summary>Only some of the values that begin alike are in the index with their first grams; the others are held back all the same.</summary>
    [Theory]
    [MemberData(nameof(Alike))]
    public void A_value_that_begins_as_many_others_is_masked_whole_however_it_is_cut(string what, string[] values, string printed)
    {
        Assert.NotEmpty(what);
        SecretRedactor redactor = Redactor();
        for (int i = 0; i < values.Length; i++)
        {
            redactor.Register(values[i], $"k{i}");
        }

        for (int lead = 0; lead < 6; lead++)
        {
            byte[] text = Encoding.UTF8.GetBytes($"{new string('z', lead)} {printed} and {printed}");
            (string Output, string Findings) whole = Feed.Run(redactor, text);
            for (int cut = 1; cut < text.Length; cut++)
            {
                Assert.Equal(whole, Feed.Run(redactor, text, cut));
            }

            Assert.Equal(whole, Feed.ByteByByte(redactor, text));
        }
    }

    private static string Token(int number) => $"acme_live_eu_west_1_account_{number * 7919}";

    /// <summary>Also when clean text beside a mask could complete a value, and with values that overlap.</summary>
    [Property(MaxTest = 2000)]
    public Property No_known_value_leaves()
    {
        Gen<string> piece = Gen.Elements("[", "]", "ab", "ba", "REDACTED", "[RED", ":k0", "x", "[REDACTED:", "k1]", "qrs", "abababab");
        Gen<string> value = from pieces in piece.ListOf(5) select string.Concat(pieces);
        var cases = from values in value.ListOf(3)
                    from text in Gen.OneOf(piece, Gen.Elements(values.ToArray())).ListOf(12)
                    from cut in Gen.Choose(0, 60)
                    select (Values: values.ToArray(), Text: string.Concat(text), Cut: cut);
        return Prop.ForAll(Arb.From(cases), c =>
        {
            SecretRedactor redactor = Redactor();
            var registered = new List<string>();
            for (int i = 0; i < c.Values.Length; i++)
            {
                try
                {
                    redactor.Register(c.Values[i], $"k{i}");
                    registered.Add(c.Values[i]);
                }
                catch (ArgumentException)
                {
                    // not maskable: refused, as it must be
                }
            }

            string output = Feed.Run(redactor, Encoding.UTF8.GetBytes(c.Text), c.Cut).Output;
            Assert.DoesNotContain(registered, v => output.Contains(v, StringComparison.Ordinal));
            Assert.Equal(output, redactor.Redact(c.Text));
        });
    }

    [Fact]
    public void The_split_that_leaks_elsewhere_does_not_leak_here()
    {
        SecretRedactor redactor = Redactor();
        using SecretLease lease = redactor.Register("AKAKIA123456", "key");
        byte[] text = "x=AKAKAKIA123456"u8.ToArray();
        for (int cut = 0; cut <= text.Length; cut++)
        {
            Assert.Equal("x=AK[REDACTED:key]", Feed.Run(redactor, text, cut).Output);
        }
    }
}
