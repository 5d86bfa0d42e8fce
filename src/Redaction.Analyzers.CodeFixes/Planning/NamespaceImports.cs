using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace Redaction.Analyzers.CodeFixes;

/// <summary>The <c>using</c> directives that an edit needs, so that what it writes is as short as what a person writes.</summary>
internal static class NamespaceImports
{
    /// <summary>The namespaces of types that are not known by their simple names at a place; where a name means something else it stays qualified.</summary>
    public static IReadOnlyList<string> Missing(SemanticModel model, int position, params string[] types) =>
    [
        .. types.Where(type => model.LookupNamespacesAndTypes(position, name: type[(type.LastIndexOf('.') + 1)..]).IsEmpty)
            .Select(type => type[..type.LastIndexOf('.')])
            .Distinct(),
    ];

    /// <summary>Adds a directive at its place: those of System first, else by the alphabet.</summary>
    public static SyntaxNode Add(SyntaxNode root, string space)
    {
        var unit = (CompilationUnitSyntax)root;
        if (unit.Usings.Any(directive => directive is { Alias: null, StaticKeyword.RawKind: 0 } && directive.Name?.ToString() == space))
        {
            return unit;
        }

        SyntaxTrivia lineEnd = unit.DescendantTrivia().FirstOrDefault(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia)) is { RawKind: not 0 } found
            ? SyntaxFactory.EndOfLine(found.ToString())
            : SyntaxFactory.ElasticLineFeed;
        UsingDirectiveSyntax added = SyntaxFactory.UsingDirective(SyntaxFactory.ParseName(space).WithLeadingTrivia(SyntaxFactory.Space)).WithTrailingTrivia(lineEnd);
        int index = unit.Usings.TakeWhile(directive => IsBefore(directive.Name?.ToString() ?? "", space)).Count();
        if (unit.Usings.Count == 0)
        {
            return unit.WithUsings([added.WithTrailingTrivia(lineEnd, lineEnd)]).WithAdditionalAnnotations(Formatter.Annotation);
        }

        // what stands above the first directive, such as a licence, stays above
        if (index == 0)
        {
            UsingDirectiveSyntax first = unit.Usings[0];
            added = added.WithLeadingTrivia(first.GetLeadingTrivia());
            unit = unit.ReplaceNode(first, first.WithoutLeadingTrivia());
        }

        return unit.WithUsings(unit.Usings.Insert(index, added));
    }

    private static bool IsBefore(string space, string other)
    {
        bool isSystem = IsSystem(space);
        return isSystem != IsSystem(other) ? isSystem : string.CompareOrdinal(space, other) < 0;
    }

    private static bool IsSystem(string space) => space == "System" || space.StartsWith("System.", StringComparison.Ordinal);
}
