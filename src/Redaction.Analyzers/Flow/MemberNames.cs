using Microsoft.CodeAnalysis;

namespace Redaction.Analyzers.Flow;

/// <summary>Members that a user names, separated by commas or bars: <c>Mask</c>, <c>Text.Mask</c> or <c>Acme.Text.Mask</c>.</summary>
internal sealed class MemberNames
{
    private readonly HashSet<string> _names;

    private MemberNames(HashSet<string> names) => _names = names;

    public static MemberNames Parse(string text)
    {
        HashSet<string> names = new(StringComparer.Ordinal);
        foreach (string name in text.Split(',', '|'))
        {
            string trimmed = name.Trim();
            if (trimmed.Length > 0)
            {
                names.Add(trimmed);
            }
        }

        return new(names);
    }

    public bool Contains(ISymbol member)
    {
        if (_names.Count == 0)
        {
            return false;
        }

        if (_names.Contains(member.Name))
        {
            return true;
        }

        return member.ContainingType is { } type
            && (_names.Contains(type.Name + "." + member.Name) || _names.Contains(type.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat) + "." + member.Name));
    }
}
