using System.Buffers;
using System.Text;
using Redaction.Tests.Scanning;
using Xunit;

namespace Redaction.Tests.Replacement;

/// <summary>What stands where a secret stood.</summary>
public class MaskTests
{
    private static SecretRedactor Redactor(Mask mask) => new(new RedactorOptions
    {
        Rules = RuleSet.Create([TestEngine.Plain("tok", "tok_[^ ]{1,9}", isBlock: false)]),
        Mask = mask,
        FingerprintKey = Encoding.ASCII.GetBytes("sixteen byte key"),
    });

    public static TheoryData<string, string> Masks() => new()
    {
        { "tag", "a [REDACTED:tok] b" },
        { "fixed", "a *** b" },
        { "same-length", "a ********* b" },
    };

    [Theory]
    [MemberData(nameof(Masks))]
    public void A_secret_is_replaced(string kind, string expected)
    {
        Mask mask = kind switch { "tag" => Mask.Tag, "fixed" => Mask.Fixed(), _ => Mask.SameLength };
        Assert.Equal(expected, Redactor(mask).Redact("a tok_12345 b"));
        var output = new ArrayBufferWriter<byte>();
        Assert.Equal(1, Redactor(mask).Redact("a tok_12345 b"u8, output));
        Assert.Equal(expected, Encoding.UTF8.GetString(output.WrittenSpan));
    }

    [Fact]
    public void Equal_secrets_have_equal_fingerprints_under_one_key_only()
    {
        SecretRedactor redactor = Redactor(Mask.FingerprintTag);
        string[] tags = redactor.Redact("tok_1 tok_2 tok_1").Split(' ');
        Assert.Matches(@"^\[REDACTED:tok#[0-9a-f]{16}\]$", tags[0]);
        Assert.Equal(tags[0], tags[2]);
        Assert.NotEqual(tags[0], tags[1]);
        var other = new SecretRedactor(new RedactorOptions { Rules = redactor.Rules, Mask = Mask.FingerprintTag });
        Assert.NotEqual(tags[0], other.Redact("tok_1"));
        Assert.Contains(redactor.Find("tok_1")[0].Fingerprint, tags[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_same_length_mask_counts_chars_and_keeps_lines()
    {
        SecretRedactor redactor = Redactor(Mask.SameLength);
        string secret = "a tok_é😀\r\nx b";
        string expected = "a *******\r\n* b";
        Assert.Equal(expected, redactor.Redact(secret));
        Assert.Equal(expected, Feed.ByteByByte(redactor, Encoding.UTF8.GetBytes(secret)).Output);
    }

    [Fact]
    public void What_is_not_utf8_passes_unchanged()
    {
        byte[] text = [0xff, 0xfe, .. "tok_1 "u8, 0xc3, 0x28, 0x00];
        byte[] expected = [0xff, 0xfe, .. "[REDACTED:tok] "u8, 0xc3, 0x28, 0x00];
        var output = new ArrayBufferWriter<byte>();
        Redactor(Mask.Tag).Redact(text, output);
        Assert.Equal(expected, output.WrittenSpan.ToArray());
    }

    [Fact]
    public void A_lone_surrogate_stays_in_a_string()
    {
        Assert.Equal("\ud83d [REDACTED:tok] \ude00", Redactor(Mask.Tag).Redact("\ud83d tok_1 \ude00"));
        Assert.Equal((2, 5), Redactor(Mask.Tag).Find("\ud83d tok_1 \ude00").Select(f => (f.Start, f.Length)).Single());
    }

    [Theory]
    [InlineData("")]
    [InlineData("a\"b")]
    [InlineData("a\nb")]
    public void A_mask_that_would_break_its_carrier_is_refused(string text) => Assert.Throws<ArgumentException>(() => Mask.Fixed(text));
}
