using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace Redaction.Analyzers.CodeFixes;

/// <summary>
/// Marks the declaration that a leak starts from with <c>[Secret]</c>, so that it is followed by what it is, not by its name alone, also
/// after it is renamed and where it is used next. The leak itself stays for another fix.
/// </summary>
internal sealed class MarkSecretFix : IDiagnosticFix
{
    public string EquivalenceKey => "Mark it with [Secret]";

    public async Task<FixPlan?> PlanAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        Solution solution = document.Project.Solution;
        if (diagnostic.AdditionalLocations.Count == 0
            || diagnostic.AdditionalLocations[0] is not { SourceTree: { } tree } location
            || solution.GetDocument(tree) is not { } source
            || await source.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model
            || model.Compilation.GetTypeByMetadataName("Redaction.SecretAttribute") is not { } attribute)
        {
            return null;
        }

        SyntaxNode root = await tree.GetRootAsync(cancellationToken).ConfigureAwait(false);
        SyntaxNode node = root.FindNode(location.SourceSpan, getInnermostNodeForTie: true);
        ISymbol? symbol = model.GetDeclaredSymbol(node, cancellationToken) ?? model.GetSymbolInfo(node, cancellationToken).Symbol;
        if (symbol is not (IParameterSymbol { IsThis: false } or IPropertySymbol { IsIndexer: false } or IFieldSymbol { IsImplicitlyDeclared: false })
            || symbol.DeclaringSyntaxReferences.FirstOrDefault() is not { } reference
            || solution.GetDocument(reference.SyntaxTree) is not { } declared
            || symbol.GetAttributes().Any(a => SymbolEqualityComparer.Default.Equals(a.AttributeClass, attribute)))
        {
            return null;
        }

        SyntaxNode declaration = await reference.GetSyntaxAsync(cancellationToken).ConfigureAwait(false);
        declaration = declaration is VariableDeclaratorSyntax { Parent.Parent: FieldDeclarationSyntax field } ? field : declaration;
        return declaration is ParameterSyntax { Type: not null } or PropertyDeclarationSyntax or FieldDeclarationSyntax
            && await declared.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is { } there
            ? new FixPlan($"Mark '{symbol.Name}' with [Secret]", declared.Id, declaration.Span)
            {
                Edit = edit => Mark(edit.Editor, declaration, attribute),
                Imports = NamespaceImports.Missing(there, declaration.SpanStart, "Redaction.SecretAttribute"),
            }
            : null;
    }

    private static void Mark(SyntaxEditor editor, SyntaxNode declaration, INamedTypeSymbol attribute) =>
        editor.ReplaceNode(declaration, (current, generator) =>
            generator.AddAttributes(current, generator.Attribute(generator.TypeExpression(attribute))));
}
