using System.Text;
using FsCheck.Xunit;
using Redaction.Judging;
using Redaction.Judging.Checksums;
using Xunit;

namespace Redaction.Tests.Judging;

/// <summary>Random tokens completed by independent code pass, and no bytes whatever make a check throw or allocate.</summary>
public class ChecksumProperties
{
    private const string Alnum = ReferenceSums.Base62;
    private const string Hex = "0123456789abcdef";
    private const string Digit = "0123456789";

    /// <summary>
    /// Shapes: what stands between braces is an alphabet's name and a count, the rest is literal.
    /// </summary>
    public static TheoryData<string, string> Shapes => new()
    {
        { "crc32-base62", "ghp" + "_{an36}" },
        { "crc32-base62", "ghr" + "_{an76}" },
        { "vercel-crc32", "vck" + "_{an56}" },
        { "salad-crc32", "salad_cloud" + "_org_{an49}" },
        { "apify-crc32", "apify" + "_api_{an36}" },
        { "cloudflare-crc32", "cfk" + "_{an48}" },
        { "zuplo-crc32", "zpka" + "_{hx32}_{hx8}" },
        { "canva-crc32", "cnv" + "ca{an51}" },
        { "grafana-crc32", "gls" + "a_{an32}_{hx8}" },
        { "atlassian-crc32", "ATATT3x" + "FfGF0{an180}={hx8}" },
        { "confluent-crc32", "cf" + "lt{an60}" },
        { "gitlab-crc32", "glpat" + "-{an40}.01.{hx9}" },
        { "gitlab-crc32", "glrt" + "-t1_{an27}.{hx9}" },
        { "gitlab-crc32", "acme-glpat" + "-{an300}.{hx9}" },
        { "github-sha256", "github_pat" + "_{an22}_{an59}" },
        { "azure-marvin32", "{an33}AIoT{an5}A=" },
        { "azure-marvin32", "{an42}AzSeB{an5}" },
        { "azure-marvin32", "{an44}AzFu{an5}Q==" },
        { "azure-marvin32", "{an76}+ASt{an5}g==" },
        { "azure-cask", "{an52}JQQJ" + "99BC{an12}AAAA{an4}{an4}" },
        { "azure-cask", "{an52}JQQJ" + "99BC{an12}AAAA{an4}{an6}==" },
        { "entra-marvin32", "{an3}8Q~{an34}" },
        { "azure-devops-crc32", "{b351}q" },
        { "bech32", "age-secret-key-1" + "{be58}" },
        { "bech32", "ns" + "ec1{be58}" },
        { "base58check", "K{bs51}" },
        { "base58check", "xprv" + "{bs107}" },
        { "stellar-crc16", "SA{B354}" },
        { "nats-crc16", "SUA{B355}" },
        { "jwt", "eyJ{an20}.eyJ{an20}.{an43}" },
        { "basic-credentials", "{an24}" },
        { "discord-bot-id", "M{an23}.{an6}.{an27}" },
        { "discord-bot-id", "M{an25}.{an6}.{an38}" },
        { "pypi-macaroon", "pypi" + "-{an170}" },
        { "fly-macaroon", "fm2" + "_{an640}" },
        { "base64-json", "ops" + "_eyJ{an297}" },
        { "base64-json", "glc" + "_eyJ{an100}=" },
        { "base64-json", "eyJrIjoi{an80}" },
        { "jfrog-reftkn", "{an64}" },
        { "intercom-tok", "{an59}=" },
        { "atlassian-dc", "{an44}" },
        { "atlassian-dc", "BBDC" + "-{an44}" },
        { "pem-der", "-----BEGIN RSA " + "PRIVATE KEY-----\n{an64}\n{an64}\n{an64}\n{an64}\n{an64}\n-----END RSA " + "PRIVATE KEY-----" },
        { "pem-der", "-----BEGIN " + "PRIVATE KEY-----\\n{an64}\\n{an64}\\n{an64}\\n{an64}\\n{an64}\\n-----END " + "PRIVATE KEY-----" },
        { "pem-der", "-----BEGIN EC " + "PRIVATE KEY-----{an320}-----END EC " + "PRIVATE KEY-----" },
        { "pem-der", "-----BEGIN DSA " + "PRIVATE KEY-----\r\n{an320}\r\n{an64}\r\n-----END DSA " + "PRIVATE KEY-----" },
        { "pem-der", "-----BEGIN ENCRYPTED " + "PRIVATE KEY-----\n{an320}\n-----END ENCRYPTED " + "PRIVATE KEY-----" },
        { "pem-der", "-----BEGIN OPENSSH " + "PRIVATE KEY-----\n{an70}\n{an70}\n{an70}\n{an70}\n{an40}\n-----END OPENSSH " + "PRIVATE KEY-----" },
        { "pgp-crc24", "-----BEGIN PGP " + "PRIVATE KEY BLOCK-----\nComment: x\n\n{an320}\n={an4}\n-----END PGP " + "PRIVATE KEY BLOCK-----" },
        { "pem-der", "-----BEGIN PGP " + "PRIVATE KEY BLOCK-----\n\n{an320}\n={an4}\n-----END PGP " + "PRIVATE KEY BLOCK-----" },
        { "aws-key-id", "AKIA{B316}" },
        { "slack-token", "xoxb" + "-{dg12}-{dg12}-{an24}" },
        { "telegram-bot", "{dg9}:AA{an33}" },
        { "luhn", "{dg16}" },
        { "uuid-v4", "{hx8}-{hx4}-{hx4}-{hx4}-{hx12}" },
        { "base64-key-length", "{an43}=" },
        { "base64-key-length", "{an86}==" },
    };

    [Fact]
    public void Every_check_has_a_shape_to_be_tried_with()
    {
        string[] tried = [.. Shapes.Select(row => row.Data.Item1).Distinct(), "bip39", "ppk", "url-userinfo"];
        Assert.Equal(ChecksumTable.NameList.Split(", "), tried.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void A_completed_token_of_every_shape_passes(string checksum, string shape)
    {
        var random = new Random(20261124);
        for (int round = 0; round < 60; round++)
        {
            string token = ChecksumTokens.Complete(checksum, Fill(shape, random)) ?? "";
            ChecksumOutcome outcome = Check(checksum, Encoding.Latin1.GetBytes(token));
            Assert.True(outcome is ChecksumOutcome.Passed or ChecksumOutcome.Consistent, $"{checksum} of {shape}, round {round}: {outcome}");
        }
    }

    [Property(MaxTest = 300)]
    public void Random_bytes_are_judged_without_an_exception(byte[] bytes)
    {
        foreach (string name in ChecksumTable.NameList.Split(", "))
        {
            Check(name, bytes);
            ChecksumTable.Describe(name, new JudgeInput { Secret = bytes, Match = bytes });
        }
    }

    [Fact]
    public void A_token_with_bytes_changed_cut_or_added_is_judged_without_an_exception_and_without_allocation()
    {
        var random = new Random(7);
        string[] names = ChecksumTable.NameList.Split(", ");
        long allocated = 0;
        for (int round = 0; round < 40; round++)
        {
            foreach (TheoryDataRow<string, string> row in Shapes)
            {
                byte[] bytes = Encoding.Latin1.GetBytes(ChecksumTokens.Complete(row.Data.Item1, Fill(row.Data.Item2, random)) ?? "");
                for (int change = random.Next(4); change > 0; change--)
                {
                    bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
                }

                int start = random.Next(3) == 0 ? random.Next(bytes.Length) : 0;
                int length = random.Next(3) == 0 ? random.Next(bytes.Length - start) : bytes.Length - start;
                long before = GC.GetAllocatedBytesForCurrentThread();
                foreach (string name in names)
                {
                    ChecksumTable.Check(name, new JudgeInput { Match = bytes, Secret = bytes.AsSpan(start, length) });
                }

                // The first rounds may compile; what is counted comes after.
                allocated += round < 10 ? 0 : GC.GetAllocatedBytesForCurrentThread() - before;
                ChecksumTable.Describe(row.Data.Item1, new JudgeInput { Match = bytes, Secret = bytes.AsSpan(start, length) });
            }
        }

        Assert.Equal(0, allocated);
    }

    private static ChecksumOutcome Check(string checksum, byte[] bytes) => ChecksumTable.Check(checksum, new JudgeInput { Secret = bytes, Match = bytes });

    private static string Fill(string shape, Random random) => System.Text.RegularExpressions.Regex.Replace(shape, @"\{(an|hx|dg|be|bs|b3|B3)([0-9]+)\}", match =>
    {
        string alphabet = match.Groups[1].Value switch
        {
            "an" => Alnum,
            "hx" => Hex,
            "dg" => Digit,
            "be" => ReferenceSums.Bech32,
            "bs" => ReferenceSums.Base58,
            "b3" => ReferenceSums.Base32.ToLowerInvariant(),
            _ => ReferenceSums.Base32,
        };
        return new string(random.GetItems(alphabet.AsSpan(), int.Parse(match.Groups[2].Value, System.Globalization.CultureInfo.InvariantCulture)));
    });
}
