using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace Redaction.Analyzers.CodeFixes;

/// <summary>Passes a text through <c>SecretRedactor.Default.Redact</c> before it is shown.</summary>
internal sealed class RedactFix : IDiagnosticFix
{
    public string EquivalenceKey => "Redact it";

    public async Task<FixPlan?> PlanAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (!CanBeRedacted(diagnostic.Id)
            || await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is not { } root
            || await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model
            || model.Compilation.GetTypeByMetadataName("Redaction.SecretRedactor") is not { } redactor
            || ExpressionAt(root, diagnostic) is not { } expression
            || ConstantContext.Requires(expression)
            || model.GetTypeInfo(expression, cancellationToken) is not { Type.SpecialType: SpecialType.System_String } type)
        {
            return null;
        }

        bool mayBeNull = type.Nullability.FlowState == NullableFlowState.MaybeNull;
        return new FixPlan(EquivalenceKey, document.Id, expression.Span)
        {
            Edit = edit => Wrap(edit.Editor, expression, redactor, mayBeNull),
            Imports = NamespaceImports.Missing(model, expression.SpanStart, "Redaction.SecretRedactor"),
        };
    }

    /// <summary>A URL, an argument of a process or a member's ToString does not work, or is not the place, for a mask.</summary>
    private static bool CanBeRedacted(string id) => id is not (DiagnosticIds.SecretInUrl or DiagnosticIds.SecretInArguments or DiagnosticIds.SecretInToString);

    private static ExpressionSyntax? ExpressionAt(SyntaxNode root, Diagnostic diagnostic) =>
        root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) switch
        {
            ExpressionSyntax expression => expression,
            ArgumentSyntax argument => argument.Expression,
            InterpolationSyntax interpolation => interpolation.Expression,
            ReturnStatementSyntax { Expression: { } value } => value,
            _ => null,
        };

    private static void Wrap(SyntaxEditor editor, ExpressionSyntax expression, INamedTypeSymbol redactor, bool mayBeNull) =>
        editor.ReplaceNode(expression, (current, generator) =>
        {
            var text = (ExpressionSyntax)current.WithoutTrivia();
            if (mayBeNull)
            {
                text = SyntaxFactory.BinaryExpression(
                    SyntaxKind.CoalesceExpression,
                    ConstantContext.Parenthesized(text),
                    (ExpressionSyntax)generator.LiteralExpression(""));
            }

            return generator.InvocationExpression(
                generator.MemberAccessExpression(generator.MemberAccessExpression(generator.TypeExpression(redactor), "Default"), "Redact"),
                text).WithTriviaFrom(current);
        });
}
