using Microsoft.CodeAnalysis;

namespace Redaction.Analyzers.Flow.Evaluation;

/// <summary>
/// Which methods give something safe for a secret: redaction, hashing, encryption. Known by their names, since each team has its own;
/// of the framework's cryptography all but what exports or decrypts.
/// </summary>
internal static class Sanitizers
{
    private static readonly string[] s_verbs =
    [
        "Redact", "Mask", "Sanitize", "Scrub", "Obfuscate", "Anonymize", "Censor", "Hash", "ComputeHash", "TryHash", "TryComputeHash",
        "Encrypt", "Encipher", "Protect", "Fingerprint", "Derive", "Pbkdf2",
    ];

    /// <summary>Whether what a method gives is safe.</summary>
    public static bool Contains(IMethodSymbol method, FlowRule rule)
    {
        string name = method.Name;
        foreach (string verb in s_verbs)
        {
            if (name.StartsWith(verb, StringComparison.Ordinal) && (name.Length == verb.Length || !char.IsLower(name[verb.Length])))
            {
                return true;
            }
        }

        if (rule.Sanitizers.Contains(method))
        {
            return true;
        }

        return method.ContainingNamespace is { Name: "Cryptography", ContainingNamespace: { Name: "Security", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } }
            && !name.StartsWith("Export", StringComparison.Ordinal) && name.IndexOf("Decrypt", StringComparison.Ordinal) < 0
            && !name.StartsWith("Unprotect", StringComparison.Ordinal);
    }
}
