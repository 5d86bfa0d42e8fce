using System.Text;
using Redaction.Judging;
using Redaction.Judging.Checksums;
using Xunit;

namespace Redaction.Tests.Judging;

/// <summary>Checks of structure, each with a text that agrees and texts that do not.</summary>
public class TokenStructureTests
{
    [Theory]
    [InlineData("luhn", "4539 1488 0343 6467", ChecksumOutcome.Consistent)]
    [InlineData("luhn", "4539-1488-0343-6468", ChecksumOutcome.Failed)]
    [InlineData("uuid-v4", "0d7e2c1a-53b8-4f6e-9c2d-1f0a8b7c6d5e", ChecksumOutcome.Consistent)]
    [InlineData("uuid-v4", "0d7e2c1a53b84f6e9c2d1f0a8b7c6d5e", ChecksumOutcome.Consistent)]
    [InlineData("uuid-v4", "0d7e2c1a-53b8-1f6e-9c2d-1f0a8b7c6d5e", ChecksumOutcome.Failed)]
    [InlineData("uuid-v4", "0d7e2c1a-53b8-4f6e-7c2d-1f0a8b7c6d5e", ChecksumOutcome.Failed)]
    [InlineData("base64-key-length", "AAECAwQFBgcICQoLDA0O" + "DxAREhMUFRYXGBkaGxwdHh8=", ChecksumOutcome.Consistent)]
    [InlineData("base64-key-length", "AAECAwQFBgcICQoLDA0O" + "DxAREhMUFRYXGBkaGxwdHh9=", ChecksumOutcome.Failed)]
    [InlineData("slack-token", "xo" + "xb-000000000000-123456789012-abc", ChecksumOutcome.Failed)]
    [InlineData("slack-token", "xo" + "xb-023456789012-123456789012-abc", ChecksumOutcome.Failed)]
    [InlineData("slack-token", "xo" + "xb-223456789012-123456789012-abc", ChecksumOutcome.Consistent)]
    [InlineData("slack-token", "xo" + "xe-1-abc", ChecksumOutcome.Absent)]
    [InlineData("telegram-bot", "0123456789" + ":AAaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", ChecksumOutcome.Failed)]
    [InlineData("telegram-bot", "1111111111" + ":AAaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", ChecksumOutcome.Failed)]
    [InlineData("url-userinfo", "https://u:" + "p%40x@db.example.com", ChecksumOutcome.Consistent)]
    [InlineData("url-userinfo", "https://u:" + "p%4@db.example.com", ChecksumOutcome.Failed)]
    [InlineData("url-userinfo", "https://u:" + "@db.example.com", ChecksumOutcome.Failed)]
    [InlineData("url-userinfo", "https://u:" + "p@..", ChecksumOutcome.Failed)]
    [InlineData("url-userinfo", "https://u:" + "p@[::1]:5432/x", ChecksumOutcome.Consistent)]
    [InlineData("url-userinfo", "mongodb://u:" + "p@a:1,b:2/x", ChecksumOutcome.Consistent)]
    [InlineData("url-userinfo", "https://example.com/a", ChecksumOutcome.Absent)]
    [InlineData("bip39", "one two three four five six seven eight nine ten eleven twelve", ChecksumOutcome.Consistent)]
    [InlineData("bip39", "one two three four five six seven eight nine ten eleven", ChecksumOutcome.Failed)]
    [InlineData("bip39", "one two three four five six seven eight nine ten eleven it", ChecksumOutcome.Failed)]
    [InlineData("bip39", "One two three four five six seven eight nine ten eleven twelve", ChecksumOutcome.Failed)]
    [InlineData("bip39", "one two three four five six seven eight nine ten eleven telephones", ChecksumOutcome.Failed)]
    public void A_structure_that_chance_may_give_is_at_best_consistent(string checksum, string text, object outcome) =>
        Assert.Equal((ChecksumOutcome)outcome, Check(checksum, text));

    [Fact]
    public void An_aws_key_id_names_its_account()
    {
        byte[] id = Encoding.ASCII.GetBytes("AKIA" + "RZPUZDIK" + "CVDECS2F");
        Assert.True(AwsAccount.TryRead(id, out long account));
        Assert.Equal(123456789012, account);
        var input = new JudgeInput { Secret = id, Match = id };
        Assert.Equal(ChecksumOutcome.Consistent, ChecksumTable.Check("aws-key-id", input));
        Assert.Equal("account 123456789012", ChecksumTable.Describe("aws-key-id", input));
    }

    [Theory]
    [InlineData("7777777777777777")]
    [InlineData("RZPUZDIKCVDECS0F")]
    public void An_aws_key_id_that_holds_no_account_fails(string body) => Assert.Equal(ChecksumOutcome.Failed, Check("aws-key-id", "AK" + "IA" + body));

    [Fact]
    public void A_consistent_value_satisfies_a_rule_that_requires_the_check_and_is_no_surer_for_it()
    {
        var rule = new Rule { Id = "x", Title = "X", Pattern = "x", Severity = Severity.High, Confidence = Confidence.Contextual, Checksum = "uuid-v4", ChecksumPolicy = ChecksumPolicy.Require };
        Verdict verdict = Candidate.Decide(rule, "", "0d7e2c1a-53b8-4f6e-9c2d-1f0a8b7c6d5e");
        Assert.True(verdict.Accepted);
        Assert.Equal(Confidence.Contextual, verdict.Confidence);
        Assert.False(Candidate.Decide(rule, "", "0d7e2c1a-53b8-1f6e-9c2d-1f0a8b7c6d5e").Accepted);
        Assert.False(Candidate.Decide(rule, "", "no uuid").Accepted);
    }

    [Theory]
    [InlineData("HS256", 43, true)]
    [InlineData("HS256", 86, false)]
    [InlineData("HS384", 64, true)]
    [InlineData("HS512", 86, true)]
    [InlineData("ES256", 86, true)]
    [InlineData("ES512", 176, true)]
    [InlineData("EdDSA", 86, true)]
    [InlineData("EdDSA", 43, false)]
    [InlineData("RS256", 342, true)]
    [InlineData("PS512", 683, true)]
    [InlineData("RS256", 43, false)]
    [InlineData("X-OWN", 10, true)]
    [InlineData("none", 0, true)]
    [InlineData("none", 43, false)]
    public void A_web_token_is_signed_at_the_length_of_its_algorithm(string algorithm, int length, bool passes)
    {
        string token = Base64("{\"typ\":\"JWT\",\"alg\":\"" + algorithm + "\"}") + "." + Base64("{\"sub\":\"a\"}") + "." + new string('A', length);
        Assert.Equal(passes ? ChecksumOutcome.Passed : ChecksumOutcome.Failed, Check("jwt", token));
        byte[] bytes = Encoding.ASCII.GetBytes(token);
        Assert.Equal(algorithm == "none" ? "alg none: not signed" : null, ChecksumTable.Describe("jwt", new JudgeInput { Secret = bytes, Match = bytes }));
    }

    [Theory]
    [InlineData("{}", true)]
    [InlineData(" {\"a\": [1, -2.5e3, true, null, {\"b\": \"\\u0041\\\"\"}], \"c\": {}} ", true)]
    [InlineData("", false)]
    [InlineData("[]", false)]
    [InlineData("{\"a\":}", false)]
    [InlineData("{\"a\":1,}", false)]
    [InlineData("{\"a\":[1,]}", false)]
    [InlineData("{\"a\" 1}", false)]
    [InlineData("{\"a\":1}}", false)]
    [InlineData("{\"a\":1]", false)]
    [InlineData("{\"a\":\"\\x\"}", false)]
    [InlineData("{\"a\":tru}", false)]
    [InlineData("{\"a\":1", false)]
    [InlineData("{a:1}", false)]
    public void Json_is_one_object(string text, bool isObject) => Assert.Equal(isObject, JsonText.IsObject(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void A_member_counts_at_the_top_only_and_nesting_has_an_end()
    {
        Assert.False(JsonText.TryGetMember("{\"a\":{\"alg\":\"x\"}}"u8, "alg"u8, out _));
        Assert.True(JsonText.TryGetMember("{\"a\":{\"b\":[1]},\"alg\":\"x\"}"u8, "alg"u8, out ReadOnlySpan<byte> value));
        Assert.True(value.SequenceEqual("x"u8));
        string deep = "{\"a\":" + new string('[', 70) + new string(']', 70) + "}";
        Assert.False(JsonText.IsObject(Encoding.ASCII.GetBytes(deep)));
    }

    [Fact]
    public void Fly_macaroons_may_be_joined_behind_their_scheme_word()
    {
        string one = "fm2" + "_" + Convert.ToBase64String([0x94, 0x93, 0xC4, 2, 1, 2, 0xA1, 0x61, 0x07, 0xA3, 1, 2, 3, 0x81, 0xA1, 0x61, 0xC0, 0xC4, 1, 9]);
        Assert.Equal(ChecksumOutcome.Passed, Check("fly-macaroon", one));
        Assert.Equal(ChecksumOutcome.Passed, Check("fly-macaroon", $"FlyV1 {one},{one}"));
        Assert.Equal(ChecksumOutcome.Failed, Check("fly-macaroon", $"FlyV1 {one},{one[..^4]}"));
    }

    [Fact]
    public void A_gitlab_token_of_a_server_with_its_own_word_is_hashed_with_that_word()
    {
        string whole = ChecksumTokens.Complete("gitlab-crc32", "acme-" + "glpat" + "-" + new string('q', 30) + ".01.aaaaaaaaa")!;
        byte[] bytes = Encoding.ASCII.GetBytes("token=" + whole);
        Assert.Equal(ChecksumOutcome.Passed, Check("gitlab-crc32", whole));
        Assert.Equal(ChecksumOutcome.Passed, ChecksumTable.Check("gitlab-crc32", Candidate.Input(bytes, "token=acme-", "", whole[5..], "")));
        Assert.Equal(ChecksumOutcome.Failed, Check("gitlab-crc32", whole[5..]));
    }

    private static string Base64(string text) => System.Buffers.Text.Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));

    private static ChecksumOutcome Check(string checksum, string text)
    {
        byte[] bytes = Encoding.ASCII.GetBytes(text);
        return ChecksumTable.Check(checksum, new JudgeInput { Secret = bytes, Match = bytes });
    }
}
