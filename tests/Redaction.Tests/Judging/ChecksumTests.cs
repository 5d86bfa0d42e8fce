using Redaction.Judging;
using Redaction.Judging.Checksums;
using Xunit;

namespace Redaction.Tests.Judging;

/// <summary>
/// The worked examples of the research notes, in pieces so that no scanner takes them for tokens. Each is also tried with
/// one character changed.
/// </summary>
public class ChecksumTests
{
    public static TheoryData<string, string> Valid => new()
    {
        { "crc32-base62", "ghp" + "_0123456789ABCDEFabcdefFAKE0000" + "2CuvmE" },
        { "crc32-base62", "npm" + "_0123456789ABCDEFabcdefFAKE0000" + "2CuvmE" },
        { "crc32-base62", "ghr" + "_FAKEFAKEFAKEFAKEFAKEFAKEFAKEFAKEFAKEFAKEFAKEFAKEFAKEFAKEFAKEFAKEFAKEFA" + "0UpZ79" },
        { "gitlab-crc32", "glpat" + "-FakePayload00000000000000000" + ".01.0s" + "02pr1dn" },
        { "gitlab-crc32", "glpat" + "-FakePayload00000000000000000" + ".0s" + "0qmru46" },
        { "azure-marvin32", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8gISIjJCUmJygpKissLS4vMDEyMzQ1Njc4" + "+ASt" + "Y5ep4A==" },
        { "azure-marvin32", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXG" + "AIoT" + "O/ajvE=" },
        { "azure-marvin32", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh" + "+ACR" + "BMgVKQ" },
        { "azure-marvin32", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8g" + "AzFu" + "svnZbw==" },
        { "azure-cask", "FakeBody00FakeBody00FakeBody00FakeBody00FakeBody00Fa" + "JQQJ99" + "BCAAAAAAAAAAAAAAAAAZMP" + "XZnl" },
        { "azure-cask", "FakeBody00FakeBody00FakeBody00FakeBody00FakeBody00Fa" + "JQQJ99" + "BCAAAAAAAAAAAAAAAAAZMP" + "XZnljw==" },
        { "azure-cask", "FakeBody00FakeBody00FakeBody00FakeBody00FakeBody00Fa" + "JQQJ99" + "BCAAAAAAAAAAAAAAAAAZMP" + "HZKt" },
        { "entra-marvin32", "Fak" + "8Q~" + "FakeBodyForDocs0000000000000000" + "awr" },
        { "github-sha256", "github_pat" + "_11FAKEFAKE0000000000ab_FakeBody0123FakeBody0123FakeBody0123FakeBod" + "H24RCO73" + "Fake0000" },
        { "jwt", "eyJhbGciOiJIUzI1NiJ9" + ".eyJzdWIiOiJhIn0" + ".c2lnbmF0dXJlc2lnbmF0dXJlc2lnbmF0dXJlc2lnbmF" },
        { "basic-credentials", "dXNl" + "cjpoZWxs" + "by0xNw==" },
        { "discord-bot-id", "MTIzNDU2Nzg5MDEyMzQ1Njc4" + ".Gabcde" + ".abcdefghijklmnopqrstuvwxyz0" },
        { "discord-bot-id", "MTIzNDU2Nzg5MDEyMzQ1Njc4OQ" + ".Gabcde" + ".abcdefghijklmnopqrstuvwxyz0" },
        { "pypi-macaroon", PyPi("pypi.org") },
        { "pypi-macaroon", PyPi("test.pypi.org") },
        { "vercel-crc32", "vcp" + "_FakeBody00FakeBody00FakeBody00FakeBody00FakeBody00" + "393FaN" },
        { "salad-crc32", "salad_cloud" + "_user_FakeBody00FakeBody00FakeBody00FakeBody00Fak" + "46S99t" },
        { "apify-crc32", "apify" + "_api_0123456789ABCDEFabcdefFAKE0000" + "3WSJub" },
        { "cloudflare-crc32", "cfut" + "_FakeBody00FakeBody00FakeBody00FakeBody00" + "fb9a9e2e" },
        { "zuplo-crc32", "zpka" + "_0123456789abcdef0123456789abcdef_" + "7759b50e" },
        { "canva-crc32", "cnv" + "caFakeBody00FakeBody00FakeBody00FakeBody00Fak" + "592dd2b0" },
        { "grafana-crc32", "gls" + "a_0123456789abcdef0123456789abcdef_" + "c806e229" },
        { "atlassian-crc32", "ATATT3x" + "FfGF0" + Repeat("FakeBody00", 18) + "=" + "5FAD49BD" },
        { "atlassian-crc32", "ATCTT3x" + "FfG" + Repeat("FakeBody00", 17) + "=" + "7093F962" },
        { "confluent-crc32", "cf" + "lt" + Repeat("FakeBody00", 5) + "Fake" + "YIC82g" },
        { "azure-devops-crc32", "aaatoaqdaqc3cyiga4eascqlbqgq" + "4dyqcejhaeyuculbogazdinq" },
        { "bech32", "AGE-SECRET" + "-KEY-1QQQSYQCYQ5RQWZQFPG9SCRGWPUGPZYSNZS23V9CCRYDPK8QARC0S" + "WRYDWG" },
        { "bech32", "age1qqqsyqcyq5rqwzqfpg9scrgwpugpzysnzs23v9ccrydpk8qarc0s" + "avhh7m" },
        { "bech32", "ns" + "ec1qypqxpq9qcrsszg2pvxq6rs0zqg3yyc5z5tpwxqergd3c8g7rusq" + "pqcc2y" },
        { "base58check", "5HpjKrb7dH5kKQQzmbjB87Mxova7mek5bXUTWfndcX6tBoq" + "Uwzm" },
        { "base58check", "KwFfpDsaF7yxCELuyrH9gP5XL7TAt5b9HPWC1xCQbmrxvhJg" + "MQHb" },
        { "base58check", ExtendedKey() },
        { "stellar-crc16", "SAAQEAYEAUDAOCAJBIFQYDIOB4IBCEQTCQKRMFYYDENBWHA5DYPS" + "BF5K" },
        { "nats-crc16", "SUAACAQDAQCQMBYIBEFAWDANBYHRAEISCMKBKFQXDAMRUGY4DUPB6" + "IC5CQ" },
    };

    [Theory]
    [MemberData(nameof(Valid))]
    public void A_worked_example_passes_and_one_changed_character_does_not(string checksum, string token)
    {
        Assert.Equal(ChecksumOutcome.Passed, Check(checksum, token));

        // Where a part of the token is not covered, the changes keep to the part that is.
        (int from, int to) = checksum switch
        {
            "discord-bot-id" => (3, 4),
            "jwt" => (1, 2),
            "pypi-macaroon" => (token.Length - 47, token.Length - 44),
            "basic-credentials" => (0, 0),
            "github-sha256" => (0, token.Length - 8),
            _ => (Math.Min(17, token.Length / 3), token.Length),
        };
        for (int at = from; at < to; at++)
        {
            char changed = token[at] switch { 'B' or 'b' => 'C', '2' => '3', >= '0' and <= '9' => '2', >= 'a' and <= 'z' => 'b', _ => 'B' };
            Assert.NotEqual(ChecksumOutcome.Passed, Check(checksum, token[..at] + changed + token[(at + 1)..]));
        }
    }

    [Fact]
    public void Credentials_that_decode_to_no_colon_fail() => Assert.Equal(ChecksumOutcome.Failed, Check("basic-credentials", "AAAAAAAAAAAA"));

    [Theory]
    [InlineData("crc32-base62", "ghs_12_short")]
    [InlineData("gitlab-crc32", "glpat-abcdefghijklmnopqrst")]
    [InlineData("azure-marvin32", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=")]
    [InlineData("azure-cask", "short")]
    [InlineData("entra-marvin32", "abc" + "7Q~FakeBodyForDocs0000000000000000")]
    [InlineData("github-sha256", "github_pat_short")]
    [InlineData("jwt", "eyJ")]
    [InlineData("vercel-crc32", "vcp_short")]
    [InlineData("atlassian-crc32", "ATATT3xFfGF0short")]
    [InlineData("confluent-crc32", "noprefix")]
    [InlineData("aws-key-id", "AKIAI" + "OSFODNN7EXAMPLE")]
    [InlineData("luhn", "12a4")]
    [InlineData("uuid-v4", "not-a-uuid")]
    [InlineData("url-userinfo", "no url")]
    [InlineData("pem-der", "-----BEGIN PRIVATE KEY-----MIIE")]
    [InlineData("atlassian-dc", "short")]
    [InlineData("base64-key-length", "c2hvcnQ=")]
    public void A_form_without_the_check_says_nothing(string checksum, string token) =>
        Assert.Equal(ChecksumOutcome.Absent, Check(checksum, token));

    [Fact]
    public void An_entra_secret_reported_from_its_marker_is_checked_with_the_three_characters_before_it()
    {
        string rest = "8Q~" + "FakeBodyForDocs0000000000000000" + "awr";
        byte[] bytes = System.Text.Encoding.ASCII.GetBytes("Fak" + rest);
        Assert.Equal(ChecksumOutcome.Passed, ChecksumTable.Check("entra-marvin32", Candidate.Input(bytes, "", "Fak", rest, "")));
    }

    [Theory]
    [InlineData("", 0xCFD9B134)]
    [InlineData("\0", 0xD9CA0B9C)]
    [InlineData("abc", 0x1A4C888E)]
    [InlineData("abcd", 0xAEE5060B)]
    [InlineData("hello world", 0x39E06AE9)]
    public void Marvin32_gives_the_published_hashes(string text, uint hash) =>
        Assert.Equal(hash, Marvin32.Compute(System.Text.Encoding.ASCII.GetBytes(text), "Default0"u8));

    [Fact]
    public void Crc32_gives_its_check_value() => Assert.Equal(0xCBF43926u, Crc32.Compute("123456789"u8));

    [Theory]
    [InlineData("")]
    [InlineData("123456789", 0x31C3u, 0x21CF02u)]
    public void The_cyclic_sums_give_their_check_values(string text, uint crc16 = 0, uint crc24 = 0xB704CE)
    {
        byte[] bytes = System.Text.Encoding.ASCII.GetBytes(text);
        Assert.Equal(crc16, Crc16.Compute(bytes));
        var sum = new Crc24();
        foreach (byte b in bytes)
        {
            sum.Add(b);
        }

        Assert.Equal(crc24, sum.Value);
    }

    private static ChecksumOutcome Check(string checksum, string token)
    {
        byte[] bytes = System.Text.Encoding.ASCII.GetBytes(token);
        return ChecksumTable.Check(checksum, new JudgeInput { Secret = bytes, Match = bytes });
    }

    private static string Repeat(string text, int times) => string.Concat(Enumerable.Repeat(text, times));

    private static string PyPi(string service)
    {
        byte[] macaroon = [2, 1, (byte)service.Length, .. System.Text.Encoding.ASCII.GetBytes(service), 2, 4, .. "abcd"u8, 0, 2, 2, .. "{}"u8, 0, 0, 6, 32, .. "0123456789abcdefghijklmnopqrstuv"u8];
        return "pypi-" + System.Buffers.Text.Base64Url.EncodeToString(macaroon);
    }

    /// <summary>Depth, parent and child 0, chain code and key 01 to 20, and the check bytes of the research notes.</summary>
    private static string ExtendedKey()
    {
        byte[] run = [.. Enumerable.Range(1, 32).Select(i => (byte)i)];
        byte[] key = [0x04, 0x88, 0xAD, 0xE4, .. new byte[9], .. run, 0, .. run, 0x18, 0xFC, 0x13, 0x73];
        var number = new System.Numerics.BigInteger(key, isUnsigned: true, isBigEndian: true);
        string text = "";
        for (; number > 0; number /= 58)
        {
            text = ReferenceSums.Base58[(int)(number % 58)] + text;
        }

        Assert.Equal(111, text.Length);
        return text;
    }
}
