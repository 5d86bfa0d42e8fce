using Microsoft.CodeAnalysis;

namespace Redaction.Analyzers.Flow.Evaluation;

/// <summary>
/// Which methods give something safe for a secret: redaction, hashing, encryption. Known by their names, since each team has its own;
/// of the framework's cryptography all but what exports or decrypts.
/// </summary>
internal sealed class Sanitizers
{
    private static readonly string[] s_verbs =
    [
        "Redact", "Mask", "Sanitize", "Scrub", "Obfuscate", "Anonymize", "Censor", "Hash", "ComputeHash", "TryHash", "TryComputeHash",
        "Encrypt", "Encipher", "Protect", "Fingerprint", "Derive", "Pbkdf2",
    ];

    private readonly INamespaceSymbol? _cryptography;

    public Sanitizers(Compilation compilation) =>
        _cryptography = compilation.GetTypeByMetadataName("System.Security.Cryptography.HashAlgorithm")?.ContainingNamespace;

    /// <summary>Whether what a method gives is safe.</summary>
    public bool Contains(IMethodSymbol method, FlowRule rule)
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

        return _cryptography is not null && SymbolEqualityComparer.Default.Equals(method.ContainingNamespace, _cryptography)
            && !name.StartsWith("Export", StringComparison.Ordinal) && name.IndexOf("Decrypt", StringComparison.Ordinal) < 0
            && !name.StartsWith("Unprotect", StringComparison.Ordinal);
    }
}
