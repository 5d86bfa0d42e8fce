using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Formatting;

namespace Redaction.Analyzers.CodeFixes;

/// <summary>
/// Keeps a redactor in a static field of its class. Equal ones of a class share a field. Not offered where its options are made of
/// locals, nor outside of a class, struct or record.
/// </summary>
internal sealed class KeepRedactorFix : IDiagnosticFix
{
    public string EquivalenceKey => "Keep it in a static field";

    public async Task<FixPlan?> PlanAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (diagnostic.Id != DiagnosticIds.RedactorPerCall
            || await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is not { } root
            || await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model
            || root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true).FirstAncestorOrSelf<BaseObjectCreationExpressionSyntax>() is not { } creation
            || creation.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } type
            || type is InterfaceDeclarationSyntax
            || creation.DescendantNodes().OfType<IdentifierNameSyntax>().Any(name => model.GetSymbolInfo(name, cancellationToken).Symbol is ILocalSymbol))
        {
            return null;
        }

        return new FixPlan(EquivalenceKey, document.Id, creation.Span)
        {
            Edit = edit => Keep(edit, creation, type, model),
            Imports = NamespaceImports.Missing(model, creation.SpanStart, "Redaction.SecretRedactor"),
        };
    }

    private static void Keep(DocumentEdit edit, BaseObjectCreationExpressionSyntax creation, TypeDeclarationSyntax type, SemanticModel model)
    {
        string content = creation.ArgumentList?.ToString() + creation.Initializer;
        if (!edit.AddedMembers.TryGetValue((type, content), out string? name))
        {
            name = FreeNames.Find(edit.AddedMembers.Count == 0 ? "s_redactor" : $"s_redactor{edit.AddedMembers.Count + 1}", type.OpenBraceToken.SpanStart, model);
            edit.AddedMembers.Add((type, content), name);
            edit.Editor.InsertMembers(type, 0, [Field(edit, creation, name, model)]);
        }

        edit.Editor.ReplaceNode(creation, SyntaxFactory.IdentifierName(name).WithTriviaFrom(creation));
    }

    private static FieldDeclarationSyntax Field(DocumentEdit edit, BaseObjectCreationExpressionSyntax creation, string name, SemanticModel model)
    {
        var redactor = (TypeSyntax)edit.Editor.Generator.TypeExpression(model.GetTypeInfo(creation).Type!);
        ExpressionSyntax value = SyntaxFactory.ObjectCreationExpression(redactor, creation.ArgumentList ?? SyntaxFactory.ArgumentList(), creation.Initializer).WithoutTrivia();
        return SyntaxFactory.FieldDeclaration(
                SyntaxFactory.VariableDeclaration(redactor, [SyntaxFactory.VariableDeclarator(name).WithInitializer(SyntaxFactory.EqualsValueClause(value))]))
            .WithModifiers([SyntaxFactory.Token(SyntaxKind.PrivateKeyword), SyntaxFactory.Token(SyntaxKind.StaticKeyword), SyntaxFactory.Token(SyntaxKind.ReadOnlyKeyword)])
            .WithAdditionalAnnotations(Formatter.Annotation);
    }
}
