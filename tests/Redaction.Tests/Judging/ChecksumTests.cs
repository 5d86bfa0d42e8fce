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
        { "jwt", "eyJhbGciOiJIUzI1NiJ9" + ".eyJzdWIiOiJhIn0" + ".c2lnbmF0dXJlc2lnbmF0dXJl" },
        { "basic-credentials", "dXNl" + "cjpwYXNz" + "d29yZA==" },
        { "discord-bot-id", "MTIzNDU2Nzg5MDEyMzQ1Njc4" + ".Gabcde" + ".abcdefghijklmnopqrstuvwxyz0" },
        { "discord-bot-id", "MTIzNDU2Nzg5MDEyMzQ1Njc4OQ" + ".Gabcde" + ".abcdefghijklmnopqrstuvwxyz0" },
        { "pypi-macaroon", PyPi() },
    };

    [Theory]
    [MemberData(nameof(Valid))]
    public void A_worked_example_passes_and_one_changed_character_does_not(string checksum, string token)
    {
        Assert.Equal(ChecksumOutcome.Passed, Check(checksum, token));

        int at = checksum switch
        {
            "basic-credentials" => token.Length - 6,
            "jwt" => 1,
            "discord-bot-id" => 3,
            "pypi-macaroon" => token.Length - 47,
            _ => checksum == "azure-cask" ? 3 : 12,
        };
        char changed = token[at] == 'B' ? 'C' : 'B';
        string broken = checksum == "basic-credentials" ? "AAAAAAAAAAAA" : token[..at] + changed + token[(at + 1)..];
        Assert.NotEqual(ChecksumOutcome.Passed, Check(checksum, broken));
    }

    [Theory]
    [InlineData("crc32-base62", "ghs_12_short")]
    [InlineData("gitlab-crc32", "glpat-abcdefghijklmnopqrst")]
    [InlineData("azure-marvin32", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=")]
    [InlineData("azure-cask", "short")]
    [InlineData("entra-marvin32", "abc" + "7Q~FakeBodyForDocs0000000000000000")]
    [InlineData("github-sha256", "github_pat_short")]
    [InlineData("jwt", "eyJ")]
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

    [Fact]
    public void No_check_throws_on_any_bytes()
    {
        var random = new Random(20240607);
        byte[] bytes = new byte[200];
        foreach (string name in ChecksumTable.NameList.Split(", "))
        {
            for (int i = 0; i < 2000; i++)
            {
                random.NextBytes(bytes);
                int length = random.Next(bytes.Length);
                ChecksumTable.Check(name, new JudgeInput { Secret = bytes.AsSpan(0, length), Match = bytes.AsSpan(0, length) });
            }
        }
    }

    private static ChecksumOutcome Check(string checksum, string token)
    {
        byte[] bytes = System.Text.Encoding.ASCII.GetBytes(token);
        return ChecksumTable.Check(checksum, new JudgeInput { Secret = bytes, Match = bytes });
    }

    private static string PyPi()
    {
        byte[] macaroon = [2, 1, 8, .. "pypi.org"u8, 2, 4, .. "abcd"u8, 0, 2, 2, .. "{}"u8, 0, 0, 6, 32, .. "0123456789abcdefghijklmnopqrstuv"u8];
        return "pypi-" + System.Buffers.Text.Base64Url.EncodeToString(macaroon);
    }
}
