using System.Text;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Redaction.Scanning;
using Redaction.Tests.Scanning;
using Xunit;

namespace Redaction.Tests.Decoding;

/// <summary>Decoding finds nothing in what is no secret, holds nothing back for long, and costs no more than its share.</summary>
public class DecodingLimitTests
{
    private static readonly SecretRedactor s_redactor = new(new RedactorOptions { DecodeDepth = 2, FingerprintKey = EncodedText.Ascii("sixteen byte key") });

    private static readonly SecretRedactor s_plain = new(new RedactorOptions { DecodeDepth = 0, FingerprintKey = EncodedText.Ascii("sixteen byte key") });

    private static readonly Gen<string> s_piece = Gen.Frequency(
        (4, from token in Gen.Elements(EncodedText.Secrets)
            from way in Gen.Elements(EncodedText.Ways)
            from skip in Gen.Choose(0, 3)
            let text = Encoding.Latin1.GetString(way.Write(token))
            select text[skip..]),
        (2, Gen.Elements("%", "\\", "&", "%4", "\\u00", "&#x", "&amp;", "%25", "\\\\", "\n", " ", "=", "/", "_", "\0", "a\0", "eyJ", "Z2hw", "6768", "LS0tLS1C")),
        (2, from letters in Gen.Elements("abZ2+/%\\n= \0u0&#;x41".ToCharArray()).ListOf() select string.Concat(letters)));

    private static Arbitrary<(string Text, int[] Cuts)> Texts => Arb.From(
        from pieces in s_piece.ListOf(5)
        from cuts in Gen.Choose(0, 1200).ListOf(12)
        select (string.Concat(pieces), cuts.ToArray()));

    [Property(MaxTest = 400)]
    public Property Any_chunking_gives_the_same() => Prop.ForAll(Texts, c =>
    {
        byte[] text = EncodedText.Ascii(c.Text);
        (string Output, string Findings) whole = Feed.Run(s_redactor, text);
        Assert.Equal(whole, Feed.Run(s_redactor, text, c.Cuts));
        Assert.Equal(whole, Feed.ByteByByte(s_redactor, text));
        Assert.Equal(whole.Findings, string.Join('\n', s_redactor.Find(text)));
    });

    /// <summary>Escapes that open no region must open none when their two bytes come apart either.</summary>
    [Theory]
    [InlineData("\\b")]
    [InlineData("\\f")]
    [InlineData("\\v")]
    public void A_sign_of_patterns_is_the_same_sign_in_pieces(string sign)
    {
        foreach (string secret in EncodedText.Secrets)
        {
            byte[] text = EncodedText.Ascii("x+" + sign + Convert.ToBase64String(EncodedText.Ascii(secret)) + " end");
            (string Output, string Findings) whole = Feed.Run(s_redactor, text);
            Assert.Equal(whole, Feed.ByteByByte(s_redactor, text));
            for (int cut = 0; cut <= text.Length; cut++)
            {
                Assert.Equal(whole, Feed.Run(s_redactor, text, cut));
            }
        }
    }

    public static TheoryData<string> NearMisses()
    {
        var random = new Random(7);
        byte[] bytes = new byte[3000];
        random.NextBytes(bytes);
        return
        [
            Convert.ToBase64String(bytes),
            "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAA" + Convert.ToBase64String(bytes),
            "\"integrity\": \"sha512-" + Convert.ToBase64String(bytes[..64]) + "\",",
            "//# sourceMappingURL=data:application/json;base64," + Convert.ToBase64String(EncodedText.Ascii("{\"version\":3,\"sources\":[\"a.ts\"],\"names\":[],\"mappings\":\"AAAA,SAAS,CAAC\"}")),
            "!function(e,t){\"object\"==typeof exports&&\"undefined\"!=typeof module?t(exports):t(e.x={})}(this,function(e){\"\\u00e9\";return/\\d+%20/.test(e)});",
            new Guid(bytes[..16]).ToString(),
            Convert.ToHexStringLower(bytes[..20]) + " Merge branch 'main'",
            Convert.ToHexStringLower(bytes),
            "C:\\temp\\new\\x64\\u1234\\bin & 100% of R&D; &nbsp; %PATH% %2F",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ];
    }

    [Theory]
    [MemberData(nameof(NearMisses))]
    public void What_is_no_secret_stays(string text)
    {
        Assert.Empty(s_redactor.Find(text));
        Assert.Same(text, s_redactor.Redact(text));
    }

    [Theory]
    [InlineData("$ ")]
    [InlineData("Password: ")]
    [InlineData("user@host:~/src$ ")]
    [InlineData("PS C:\\> ")]
    [InlineData("Continue? [y/N] ")]
    [InlineData("100% ")]
    [InlineData("git commit --message fix ")]
    [InlineData("application/json; charset=utf-8\n")]
    [InlineData("3f2504e0 4f89 11d3 9a0c 0305e82c3301\n")]
    public void Words_and_prompts_show_at_once(string text) => AssertShownAtOnce(s_redactor, text);

    /// <summary>Rules that know a token by its end hold any letters back, encoded or not; so these are left out.</summary>
    [Fact]
    public void Letters_that_encode_no_text_show_at_once()
    {
        List<string> holders = [];
        foreach (RuleProgram program in s_redactor.Scanner.Programs)
        {
            if (program.Anchors.Entries.Any(e => e.IsHolder))
            {
                holders.Add(program.Rule.Id);
            }
        }

        var redactor = new SecretRedactor(new RedactorOptions { DecodeDepth = 2, Rules = RuleSet.Default.Without([.. holders]) });
        AssertShownAtOnce(redactor, "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJ");
    }

    private static void AssertShownAtOnce(SecretRedactor redactor, string text)
    {
        var feed = new Feed(redactor);
        foreach (char letter in text)
        {
            feed.Push($"{letter}");
        }

        Assert.Equal(text, feed.Output);
    }

    [Fact]
    public void A_typed_word_waits_no_longer_than_without_decoding_but_for_a_letter_or_two()
    {
        string[] words = "the quick brown fox jumps over a lazy dog and then writes application configuration documents everywhere".Split(' ');
        foreach (string word in words)
        {
            for (int length = 4; length <= word.Length; length++)
            {
                Feed plain = new(s_plain), decoding = new(s_redactor);
                plain.Push(word[..length]);
                decoding.Push(word[..length]);
                Assert.Equal(plain.Output, decoding.Output);
            }
        }
    }

    public static TheoryData<string> Hostile() =>
    [
        "%25252525", "%25", "QUFB", "&#x41;", "\\u005c", "\\\\", "&amp;", "4141", "YWFh/", "a\0", "\0", "\\n", "%41\\x41&#65;", "/+-_", "aGVsbG8gd29ybGQg",
    ];

    [Theory]
    [MemberData(nameof(Hostile))]
    public void The_decoded_bytes_are_bounded_whatever_is_written(string unit)
    {
        byte[] text = EncodedText.Ascii(string.Concat(Enumerable.Repeat(unit, 64 * 1024 / unit.Length)));
        AssertBounded(text);
    }

    [Fact]
    public void The_decoded_bytes_of_encodings_within_encodings_are_bounded()
    {
        byte[] text = EncodedText.Ascii(string.Concat(Enumerable.Repeat("plain words; %41 ", 1000)));
        for (int i = 0; i < 4; i++)
        {
            text = EncodedText.Ascii(Convert.ToBase64String(text));
        }

        AssertBounded(text);
    }

    /// <summary>Each depth decodes a byte in two ways at most, however the text is cut.</summary>
    private static void AssertBounded(byte[] text)
    {
        const int Depth = RedactorOptions.MaxDecodeDepth;
        var redactor = new SecretRedactor(new RedactorOptions { DecodeDepth = Depth });
        foreach (int chunk in (int[])[text.Length, 997])
        {
            var state = new ScanState();
            state.Reset(redactor.Scanner.Blocks, wantsFingerprints: false);
            for (int at = chunk; at <= text.Length; at += chunk)
            {
                redactor.Scanner.Scan(text.AsSpan(0, at), isFinal: false, null, state);
            }

            Assert.InRange(state.Decoding!.Work, 0, text.LongLength * (1 << Depth));
        }
    }

    [Fact]
    public void The_buffers_stay_small_on_endless_encoded_text()
    {
        var feed = new Feed(s_redactor);
        byte[] text = EncodedText.Ascii(Convert.ToBase64String(EncodedText.Ascii(string.Concat(Enumerable.Repeat("lorem ipsum dolor ", 4000)))).TrimEnd('='));
        for (int i = 0; i < 20; i++)
        {
            feed.Push(text);
        }

        Assert.True(feed.Capacity <= 64 * 1024, $"{feed.Capacity} bytes are kept");
    }
}
