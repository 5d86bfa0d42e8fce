namespace Redaction;

/// <summary>What an allowance must fulfil before it is used, said in words that tell its author what to change.</summary>
internal static class AllowanceValidator
{
    /// <summary>Characters of a fingerprint as findings show it.</summary>
    private const int FingerprintLength = 16;

    /// <summary>What is wrong, as the rest of a sentence; null when nothing is.</summary>
    public static string? Problem(Allowance allowance)
    {
        if (allowance.Patterns.IsDefaultOrEmpty && allowance.Values.IsDefaultOrEmpty
            && allowance.Stopwords.IsDefaultOrEmpty && allowance.Fingerprints.IsDefaultOrEmpty)
        {
            return "has no condition; give it patterns, values, stopwords or fingerprints.";
        }

        foreach (string word in allowance.Values.AddRange(allowance.Stopwords))
        {
            if (string.IsNullOrWhiteSpace(word))
            {
                return "has an empty value or stopword, which every secret would hold; take it out.";
            }
        }

        foreach (string fingerprint in allowance.Fingerprints)
        {
            if (fingerprint.Length != FingerprintLength || !fingerprint.All(char.IsAsciiHexDigit))
            {
                return $"has the fingerprint \"{fingerprint}\"; one has {FingerprintLength} hexadecimal digits, as 'redact scan' shows it.";
            }
        }

        return null;
    }
}
