using System.Text;
using Xunit;

namespace Redaction.Tests.Scanning;

/// <summary>What is held back, and for how long.</summary>
public class HoldBackTests
{
    private static SecretRedactor Redactor(string pattern, bool isBlock = false, int maxHold = RedactorOptions.MinMaxHold, Mask? mask = null) => new(new RedactorOptions
    {
        Rules = RuleSet.Create([TestEngine.Plain("rule", pattern, isBlock)]),
        MaxHold = maxHold,
        Mask = mask ?? Mask.Tag,
        FingerprintKey = Encoding.ASCII.GetBytes("sixteen byte key"),
    });

    [Theory]
    [InlineData("$ ", "$ ")]
    [InlineData("Password: ", "Password: ")]
    [InlineData("key=", "key=")]
    [InlineData("key=ab", "key=")]
    [InlineData("key=abc;", "key=[REDACTED:rule];")]
    [InlineData("ke", "ke")]
    public void Only_what_may_be_in_the_secret_is_held(string text, string shown)
    {
        var feed = new Feed(Redactor("key=(?<secret>[a-z]{3,8})"));
        feed.Push(text);
        Assert.Equal(shown, feed.Output);
    }

    [Theory]
    [InlineData("tok_", "")]
    [InlineData("x tok_", "x ")]
    [InlineData("x to", "x ")]
    [InlineData("x tob", "x tob")]
    [InlineData("tok_12", "")]
    [InlineData("tok_123", "[REDACTED:rule]")]
    public void A_fixed_length_secret_is_over_with_its_last_byte(string text, string shown)
    {
        var feed = new Feed(Redactor("tok_[0-9]{3}"));
        feed.Push(text);
        Assert.Equal(shown, feed.Output);
    }

    [Fact]
    public void A_block_is_masked_whole()
    {
        var feed = new Feed(Redactor("BEGIN\n(?:[a-z]+\n)+END", isBlock: true));
        feed.Push("x BEGIN\nabc\n");
        Assert.Equal("x ", feed.Output);
        feed.Push("def\nEND y");
        Assert.Equal("x [REDACTED:rule] y", feed.Output);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(4096)]
    [InlineData(1_000_000)]
    public void A_block_that_outgrows_the_limit_is_discarded_to_its_end(int chunk)
    {
        SecretRedactor redactor = Redactor("BEGIN[a-z]+END", isBlock: true);
        byte[] text = Encoding.ASCII.GetBytes("before BEGIN" + new string('a', 100_000) + "END after");
        var feed = new Feed(redactor);
        for (int at = 0; at < text.Length; at += chunk)
        {
            feed.Push(text.AsSpan(at, Math.Min(chunk, text.Length - at)));
            Assert.DoesNotContain("aaaa", feed.Output, StringComparison.Ordinal);
        }

        feed.Complete();
        Assert.Equal("before [REDACTED:rule] after", feed.Output);
        Finding finding = Assert.Single(feed.Findings);
        Assert.Equal((7, 100_008), (finding.Start, finding.Length));
        Assert.Equal(finding, Assert.Single(redactor.Find(text)));
        Assert.Equal(feed.Output, redactor.Redact(Encoding.ASCII.GetString(text)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5000)]
    [InlineData(1_000_000)]
    public void A_discarded_block_keeps_its_length_under_a_same_length_mask(int chunk)
    {
        SecretRedactor redactor = Redactor("BEGIN[a-z]+END", isBlock: true, mask: Mask.SameLength);
        byte[] text = Encoding.ASCII.GetBytes("before BEGIN" + new string('a', 50_000) + "! after");
        var feed = new Feed(redactor);
        for (int at = 0; at < text.Length; at += chunk)
        {
            feed.Push(text.AsSpan(at, Math.Min(chunk, text.Length - at)));
        }

        feed.Complete();
        Assert.Equal("before " + new string('*', 50_005) + "! after", feed.Output);
    }

    [Fact]
    public void A_chain_of_overlapping_secrets_is_one_mask_and_holds_no_more_than_a_link()
    {
        SecretRedactor redactor = TestEngine.Redactor([], ["abababab"]);
        var feed = new Feed(redactor);
        for (int i = 0; i < 200_000; i++)
        {
            feed.Push("ab");
        }

        Assert.True(feed.Capacity < 64 * 1024, $"{feed.Capacity} bytes are kept");
        feed.Push("!");
        feed.Complete();
        Assert.Equal("[REDACTED:k0]!", feed.Output);
        Assert.Equal(400_000, Assert.Single(feed.Findings).Length);
    }

    [Theory]
    [InlineData("ab[abc]{2,4}")]
    [InlineData("ab(?<secret>[ab]{2,300})c")]
    public void The_buffer_stays_small_on_endless_clean_text(string pattern)
    {
        var feed = new Feed(Redactor(pattern));
        byte[] text = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("lorem ab ipsum aab dolor ", 4000)));
        for (int i = 0; i < 20; i++)
        {
            feed.Push(text);
        }

        Assert.True(feed.Capacity <= 64 * 1024, $"{feed.Capacity} bytes are kept");
    }

    [Fact]
    public void A_pause_gives_up_an_open_candidate_as_a_mask()
    {
        var feed = new Feed(Redactor("tok_(?<secret>[0-9]{3,6})"));
        feed.Push("x tok_12");
        Assert.Equal("x tok_", feed.Output);
        feed.Abandon();
        Assert.Equal("x tok_[REDACTED:rule]", feed.Output);
        feed.Push("345 y");
        Assert.Equal("x tok_[REDACTED:rule] y", feed.Output);
        feed.Complete();
        Assert.Equal((6, 5), Assert.Single(feed.Findings.Select(f => (f.Start, f.Length))));
    }

    [Fact]
    public void A_pause_in_what_turns_out_clean_loses_only_what_was_masked()
    {
        var feed = new Feed(Redactor("tok_(?<secret>[0-9]{3,6})"));
        feed.Push("x tok_12");
        feed.Abandon();
        feed.Push("x y");
        feed.Complete();
        Assert.Equal("x tok_[REDACTED:rule]x y", feed.Output);
        Assert.Empty(feed.Findings);
    }

    [Fact]
    public void A_pause_lets_a_public_marker_through()
    {
        var feed = new Feed(Redactor("tok_[0-9]{3}"));
        feed.Push("x to");
        feed.Abandon();
        Assert.Equal("x to", feed.Output);
        feed.Push("k_123 y");
        feed.Complete();
        Assert.Equal("x to[REDACTED:rule] y", feed.Output);
    }

    [Fact]
    public void A_pause_masks_the_beginning_of_a_known_value()
    {
        var feed = new Feed(TestEngine.Redactor([], ["correct horse"]));
        feed.Push("x correct");
        feed.Abandon();
        Assert.Equal("x [REDACTED:held-back]", feed.Output);
        feed.Push(" horse y");
        feed.Complete();
        Assert.Equal("x [REDACTED:held-back] y", feed.Output);
    }
}
