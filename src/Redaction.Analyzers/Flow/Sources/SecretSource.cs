using Microsoft.CodeAnalysis;

namespace Redaction.Analyzers.Flow.Sources;

/// <summary>Where a secret comes from.</summary>
internal sealed class SecretSource
{
    private SecretSource(string noun, Location? location)
    {
        Noun = noun;
        Location = location;
    }

    /// <summary>What a message calls it: its name or its key, never its value.</summary>
    public string Noun { get; }

    /// <summary>Where it stands, unless it comes from an assembly.</summary>
    public Location? Location { get; }

    /// <summary>Something declared as a secret, or named as one.</summary>
    public static SecretSource Of(ISymbol symbol, IOperation use)
    {
        Location declaration = symbol.Locations.Length > 0 && symbol.Locations[0].IsInSource ? symbol.Locations[0] : use.Syntax.GetLocation();
        return new($"'{symbol.Name}'", declaration);
    }

    /// <summary>A secret member of a value that is printed whole.</summary>
    public static SecretSource OfMember(ISymbol member) =>
        new(member.ContainingType.IsAnonymousType ? $"'{member.Name}'" : $"'{member.Name}' of '{member.ContainingType.Name}'", member.Locations.Length > 0 && member.Locations[0].IsInSource ? member.Locations[0] : null);

    /// <summary>What a call or an index gives.</summary>
    public static SecretSource Described(string noun, IOperation at) => new(noun, at.Syntax.GetLocation());
}
