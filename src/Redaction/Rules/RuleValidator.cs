using Redaction.Judging.Checksums;
using Redaction.Patterns;

namespace Redaction;

/// <summary>What a rule must fulfil before it is used, said in words that tell its author what to change.</summary>
internal static class RuleValidator
{
    /// <summary>The longest id, in characters: it is repeated in every mask.</summary>
    public const int MaxIdLength = 64;

    /// <summary>The shortest keyword, in characters: less stands in every other word.</summary>
    public const int MinKeyword = 3;

    /// <summary>The longest keyword, in characters: a name of that length is read.</summary>
    public const int MaxKeyword = 64;

    /// <summary>The most bits a byte can carry; more can never be reached.</summary>
    private const double MaxEntropy = 8;

    public static void Validate(Rule rule)
    {
        if (!IsKebabCase(rule.Id))
        {
            throw new FormatException(
                $"rule \"{rule.Id}\": the id must be lower-case words joined by single dashes, such as \"acme-token\", of at most {MaxIdLength} characters.");
        }

        if (string.IsNullOrWhiteSpace(rule.Title))
        {
            throw new FormatException($"rule \"{rule.Id}\": the title is empty; say in a few words what is found.");
        }

        if (string.IsNullOrEmpty(rule.Pattern))
        {
            throw new FormatException($"rule \"{rule.Id}\": the pattern is empty.");
        }

        if (rule.Keywords.IsDefaultOrEmpty)
        {
            _ = Pattern.Parse(rule.Pattern, rule.IsBlock);
        }
        else
        {
            _ = Pattern.ParseValue(rule.Pattern, rule.IsBlock);
            foreach (string word in rule.Keywords)
            {
                if (word.Length is < MinKeyword or > MaxKeyword || !word.All(c => c is >= ' ' and < '\u007f'))
                {
                    throw new FormatException(
                        $"rule \"{rule.Id}\": the keyword \"{word}\" must be {MinKeyword} to {MaxKeyword} printable ASCII characters.");
                }
            }
        }

        foreach (Allowance allowance in rule.Allow.IsDefault ? [] : rule.Allow)
        {
            if (AllowanceValidator.Problem(allowance) is { } problem)
            {
                throw new FormatException($"rule \"{rule.Id}\": an allowance {problem}");
            }
        }

        if (!(rule.MinEntropy is >= 0 and <= MaxEntropy))
        {
            throw new FormatException($"rule \"{rule.Id}\": the least entropy is {rule.MinEntropy} bits a byte; it must be from 0 to {MaxEntropy}.");
        }

        if (rule.Checksum is { } name && !ChecksumTable.Contains(name))
        {
            throw new FormatException($"rule \"{rule.Id}\": there is no checksum \"{name}\"; there are {ChecksumTable.NameList}.");
        }

        if (rule.Checksum is null && rule.ChecksumPolicy == ChecksumPolicy.Require)
        {
            throw new FormatException($"rule \"{rule.Id}\": it requires a checksum but names none.");
        }
    }

    private static bool IsKebabCase(string id)
    {
        if (id.Length is 0 or > MaxIdLength || !char.IsAsciiLetterLower(id[0]) && !char.IsAsciiDigit(id[0]) || id[^1] == '-')
        {
            return false;
        }

        for (int i = 1; i < id.Length; i++)
        {
            if (!char.IsAsciiLetterLower(id[i]) && !char.IsAsciiDigit(id[i]) && (id[i] != '-' || id[i - 1] == '-'))
            {
                return false;
            }
        }

        return true;
    }
}
