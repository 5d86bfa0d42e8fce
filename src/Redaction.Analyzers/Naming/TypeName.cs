using Microsoft.CodeAnalysis;

namespace Redaction.Analyzers.Naming;

/// <summary>Full names of types, compared without making them.</summary>
internal static class TypeName
{
    /// <summary>Whether a type, of any type arguments, has a full name such as <c>System.Net.Cookie</c>.</summary>
    public static bool Is(ITypeSymbol? type, string fullName)
    {
        int end = fullName.Length;
        for (ISymbol? part = type; part is not null and not INamespaceSymbol { IsGlobalNamespace: true }; part = part.ContainingSymbol)
        {
            int start = end - part.Name.Length;
            if (start < 0 || string.CompareOrdinal(fullName, start, part.Name, 0, part.Name.Length) != 0 || (start > 0 && fullName[start - 1] != '.'))
            {
                return false;
            }

            end = start - 1;
        }

        return end == -1;
    }
}
