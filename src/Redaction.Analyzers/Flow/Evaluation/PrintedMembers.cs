using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Redaction.Analyzers.Flow.Sources;

namespace Redaction.Analyzers.Flow.Evaluation;

/// <summary>
/// Which members an object shows when it is printed whole: those of a record or an anonymous type by the <c>ToString</c> that the
/// compiler makes, and any public property when a serializer or a log takes the object apart. Thread-safe.
/// </summary>
internal sealed class PrintedMembers(SourceFinder sources)
{
    private readonly ConcurrentDictionary<(ITypeSymbol Type, bool ShowsMembers), ISymbol?> _known = new();

    /// <summary>A secret member that a value of a type shows.</summary>
    public SecretSource? Find(ITypeSymbol? type, bool showsMembers)
    {
        if (type is not INamedTypeSymbol named || named.SpecialType != SpecialType.None || named.TypeKind is not (TypeKind.Class or TypeKind.Struct)
            || !(named.IsRecord || named.IsAnonymousType || showsMembers && named.Locations.Length > 0 && named.Locations[0].IsInSource))
        {
            return null;
        }

        ISymbol? member = _known.GetOrAdd((named, showsMembers), key => FindMember((INamedTypeSymbol)key.Type, key.ShowsMembers));
        return member is null ? null : SecretSource.OfMember(member);
    }

    /// <summary>Whether the compiler makes the <c>ToString</c> of a record, so that it shows the members.</summary>
    public static bool HasGeneratedToString(INamedTypeSymbol record)
    {
        for (INamedTypeSymbol? type = record; type is { IsRecord: true }; type = type.BaseType)
        {
            foreach (ISymbol member in type.GetMembers())
            {
                if (member is IMethodSymbol { IsImplicitlyDeclared: false, Name: "ToString", Parameters.Length: 0 } toString
                    && (SymbolEqualityComparer.Default.Equals(type, record) || toString.IsSealed))
                {
                    return false;
                }

                if (member is IMethodSymbol { IsImplicitlyDeclared: false, Name: "PrintMembers" } && SymbolEqualityComparer.Default.Equals(type, record))
                {
                    return false;
                }
            }
        }

        return true;
    }

    /// <summary>Whether a member is a secret that a text of the object shows as it is; arrays and lists show their type.</summary>
    public bool IsShownSecret(ISymbol member)
    {
        (ITypeSymbol type, bool isShown) = member switch
        {
            IPropertySymbol { IsStatic: false, IsIndexer: false, GetMethod: not null, DeclaredAccessibility: Accessibility.Public } property => (property.Type, true),
            IFieldSymbol { IsStatic: false, IsImplicitlyDeclared: false, DeclaredAccessibility: Accessibility.Public } field => (field.Type, true),
            _ => (null!, false),
        };
        return isShown && SecretTypes.IsPrintable(type) && (sources.IsDeclared(member, null) || sources.IsNamed(member, type));
    }

    private ISymbol? FindMember(INamedTypeSymbol type, bool showsMembers)
    {
        if (!showsMembers && type.IsRecord && !HasGeneratedToString(type))
        {
            return null;
        }

        for (INamedTypeSymbol? current = type; current is { SpecialType: SpecialType.None }; current = current.BaseType)
        {
            ImmutableArray<ISymbol> members = current.GetMembers();
            foreach (ISymbol member in members)
            {
                if (IsShownSecret(member) && !IsIgnored(member, showsMembers))
                {
                    return member;
                }
            }
        }

        return null;
    }

    /// <summary>Members that serializers are told to leave out.</summary>
    private static bool IsIgnored(ISymbol member, bool showsMembers)
    {
        foreach (AttributeData attribute in member.GetAttributes())
        {
            if (showsMembers && attribute.AttributeClass?.Name is "JsonIgnoreAttribute" or "NotLoggedAttribute" or "LogPropertyIgnoreAttribute")
            {
                return true;
            }
        }

        return false;
    }
}
