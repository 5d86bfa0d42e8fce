using System.Text;
using Redaction.Tests.Scanning;
using Xunit;

namespace Redaction.Tests.Decoding;

/// <summary>Tokens in encoded text are found by the rules and masked where they stand.</summary>
public class DecodingTests
{
    private const int DeepEnough = RedactorOptions.MaxDecodeDepth;

    private static readonly SecretRedactor[] s_byDepth = [.. Enumerable.Range(0, DeepEnough + 1).Select(Redactor)];

    public static TheoryData<string> Ways() => [.. EncodedText.Ways.Select(w => w.Name)];

    [Fact]
    public void There_are_tokens_of_ten_kinds() => Assert.Equal(10, EncodedText.Secrets.Length);

    [Theory]
    [MemberData(nameof(Ways))]
    public void An_encoded_token_is_masked_whatever_the_chunks(string way)
    {
        (_, _, Func<string, byte[]> write) = EncodedText.Ways.First(w => w.Name == way);
        SecretRedactor redactor = s_byDepth[2];
        for (int i = 0; i < EncodedText.Secrets.Length; i++)
        {
            byte[] text = write(EncodedText.Secrets[i]);
            Finding finding = Assert.Single(redactor.Find(text));
            byte[] rest = [.. text[..(int)finding.Start], .. text[(int)(finding.Start + finding.Length)..]];
            Assert.Empty(s_byDepth[DeepEnough].Find(rest));

            (string Output, string Findings) whole = Feed.Run(redactor, text);
            Assert.Equal(finding.ToString(), whole.Findings);
            Assert.Equal(Encoding.Latin1.GetString(text[..(int)finding.Start]) + $"[REDACTED:{finding.RuleId}]"
                + Encoding.Latin1.GetString(text[(int)(finding.Start + finding.Length)..]), whole.Output);
            Assert.Equal(whole, Feed.ByteByByte(redactor, text));
            var random = new Random(i);
            for (int n = 0; n < 10; n++)
            {
                Assert.Equal(whole, Feed.Run(redactor, text, Enumerable.Range(0, 5).Select(_ => random.Next(text.Length))));
            }

            // a mask within stays as it is
            byte[] masked = EncodedText.Ascii(whole.Output);
            Assert.Equal(whole.Output, Feed.Run(redactor, masked).Output);
            Assert.Empty(redactor.Find(write($"[REDACTED:{finding.RuleId}]")));
        }
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void No_more_encodings_are_seen_through_than_was_said(string way)
    {
        (_, int depth, Func<string, byte[]> write) = EncodedText.Ways.First(w => w.Name == way);
        byte[] text = write(EncodedText.Secrets[0]);
        Assert.NotEmpty(s_byDepth[depth].Find(text));
        if (depth > 1 || !s_byDepth[0].Find(text).Any())
        {
            Assert.Empty(s_byDepth[depth - 1].Find(text));
        }
    }

    [Fact]
    public void Four_encodings_are_seen_through_if_so_wished()
    {
        string text = EncodedText.Secrets[0];
        for (int depth = 1; depth <= DeepEnough; depth++)
        {
            text = Convert.ToBase64String(EncodedText.Ascii(text));
            Assert.Single(s_byDepth[depth].Find(EncodedText.Ascii(text)));
            Assert.Empty(s_byDepth[depth - 1].Find(EncodedText.Ascii(text)));
        }
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(RedactorOptions.MaxDecodeDepth + 1)]
    public void A_depth_out_of_range_is_refused(int depth) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new SecretRedactor(new RedactorOptions { DecodeDepth = depth }));

    [Fact]
    public void A_token_that_is_only_part_of_an_encoded_text_is_masked_alone()
    {
        string token = EncodedText.Secrets[0];
        string encoded = Convert.ToBase64String(EncodedText.Ascii($"user=me {token} host=here"));
        Finding finding = Assert.Single(s_byDepth[2].Find(EncodedText.Ascii(encoded)));

        // "user=me " is eight bytes: two quads and two bytes, so the token's first byte begins in the third quad's third letter
        Assert.Equal(10, finding.Start);
        int last = 7 + token.Length;
        Assert.Equal((last / 3 * 4) + (last % 3) + 2, finding.Start + finding.Length);
        Assert.StartsWith(encoded[..10] + "[REDACTED:", Encoding.Latin1.GetString(Run(encoded)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\n\t\t")]
    [InlineData("\n    ")]
    public void A_token_across_a_line_end_is_masked_from_its_first_letter_to_its_last(string end)
    {
        string token = EncodedText.Secrets[0];
        string plain = new string('.', 48) + token;
        string encoded = Convert.ToBase64String(EncodedText.Ascii(plain));
        string text = $"{encoded[..76]}{end}{encoded[76..]}";
        Finding finding = Assert.Single(s_byDepth[1].Find(EncodedText.Ascii(text)));
        Assert.Equal((64, text.Length - 64), (finding.Start, finding.Length));
        Assert.Equal($"{encoded[..64]}[REDACTED:{finding.RuleId}]", Encoding.Latin1.GetString(Run(text)));
    }

    [Theory]
    [InlineData("\n\n")]
    [InlineData("\r")]
    [InlineData(" ")]
    [InlineData("\n> ")]
    [InlineData("\n+")]
    public void What_is_no_line_end_ends_the_text(string end)
    {
        string encoded = Convert.ToBase64String(EncodedText.Ascii(new string('.', 48) + EncodedText.Secrets[0]));
        Assert.Empty(s_byDepth[2].Find(EncodedText.Ascii($"{encoded[..76]}{end}{encoded[76..]}")));
    }

    [Fact]
    public void Tokens_on_lines_of_their_own_are_found_each()
    {
        string[] lines = [.. EncodedText.Secrets.Where(s => s.Length < 45).Select(s => Convert.ToBase64String(EncodedText.Ascii(s)))];
        Assert.True(lines.Length > 2);
        byte[] text = EncodedText.Ascii(string.Join('\n', lines));
        Assert.Equal(lines.Length, s_byDepth[2].Find(text).Count);
    }

    [Fact]
    public void A_match_is_explained_with_the_way_to_it()
    {
        string token = EncodedText.Secrets[0];
        string text = "data: " + Convert.ToBase64String(EncodedText.Ascii(string.Concat(token.Select(c => $"%{(int)c:X2}"))));
        MatchExplanation match = Assert.Single(s_byDepth[2].Explain(EncodedText.Ascii(text)), m => m.Accepted);
        Assert.Equal((6, text.Length - 6), (match.Start, match.Length));
        Assert.Equal([("decoded", $"base64 at 6+{text.Length - 6}"), ("decoded", $"escapes at 0+{token.Length * 3}")], match.Steps.Take(2).Select(s => (s.Judge, s.Reason)));
    }

    [Theory]
    [InlineData(7)]
    [InlineData(4096)]
    public void An_encoded_block_that_outgrows_the_limit_is_discarded_to_its_end(int chunk)
    {
        var redactor = new SecretRedactor(new RedactorOptions
        {
            Rules = RuleSet.Create([TestEngine.Plain("rule", "BEGIN[a-z]+END", isBlock: true)]),
            MaxHold = RedactorOptions.MinMaxHold,
            FingerprintKey = EncodedText.Ascii("sixteen byte key"),
        });
        byte[] text = EncodedText.Ascii("x " + Convert.ToBase64String(EncodedText.Ascii("before BEGIN" + new string('a', 100_000) + "END after")) + " y");
        (string Output, string Findings) whole = Feed.Run(redactor, text);
        Assert.Contains("[REDACTED:rule]", whole.Output, StringComparison.Ordinal);
        Assert.InRange(whole.Output.Length, 1, 64);
        Assert.Equal(whole, Feed.Run(redactor, text, Enumerable.Range(0, text.Length / chunk).Select(i => i * chunk)));
    }

    [Fact]
    public void What_a_pause_gives_up_is_masked_or_was_public()
    {
        string encoded = Convert.ToBase64String(EncodedText.Ascii(EncodedText.Secrets[0]));
        var feed = new Feed(s_byDepth[2]);
        feed.Push("data: " + encoded[..^6]);
        feed.Abandon();
        Assert.Matches(@"^data: \[REDACTED:[a-z0-9-]+\]$", feed.Output);
        feed.Push(encoded[^6..] + "\n");
        feed.Complete();
        Assert.Matches(@"^data: \[REDACTED:[a-z0-9-]+\]\n$", feed.Output);
    }

    private static byte[] Run(string text) => EncodedText.Ascii(Feed.Run(s_byDepth[2], EncodedText.Ascii(text)).Output);

    private static SecretRedactor Redactor(int depth) => new(new RedactorOptions { DecodeDepth = depth, FingerprintKey = EncodedText.Ascii("sixteen byte key") });
}
