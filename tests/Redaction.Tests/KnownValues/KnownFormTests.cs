using System.Text;
using Redaction.Tests.Scanning;
using Xunit;

namespace Redaction.Tests.KnownValues;

/// <summary>Single forms, each of which a review or a fuzz once saw pass; the table of transforms has the wide ones.</summary>
public class KnownFormTests
{
    // made up; in pieces, so that no scanner takes them for secrets
    private const string Value = "aKd93k" + "fLq02mXz81";

    [Theory]
    [InlineData("pa ss+wo rd+12 x", "pa ss+wo rd+12 x")]
    [InlineData("p +q +r +s +t +u", "p +q +r +s +t +u")]
    [InlineData("correct horse battery", "correct+horse+battery")]
    [InlineData(Value, "aKd93\u001b(B\u001b[mkfLq0\u001b(B\u001b[m2mXz81")]
    [InlineData(Value, "aKd93kfLq0\\\n   2mXz81")]
    [InlineData(Value, "aKd93kfLq0\r\n> 2mXz81")]
    [InlineData(Value, "AKD93KFLQ02MXZ81")]
    [InlineData(Value, "0x61, 0x4b, 0x64, 0x39, 0x33, 0x6b, 0x66, 0x4c, 0x71, 0x30, 0x32, 0x6d, 0x58, 0x7a, 0x38, 0x31")]
    [InlineData(@"C:\a1\b2\n3\t4\r5\x6", @"C:\\a1\\b2\\n3\\t4\\r5\\x6")]
    [InlineData("P%40s%24w%21r%23", "P%2540s%2524w%2521r%2523")]
    [InlineData("a\"b'c&d<e>f$g\\h12", "a\\\"b'c\\u0026d\\u003ce\\u003ef$g\\\\h12")]
    public void A_form_is_masked_in_one_call_and_byte_by_byte(string value, string printed)
    {
        SecretRedactor redactor = Redactor(value);
        Assert.DoesNotContain(value[4..10], redactor.Redact(printed), StringComparison.OrdinalIgnoreCase);
        string whole = redactor.Redact($"[{printed}]");
        Assert.EndsWith("[REDACTED:k]]", whole, StringComparison.Ordinal);
        byte[] bytes = Encoding.UTF8.GetBytes($"[{printed}]");
        Assert.Equal(Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(whole)), Feed.ByteByByte(redactor, bytes).Output);
    }

    [Fact]
    public void A_piece_of_twelve_bytes_counts_and_one_of_eleven_does_not()
    {
        SecretRedactor redactor = Redactor(Value + "Wq7P");
        Assert.Equal("x [REDACTED:k] y", redactor.Redact($"x {Value[2..14]} y"));
        Assert.Equal($"x {Value[2..13]} y", redactor.Redact($"x {Value[2..13]} y"));
        Assert.Equal("x [REDACTED:k] y", redactor.Redact($"x {Value} y"));
    }

    [Fact]
    public void How_long_a_piece_must_be_can_be_set_and_not_below_eight()
    {
        var registry = new SecretRegistry { FragmentLength = 8 };
        var redactor = new SecretRedactor(new RedactorOptions { Rules = RuleSet.Empty, Registry = registry });
        registry.Add(Value, "k");
        Assert.Equal("x [REDACTED:k] y", redactor.Redact($"x {Value[3..11]} y"));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SecretRegistry { FragmentLength = 7 });
    }

    [Theory]
    [InlineData("$ ")]
    [InlineData("Password: ")]
    [InlineData("user@host:~# ")]
    [InlineData("2025-06-24 14:36:53: done\n")]
    [InlineData("{\"level\":\"info\"}\n")]
    public void What_begins_no_value_is_shown_at_once(string text)
    {
        SecretRedactor redactor = Redactor(Value);
        redactor.Register("*-)+=Zx" + "93kQ(wv)", "symbols");
        var feed = new Feed(redactor);
        feed.Push(text);
        Assert.Equal(text, feed.Output);
    }

    [Fact]
    public void A_document_gives_its_sensitive_leaves_and_stays_readable()
    {
        SecretRedactor redactor = Redactor($"Server=db.example.com;Database=orders;User Id=app;Password={Value};");
        Assert.Equal("Server=db.example.com;Password=[REDACTED:k]", redactor.Redact($"Server=db.example.com;Password={Value}"));
        Assert.Equal("db.example.com orders", redactor.Redact("db.example.com orders"));
    }

    [Fact]
    public void A_short_value_is_found_as_a_word_when_that_was_asked_for()
    {
        SecretRedactor redactor = Redactor(Value);
        Assert.Throws<ArgumentException>(() => redactor.Register("q7Zk", "pin"));
        redactor.Register("q7Zk", "pin", new SecretOptions { AllowShort = true });
        const string Text = "pin=q7Zk, q7Zk5 xq7Zk q7Zk_ q7Zk";
        const string Masked = "pin=[REDACTED:pin], q7Zk5 xq7Zk q7Zk_ [REDACTED:pin]";
        Assert.Equal(Masked, redactor.Redact(Text));
        Assert.Equal(Masked, Feed.ByteByByte(redactor, Encoding.UTF8.GetBytes(Text)).Output);
    }

    [Fact]
    public void No_message_shows_a_value()
    {
        var registry = new SecretRegistry();
        registry.Add(Value, "k");
        var failure = Assert.Throws<ArgumentException>(() => registry.Add("another-" + "value-7xK2", $"my {Value}"));
        Assert.DoesNotContain(Value, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Registering_one_value_more_adds_the_same_work_however_many_there_are()
    {
        // counted in entries of the index, not in time
        var registry = new SecretRegistry();
        var random = new Random(7);
        long before = 0;
        for (int i = 0; i < 1_000; i++)
        {
            if (i == 999)
            {
                before = registry.Index.Current.Count;
            }

            registry.Add(random.GetString("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789", 40), $"v{i}");
        }

        Assert.InRange(registry.Index.Current.Count - before, 100, 1_000);
    }

    [Fact]
    public void Nothing_of_a_value_is_left_in_memory_when_it_was_forgotten()
    {
        if (!ProcessMemory.IsReadable)
        {
            Assert.Skip("NOT TESTED here: the memory of the process cannot be read (no /proc/self/mem).");
        }

        byte[] scrambled = ProcessMemory.RandomScrambled(24);
        var registry = new SecretRegistry { GracePeriod = TimeSpan.Zero };
        Register(registry, scrambled).Dispose();
        Assert.Empty(registry.List());
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        Assert.Equal(0, ProcessMemory.Count(scrambled));
    }

    private static SecretLease Register(SecretRegistry registry, byte[] scrambled)
    {
        Span<byte> value = stackalloc byte[scrambled.Length];
        ProcessMemory.Unscramble(scrambled, value);
        SecretLease lease = registry.AddUnchecked(value, "gone");
        var redactor = new SecretRedactor(new RedactorOptions { Rules = RuleSet.Empty, Registry = registry });
        Assert.Single(redactor.Find(value));
        value.Clear();
        return lease;
    }

    private static SecretRedactor Redactor(string value)
    {
        var redactor = new SecretRedactor(new RedactorOptions { Rules = RuleSet.Empty });
        redactor.Register(value, "k");
        return redactor;
    }
}
