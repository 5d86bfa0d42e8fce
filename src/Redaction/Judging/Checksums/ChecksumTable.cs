using System.Collections.Frozen;

namespace Redaction.Judging.Checksums;

/// <summary>
/// The checks a rule can name. A name is data in the rule files, so it is stable; what it computes is described on each
/// function. AWS key ids are missing on purpose: what their base32 holds is an account number below 10^12 in 40 bits, which
/// 91 % of random bodies satisfy, so their alphabet (in the pattern) is all the evidence there is.
/// </summary>
internal static class ChecksumTable
{
    private static readonly FrozenDictionary<string, ChecksumFunction> Functions = new Dictionary<string, ChecksumFunction>(StringComparer.Ordinal)
    {
        ["azure-cask"] = AzureKeys.CheckAnnotated,
        ["azure-marvin32"] = AzureKeys.CheckIdentifiable,
        ["basic-credentials"] = BasicCredentials.Check,
        ["crc32-base62"] = TokenCrc.CheckBase62,
        ["discord-bot-id"] = DiscordToken.Check,
        ["entra-marvin32"] = EntraSecret.Check,
        ["github-sha256"] = GitHubFineGrained.Check,
        ["gitlab-crc32"] = TokenCrc.CheckGitLab,
        ["jwt"] = JsonWebToken.Check,
        ["pypi-macaroon"] = PyPiToken.Check,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The names, for an error message.</summary>
    public static string NameList => string.Join(", ", Functions.Keys.Order(StringComparer.Ordinal));

    public static bool Contains(string name) => Functions.ContainsKey(name);

    /// <summary>Runs a check; an unknown name says nothing, and cannot occur in a validated rule.</summary>
    public static ChecksumOutcome Check(string name, in JudgeInput input) =>
        Functions.TryGetValue(name, out ChecksumFunction? function) ? function(input) : ChecksumOutcome.Absent;
}
