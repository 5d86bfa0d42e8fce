using System.Security.Cryptography;
using System.Text;
using Redaction.Judging;
using Redaction.Judging.Checksums;
using Xunit;

namespace Redaction.Tests.Judging;

/// <summary>Private keys made by the platform, as they stand in files, strings, settings and diffs.</summary>
public class PrivateKeyTests
{
    private static readonly PbeParameters Cipher = new(PbeEncryptionAlgorithm.Aes128Cbc, HashAlgorithmName.SHA256, 100);

    public static TheoryData<string> Labels => ["rsa", "pkcs8", "ec", "ec-pkcs8", "encrypted", "openssh", "openssh-encrypted"];

    [Theory]
    [MemberData(nameof(Labels))]
    public void A_key_passes_however_its_lines_are_broken(string kind)
    {
        string pem = Pem(kind);
        string[] lines = pem.Split('\n');
        string[] written =
        [
            pem,
            pem + "\n",
            string.Join("\r\n", lines),
            string.Join("\\n", lines),
            string.Join("\\\\n", lines),
            string.Concat(lines),
            string.Join(" ", lines),
            "  " + string.Join("\n  ", lines),
            "+" + string.Join("\n+", lines),
            string.Join("\\n\" +\n    \"", lines),
            "# " + string.Join("\n# ", lines),
        ];
        foreach (string text in written)
        {
            Assert.Equal(ChecksumOutcome.Passed, Check("pem-der", text));
        }
    }

    [Theory]
    [MemberData(nameof(Labels))]
    public void A_key_with_a_group_of_its_body_left_out_or_doubled_fails(string kind)
    {
        string pem = Pem(kind);
        int at = pem.IndexOf('\n', StringComparison.Ordinal) + 41;
        Assert.Equal(ChecksumOutcome.Failed, Check("pem-der", pem[..at] + pem[(at + 4)..]));
        Assert.Equal(ChecksumOutcome.Failed, Check("pem-der", pem[..at] + pem[(at - 4)..]));
        Assert.Equal(ChecksumOutcome.Failed, Check("pem-der", pem[..at] + "?" + pem[(at + 1)..]));
    }

    /// <summary>A line of letters below the END line could be one more line of a key that was cut off.</summary>
    [Theory]
    [MemberData(nameof(Labels))]
    public void A_key_ends_with_its_END_line_whatever_follows(string kind)
    {
        string key = Pem(kind);
        string digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(kind)));
        string[] written =
        [
            $"{{\n  \"private_key\": \"{key.Replace("\n", "\\n", StringComparison.Ordinal)}\\n\",\n  \"etag\": \"{digest}\"\n}}",
            $"key={key.Replace(" ", "+", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal)}%0A&x=1 end\n build {digest}\n",
        ];
        foreach (string text in written)
        {
            Finding found = Assert.Single(SecretRedactor.Default.Find(text));
            Assert.StartsWith("-----BEGIN", text[(int)found.Start..], StringComparison.Ordinal);
            Assert.EndsWith("KEY-----", text[..(int)(found.Start + found.Length)], StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(16)]
    [InlineData(20)]
    [InlineData(32)]
    [InlineData(48)]
    [InlineData(65)]
    [InlineData(76)]
    public void A_key_is_found_whole_whatever_the_length_of_its_lines(int width)
    {
        foreach (string kind in Labels)
        {
            string[] lines = Pem(kind).Split('\n', StringSplitOptions.RemoveEmptyEntries);
            string body = string.Concat(lines[1..^1]);
            string[] rewrapped = [lines[0], .. body.Chunk(width).Select(chunk => new string(chunk)), lines[^1]];
            foreach (string lineBreak in new[] { "\n", "\r\n", "\\n", "\\u000a", "\n    ", "\n+", "\n10:00:01 web | " })
            {
                string key = string.Join(lineBreak, rewrapped);
                Finding finding = Assert.Single(SecretRedactor.Default.Find("key: " + key + "\n"));
                Assert.Equal((5, key.Length), ((int)finding.Start, (int)finding.Length));
            }
        }
    }

    [Theory]
    [InlineData("yourprivatekeygoeshere", false)]
    [InlineData("PRIVATEKEYCONTENTSHERE", false)]
    [InlineData("wGrEp4j" + "T9VNOB6" + "8OkSzUg" + "ZcE", true)]
    public void A_body_too_short_for_any_key_counts_where_it_is_random(string body, bool found)
    {
        string label = "PRIVATE" + " KEY-----";
        string key = "-----BEGIN " + label + "\n" + body + "\n-----END " + label;
        Assert.Equal(found, SecretRedactor.Default.Find(key).Any());
    }

    [Fact]
    public void A_key_under_another_label_fails() =>
        Assert.Equal(ChecksumOutcome.Failed, Check("pem-der", Pem("rsa").Replace("RSA ", "EC ", StringComparison.Ordinal)));

    [Fact]
    public void A_cut_block_says_nothing() => Assert.Equal(ChecksumOutcome.Absent, Check("pem-der", Pem("rsa")[..400]));

    [Theory]
    [InlineData("rsa", null)]
    [InlineData("openssh", null)]
    [InlineData("encrypted", "encrypted private key")]
    [InlineData("openssh-encrypted", "encrypted private key")]
    public void An_explanation_marks_an_encrypted_key(string kind, string? detail)
    {
        var rule = new Rule { Id = "key", Title = "Key", Pattern = "x", Severity = Severity.Critical, Confidence = Confidence.SelfIdentifying, Checksum = "pem-der" };
        JudgeStep step = Assert.Single(Candidate.Explain(rule, "", Pem(kind)), step => step.Judge == "checksum");
        Assert.Equal("pem-der: passed" + (detail is null ? "" : $" ({detail})"), step.Reason);
        Assert.Equal(Confidence.Verified, Candidate.Decide(rule, "", Pem(kind)).Confidence);
    }

    [Theory]
    [InlineData("\n", 320, ChecksumOutcome.Passed)]
    [InlineData("\\n", 320, ChecksumOutcome.Passed)]
    [InlineData("\n", 324, ChecksumOutcome.Failed)]
    public void A_body_with_a_cipher_header_is_whole_blocks_of_ciphertext(string lineEnd, int digits, object outcome)
    {
        string body = Convert.ToBase64String(RandomNumberGenerator.GetBytes(digits / 4 * 3));
        string[] lines = [Begin("RSA "), "Proc-Type: 4,ENCRYPTED", "DEK-Info: AES-128-CBC,00112233445566778899AABBCCDDEEFF", "", body, End("RSA ")];
        string text = string.Join(lineEnd, lines);
        Assert.Equal((ChecksumOutcome)outcome, Check("pem-der", text));
        Assert.Equal(outcome is ChecksumOutcome.Passed ? "encrypted private key" : null, Describe("pem-der", text));
    }

    [Theory]
    [InlineData("pgp-crc24")]
    [InlineData("pem-der")]
    public void An_armoured_key_is_judged_by_its_sum_where_it_has_one(string checksum)
    {
        string body = Convert.ToBase64String([0x95, .. RandomNumberGenerator.GetBytes(200)]);
        string block = $"{Begin("PGP ", " BLOCK")}\nVersion: x 1.0\n\n{body}\n";
        string end = End("PGP ", " BLOCK");
        Assert.Equal(ChecksumOutcome.Consistent, Check(checksum, block + end));
        Assert.Equal(ChecksumOutcome.Failed, Check(checksum, block + "=AAAA\n" + end));
        Assert.Equal(ChecksumOutcome.Absent, Check(checksum, block));

        uint crc = ReferenceSums.CrcHighFirst(Convert.FromBase64String(body), 24, 0x864CFB, 0xB704CE);
        string sum = Convert.ToBase64String([(byte)(crc >> 16), (byte)(crc >> 8), (byte)crc]);
        Assert.Equal(ChecksumOutcome.Passed, Check(checksum, block + "=" + sum + "\n" + end));
    }

    [Theory]
    [InlineData("none", 2, "\n", ChecksumOutcome.Passed, null)]
    [InlineData("none", 2, "\r\n", ChecksumOutcome.Passed, null)]
    [InlineData("aes256-cbc", 2, "\\n", ChecksumOutcome.Passed, "encrypted private key")]
    [InlineData("none", 3, "\n", ChecksumOutcome.Failed, null)]
    public void A_putty_key_has_as_many_lines_as_it_says(string cipher, int count, string lineEnd, object outcome, string? detail)
    {
        string first = Convert.ToBase64String(RandomNumberGenerator.GetBytes(48));
        string second = Convert.ToBase64String(RandomNumberGenerator.GetBytes(25));
        string text = string.Join(lineEnd, $"Encryption: {cipher}", $"Private-Lines: {count}", first, second, "Private-MAC: 00");
        Assert.Equal((ChecksumOutcome)outcome, Check("ppk", text));
        Assert.Equal(detail, Describe("ppk", text));
    }

    private static string Pem(string kind)
    {
        using var rsa = RSA.Create(1024);
        using var ec = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return kind switch
        {
            "rsa" => rsa.ExportRSAPrivateKeyPem(),
            "pkcs8" => rsa.ExportPkcs8PrivateKeyPem(),
            "ec" => ec.ExportECPrivateKeyPem(),
            "ec-pkcs8" => ec.ExportPkcs8PrivateKeyPem(),
            "encrypted" => rsa.ExportEncryptedPkcs8PrivateKeyPem("password", Cipher),
            "openssh" => PemEncoding.WriteString("OPENSSH " + "PRIVATE KEY", ArmouredTokens.OpenSsh(400)),
            _ => PemEncoding.WriteString("OPENSSH " + "PRIVATE KEY", ArmouredTokens.OpenSsh(400, "aes256-ctr")),
        };
    }

    private static string Begin(string kind, string block = "") => $"-----BEGIN {kind}PRIVATE KEY{block}-----";

    private static string End(string kind, string block = "") => $"-----END {kind}PRIVATE KEY{block}-----";

    private static ChecksumOutcome Check(string checksum, string text)
    {
        byte[] bytes = Encoding.ASCII.GetBytes(text);
        return ChecksumTable.Check(checksum, new JudgeInput { Secret = bytes, Match = bytes });
    }

    private static string? Describe(string checksum, string text)
    {
        byte[] bytes = Encoding.ASCII.GetBytes(text);
        return ChecksumTable.Describe(checksum, new JudgeInput { Secret = bytes, Match = bytes });
    }
}
