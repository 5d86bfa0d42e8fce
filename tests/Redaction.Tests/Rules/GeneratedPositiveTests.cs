using System.Text;
using Redaction.Tests.Judging;
using Xunit;

namespace Redaction.Tests.Rules;

/// <summary>
/// Random members of every rule's pattern, with a valid check where the format has one: all are found. The same with a broken check:
/// judged as the rule's policy says.
/// </summary>
public class GeneratedPositiveTests
{
    private const int Samples = 12;

    /// <summary>Rules whose judge asks for more of a value than its pattern can say, with the reason.</summary>
    private static readonly Dictionary<string, string> s_judged = new(StringComparer.Ordinal)
    {
        ["bip39-mnemonic"] = "a phrase has 12, 15, 18, 21 or 24 words; the pattern allows any number between",
        ["connection-string-leading-password"] = "a password has at least four characters, and random members are often shorter",
        ["jdbc-oracle-password"] = "the same",
        ["powershell-securestring"] = "the same",
        ["encrypted-private-key"] = "the pattern allows every spelling of a line break at once; real keys in such spellings are tests of their own",
        ["private-key"] = "the same",
        ["pgp-private-key"] = "the same",
        ["pypi-token"] = "a macaroon must be as long as its parts; the shortest random members are not",
        ["docker-config-auth"] = "base64 of any name, colon and password passes the check: there is no sum to break",
        ["http-basic-credentials"] = "the same",
    };

    public static TheoryData<string> Rules() => [.. RuleSet.Default.Where(r => r.Shape != SecretShape.Assignment && !s_judged.ContainsKey(r.Id)).Select(r => r.Id)];

    public static TheoryData<string> Checked() => [.. RuleSet.Default.Where(r => r.Checksum is not null && !s_judged.ContainsKey(r.Id)).Select(r => r.Id)];

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_random_member_is_found(string id)
    {
        Rule rule = RuleSet.Default[id];
        SecretRedactor redactor = Alone(rule);
        var random = new Random(Seed(id));
        for (int i = 0; i < Samples; i++)
        {
            PatternMember member = PatternMember.Of(rule, random);
            string? valid = Complete(rule, member.Secret);
            string secret = valid ?? member.Secret;
            if (!IsSound(rule, secret) || (valid is null && rule.ChecksumPolicy == ChecksumPolicy.Require))
            {
                continue; // chance spelt a placeholder, or no variety at all, or a form without the check that is asked for
            }

            string text = Place(rule, member, secret);
            Assert.True(Found(redactor, text).Any(f => f.Value.Contains(secret, StringComparison.Ordinal)), $"sample {i} of {id} is not found");
        }
    }

    [Theory]
    [MemberData(nameof(Checked))]
    public void A_broken_check_is_judged_by_the_policy(string id)
    {
        Rule rule = RuleSet.Default[id];
        SecretRedactor redactor = Alone(rule);
        var random = new Random(Seed(id));
        for (int i = 0; i < Samples; i++)
        {
            PatternMember member = PatternMember.Of(rule, random);
            if (Complete(rule, member.Secret) is not { } valid)
            {
                continue;
            }

            string text = Place(rule, member, valid);
            Confidence sound = Found(redactor, text).Where(f => f.Value == valid).Select(f => f.Confidence).DefaultIfEmpty().Max();
            string broken = Break(valid, random);
            if (Complete(rule, broken) is not { } mended || mended == broken)
            {
                continue; // this letter is no part of a sum
            }

            (string Value, Confidence Confidence)[] found = [.. Found(redactor, text.Replace(valid, broken, StringComparison.Ordinal)).Where(f => f.Value == broken)];
            if (rule.ChecksumPolicy == ChecksumPolicy.Require)
            {
                Assert.Empty(found);
            }
            else
            {
                Assert.All(found, f => Assert.True(f.Confidence <= sound, $"{id}: a broken check gives {f.Confidence}, a valid one {sound}"));
            }
        }
    }

    private static string? Complete(Rule rule, string secret)
    {
        if (rule.Checksum is null)
        {
            return null;
        }

        return ChecksumTokens.Complete(rule.Checksum, secret);
    }

    /// <summary>Changes one letter near the end, where checks stand.</summary>
    private static string Break(string valid, Random random)
    {
        int at = Math.Max(0, valid.Length - 2 - random.Next(3));
        while (at > 0 && !char.IsAsciiLetterOrDigit(valid[at]))
        {
            at--;
        }

        char other = valid[at] is 'A' or 'a' ? (char)(valid[at] + 1) : char.IsAsciiDigit(valid[at]) ? (char)('0' + ((valid[at] - '0' + 1) % 10))
            : (char)(valid[at] - 1);
        return valid[..at] + other + valid[(at + 1)..];
    }

    private static string Place(Rule rule, PatternMember? member, string secret) => rule.Keywords.IsEmpty
        ? "x " + (member is null ? secret : member.Text.Replace(member.Secret, secret, StringComparison.Ordinal)) + " y"
        : $"{rule.Keywords[0]}_api_key = \"{secret}\"";

    private static bool IsSound(Rule rule, string secret) =>
        !(rule.Placeholders && Redaction.Judging.Placeholder.Reject(Encoding.Latin1.GetBytes(secret), rule.Shape, Profile.Redact) is not null)
        && Redaction.Judging.EntropyJudge.Reject(Encoding.Latin1.GetBytes(secret), rule.MinEntropy) is null;

    private static IEnumerable<(string Value, Confidence Confidence)> Found(SecretRedactor redactor, string text) =>
        redactor.Find(text).Select(f => (text.Substring((int)f.Start, (int)f.Length), f.Confidence));

    private static SecretRedactor Alone(Rule rule) => new(new RedactorOptions { Rules = RuleSet.Create([rule]), Identifiers = true });

    private static int Seed(string id)
    {
        int seed = 17;
        foreach (char c in id)
        {
            seed = unchecked((seed * 31) + c);
        }

        return seed;
    }
}
