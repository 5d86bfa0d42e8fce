using System.Collections.Frozen;

namespace Redaction.Judging.Checksums;

/// <summary>
/// The checks a rule can name. A name is data in the rule files, so it is stable; what it computes is described on each
/// function. Those that a random value often satisfies (the account of an AWS key id stays below 10^12 in nine cases of
/// ten) say at best <see cref="ChecksumOutcome.Consistent"/>: they can cast doubt, and never prove.
/// </summary>
internal static class ChecksumTable
{
    private static readonly FrozenDictionary<string, ChecksumFunction> Functions = new Dictionary<string, ChecksumFunction>(StringComparer.Ordinal)
    {
        ["apify-crc32"] = TokenCrc.CheckApify,
        ["atlassian-crc32"] = HexCrc.CheckAtlassian,
        ["atlassian-dc"] = EncodedText.CheckAtlassianDataCenter,
        ["aws-key-id"] = AwsAccount.Check,
        ["azure-cask"] = AzureKeys.CheckAnnotated,
        ["azure-devops-crc32"] = AzureDevOpsToken.Check,
        ["azure-marvin32"] = AzureKeys.CheckIdentifiable,
        ["base58check"] = Base58Check.Check,
        ["base64-json"] = EncodedText.CheckJson,
        ["base64-key-length"] = KeyLength.Check,
        ["basic-credentials"] = BasicCredentials.Check,
        ["bech32"] = Bech32.Check,
        ["bip39"] = Bip39Phrase.Check,
        ["canva-crc32"] = HexCrc.CheckCanva,
        ["cloudflare-crc32"] = HexCrc.CheckCloudflare,
        ["confluent-crc32"] = TokenCrc.CheckConfluent,
        ["crc32-base62"] = TokenCrc.CheckBase62,
        ["discord-bot-id"] = DiscordToken.Check,
        ["entra-marvin32"] = EntraSecret.Check,
        ["fly-macaroon"] = FlyMacaroon.Check,
        ["github-sha256"] = GitHubFineGrained.Check,
        ["gitlab-crc32"] = TokenCrc.CheckGitLab,
        ["grafana-crc32"] = HexCrc.CheckGrafana,
        ["intercom-tok"] = EncodedText.CheckIntercom,
        ["jfrog-reftkn"] = EncodedText.CheckJFrog,
        ["jwt"] = JsonWebToken.Check,
        ["luhn"] = Luhn.Check,
        ["nats-crc16"] = NatsSeed.Check,
        ["pem-der"] = PemKey.Check,
        ["pgp-crc24"] = PgpArmour.Check,
        ["ppk"] = PuttyKey.Check,
        ["pypi-macaroon"] = PyPiToken.Check,
        ["salad-crc32"] = TokenCrc.CheckSalad,
        ["slack-token"] = SlackToken.Check,
        ["stellar-crc16"] = StellarSeed.Check,
        ["telegram-bot"] = TelegramToken.Check,
        ["url-userinfo"] = UrlUserInfo.Check,
        ["uuid-v4"] = UuidVersion.Check,
        ["vercel-crc32"] = TokenCrc.CheckVercel,
        ["zuplo-crc32"] = HexCrc.CheckZuplo,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, ChecksumDetail> Details = new Dictionary<string, ChecksumDetail>(StringComparer.Ordinal)
    {
        ["aws-key-id"] = AwsAccount.Describe,
        ["jwt"] = JsonWebToken.Describe,
        ["pem-der"] = PemKey.Describe,
        ["ppk"] = PuttyKey.Describe,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The names, for an error message.</summary>
    public static string NameList => string.Join(", ", Functions.Keys.Order(StringComparer.Ordinal));

    public static bool Contains(string name) => Functions.ContainsKey(name);

    /// <summary>Runs a check; an unknown name says nothing, and cannot occur in a validated rule.</summary>
    public static ChecksumOutcome Check(string name, in JudgeInput input) =>
        Functions.TryGetValue(name, out ChecksumFunction? function) ? function(input) : ChecksumOutcome.Absent;

    /// <summary>What a check read out of the value that is worth telling; null where there is nothing.</summary>
    public static string? Describe(string name, in JudgeInput input) =>
        Details.TryGetValue(name, out ChecksumDetail? detail) ? detail(input) : null;
}
