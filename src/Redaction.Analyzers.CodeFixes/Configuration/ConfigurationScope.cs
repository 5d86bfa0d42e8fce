using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Redaction.Analyzers.CodeFixes;

/// <summary>
/// How the configuration is called at a place: a parameter, local, field or property that is an <c>IConfiguration</c>, or the
/// <c>Configuration</c> of an application's builder. Null when there is none that can be read there.
/// </summary>
internal static class ConfigurationScope
{
    public static string? Find(SemanticModel model, ExpressionSyntax place)
    {
        if (model.Compilation.GetTypeByMetadataName("Microsoft.Extensions.Configuration.IConfiguration") is not { } configuration)
        {
            return null;
        }

        string? found = null;
        int best = int.MaxValue;
        foreach (ISymbol symbol in model.LookupSymbols(place.SpanStart))
        {
            int rank = Rank(symbol);
            if (rank < best && TypeOf(symbol) is { } type && PathTo(configuration, type) is { } path && IsReadable(model, symbol, place))
            {
                found = symbol.Name + path;
                best = rank;
            }
        }

        return found;
    }

    // what is nearest is most likely meant
    private static int Rank(ISymbol symbol) => symbol.Kind switch
    {
        SymbolKind.Parameter => 0,
        SymbolKind.Local => 1,
        SymbolKind.Field => 2,
        _ => 3,
    };

    private static ITypeSymbol? TypeOf(ISymbol symbol) => symbol switch
    {
        IParameterSymbol { RefKind: RefKind.None } parameter => parameter.Type,
        ILocalSymbol { IsConst: false } local => local.Type,
        IFieldSymbol { IsImplicitlyDeclared: false } field => field.Type,
        IPropertySymbol { IsIndexer: false, GetMethod: not null } property => property.Type,
        _ => null,
    };

    private static string? PathTo(INamedTypeSymbol configuration, ITypeSymbol type)
    {
        if (Is(type, configuration))
        {
            return "";
        }

        for (ITypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            foreach (ISymbol member in current.GetMembers("Configuration"))
            {
                if (member is IPropertySymbol { DeclaredAccessibility: Accessibility.Public, IsStatic: false } property && Is(property.Type, configuration))
                {
                    return ".Configuration";
                }
            }
        }

        return null;
    }

    private static bool Is(ITypeSymbol type, INamedTypeSymbol configuration) =>
        SymbolEqualityComparer.Default.Equals(type, configuration)
        || type.AllInterfaces.Any(i => SymbolEqualityComparer.Default.Equals(i, configuration));

    private static bool IsReadable(SemanticModel model, ISymbol symbol, ExpressionSyntax place)
    {
        if (symbol.IsStatic)
        {
            return true;
        }

        SyntaxNode? declaration = symbol.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax();
        if (symbol is ILocalSymbol && (declaration is null || declaration.Span.End > place.SpanStart))
        {
            return false;
        }

        // a static function captures nothing
        SyntaxNode? function = place.Ancestors().FirstOrDefault(node => node switch
        {
            AnonymousFunctionExpressionSyntax lambda => lambda.Modifiers.Any(SyntaxKind.StaticKeyword),
            LocalFunctionStatementSyntax local => local.Modifiers.Any(SyntaxKind.StaticKeyword),
            _ => false,
        });
        if (function is not null && (declaration is null || !function.Span.Contains(declaration.Span)))
        {
            return false;
        }

        bool isOfObject = symbol is IFieldSymbol or IPropertySymbol;
        bool isPrimary = symbol is IParameterSymbol && declaration?.Parent?.Parent is TypeDeclarationSyntax;
        if (!isOfObject && !isPrimary)
        {
            return true;
        }

        MemberDeclarationSyntax? member = place.FirstAncestorOrSelf<MemberDeclarationSyntax>();
        if (member is null or GlobalStatementSyntax or TypeDeclarationSyntax || member.Modifiers.Any(SyntaxKind.StaticKeyword) || member.Modifiers.Any(SyntaxKind.ConstKeyword))
        {
            return false;
        }

        if (isOfObject && !IsMemberOf(model.GetEnclosingSymbol(place.SpanStart)?.ContainingType, symbol.ContainingType))
        {
            return false;
        }

        // the parameters of a primary constructor are not captured by other types, and not by constructors
        bool isInitializer = member is FieldDeclarationSyntax || place.FirstAncestorOrSelf<EqualsValueClauseSyntax>()?.Parent is PropertyDeclarationSyntax;
        bool isHere = declaration is null || member.Parent is null || !isPrimary || declaration.Parent!.Parent == member.Parent;
        return isHere
            && (!isInitializer || isPrimary)
            && (!isPrimary || member is not ConstructorDeclarationSyntax)
            && place.FirstAncestorOrSelf<ConstructorInitializerSyntax>() is null;
    }

    /// <summary>Whether an object of one type has the members of the other; one of a nested type does not have those around it.</summary>
    private static bool IsMemberOf(INamedTypeSymbol? type, INamedTypeSymbol other)
    {
        for (; type is not null; type = type.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(type.OriginalDefinition, other.OriginalDefinition))
            {
                return true;
            }
        }

        return false;
    }
}
