using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Redaction.Analyzers.Naming;

namespace Redaction.Analyzers.Flow.Sources;

/// <summary>Keys of configuration and names of variables that are written in the code.</summary>
internal static class ConstantKeys
{
    /// <summary>The key: a constant, or the constant end of an interpolated string.</summary>
    public static string? Of(IOperation? argument)
    {
        if (argument is null)
        {
            return null;
        }

        if (argument.ConstantValue is { HasValue: true, Value: string text })
        {
            return text;
        }

        return argument is IInterpolatedStringOperation { Parts: { Length: > 0 } parts }
            && parts[parts.Length - 1] is IInterpolatedStringTextOperation { Text.ConstantValue: { HasValue: true, Value: string end } } ? end : null;
    }

    /// <summary>Whether the last part of a key says that its value is a secret: <c>Db:Password</c>, <c>GITHUB_TOKEN</c>.</summary>
    public static bool IsSecret(string key)
    {
        int colon = key.LastIndexOf(':');
        int underscores = key.LastIndexOf("__", StringComparison.Ordinal);
        int start = Math.Max(colon + 1, underscores < 0 ? 0 : underscores + 2);
        string name = start > 0 ? key.Substring(start) : key;
        return key.StartsWith("ConnectionStrings:", StringComparison.OrdinalIgnoreCase)
                && !name.EndsWith("Provider", StringComparison.OrdinalIgnoreCase) && !name.EndsWith("ProviderName", StringComparison.OrdinalIgnoreCase)
            || IdentifierNames.IsSecret(name)
            || name.EndsWith("token", StringComparison.OrdinalIgnoreCase) && SecretNames.IsSecret(name);
    }
}
