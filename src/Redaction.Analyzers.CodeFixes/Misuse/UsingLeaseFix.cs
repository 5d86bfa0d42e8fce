using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Redaction.Analyzers.CodeFixes;

/// <summary>
/// Declares a lease with <c>using</c>: its local, or a new one for a lease that was dropped. Not offered where the local gets another
/// value, nor where a <c>using</c> cannot stand.
/// </summary>
internal sealed class UsingLeaseFix : IDiagnosticFix
{
    public string EquivalenceKey => "Dispose it with 'using'";

    public async Task<FixPlan?> PlanAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (diagnostic.Id != DiagnosticIds.UndisposedLease
            || await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is not { } root
            || await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model
            || root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true).FirstAncestorOrSelf<StatementSyntax>() is not { Parent: BlockSyntax or GlobalStatementSyntax } statement
            || ((CSharpParseOptions)root.SyntaxTree.Options).LanguageVersion < LanguageVersion.CSharp8)
        {
            return null;
        }

        return statement switch
        {
            LocalDeclarationStatementSyntax { IsConst: false } local when !IsAssignedAgain(local, model, cancellationToken) =>
                new FixPlan(EquivalenceKey, document.Id, statement.Span) { Edit = edit => edit.Editor.ReplaceNode(local, (current, _) => WithUsing((LocalDeclarationStatementSyntax)current)) },
            ExpressionStatementSyntax { Expression: var expression } dropped when RegistrationOf(expression, model) is { } registration =>
                new FixPlan(EquivalenceKey, document.Id, statement.Span) { Edit = edit => edit.Editor.ReplaceNode(dropped, Declare(dropped, registration, FreeNames.Find("lease", statement.SpanStart, model))) },
            _ => null,
        };
    }

    /// <summary>The call whose result is dropped or discarded.</summary>
    private static ExpressionSyntax? RegistrationOf(ExpressionSyntax expression, SemanticModel model) => expression switch
    {
        InvocationExpressionSyntax or ConditionalAccessExpressionSyntax when model.GetTypeInfo(expression).Type?.Name == "SecretLease" => expression,
        AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "_" } left, Right: var right } when model.GetSymbolInfo(left).Symbol is IDiscardSymbol => right,
        _ => null,
    };

    private static LocalDeclarationStatementSyntax WithUsing(LocalDeclarationStatementSyntax local) =>
        local.WithoutLeadingTrivia()
            .WithUsingKeyword(SyntaxFactory.Token(SyntaxKind.UsingKeyword).WithTrailingTrivia(SyntaxFactory.Space))
            .WithLeadingTrivia(local.GetLeadingTrivia());

    private static LocalDeclarationStatementSyntax Declare(ExpressionStatementSyntax dropped, ExpressionSyntax registration, string name) =>
        ((LocalDeclarationStatementSyntax)SyntaxFactory.ParseStatement($"using var {name} = {registration.WithoutTrivia()};")).WithTriviaFrom(dropped);

    private static bool IsAssignedAgain(LocalDeclarationStatementSyntax local, SemanticModel model, CancellationToken cancellationToken)
    {
        foreach (VariableDeclaratorSyntax variable in local.Declaration.Variables)
        {
            ISymbol? symbol = model.GetDeclaredSymbol(variable, cancellationToken);
            foreach (IdentifierNameSyntax name in local.Parent!.DescendantNodes().OfType<IdentifierNameSyntax>())
            {
                if (name.Identifier.ValueText == variable.Identifier.ValueText
                    && (name.Parent is AssignmentExpressionSyntax assignment && assignment.Left == name
                        || name.Parent is ArgumentSyntax { RefKindKeyword.RawKind: (int)SyntaxKind.RefKeyword or (int)SyntaxKind.OutKeyword })
                    && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name, cancellationToken).Symbol, symbol))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
