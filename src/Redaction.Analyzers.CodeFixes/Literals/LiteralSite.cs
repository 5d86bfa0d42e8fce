using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FindSymbols;

namespace Redaction.Analyzers.CodeFixes;

/// <summary>
/// A text in the code that can be replaced by an expression which is evaluated at run time: the whole constant that a literal is part
/// of, and the constant declaration that must then become a variable.
/// </summary>
internal sealed class LiteralSite
{
    private LiteralSite(ExpressionSyntax expression, SemanticModel model, SyntaxNode? constant)
    {
        Expression = expression;
        Model = model;
        Constant = constant;
    }

    /// <summary>What is replaced.</summary>
    public ExpressionSyntax Expression { get; }

    public SemanticModel Model { get; }

    /// <summary>The declaration of a <c>const</c> that holds it: a field or a local.</summary>
    public SyntaxNode? Constant { get; }

    /// <summary>Null when nothing but a constant can stand there, or when it is not a string.</summary>
    public static async Task<LiteralSite?> FindAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is not { } root
            || await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model
            || ExpressionAt(root, diagnostic.Location.SourceSpan.Start, model, cancellationToken) is not { } expression
            || !IsString(expression, model, cancellationToken)
            || ConstantContext.Requires(expression))
        {
            return null;
        }

        SyntaxNode? constant = ConstantContext.DeclarationOf(expression);
        return constant is null || await CanVaryAsync(constant, model, document.Project.Solution, cancellationToken).ConfigureAwait(false)
            ? new LiteralSite(expression, model, constant)
            : null;
    }

    /// <summary>Puts an expression in its place.</summary>
    public void Replace(DocumentEdit edit, ExpressionSyntax replacement)
    {
        edit.Editor.ReplaceNode(Expression, ConstantContext.Parenthesized(replacement).WithTriviaFrom(Expression));
        if (Constant is not null)
        {
            edit.Editor.ReplaceNode(Constant, (current, _) => ConstantContext.Vary(current));
        }
    }

    private static ExpressionSyntax? ExpressionAt(SyntaxNode root, int position, SemanticModel model, CancellationToken cancellationToken)
    {
        SyntaxNode? node = root.FindToken(position).Parent;
        ExpressionSyntax? expression = node?.FirstAncestorOrSelf<ExpressionSyntax>(e =>
            e is InterpolatedStringExpressionSyntax || e.IsKind(SyntaxKind.StringLiteralExpression));
        if (expression is null || (expression is InterpolatedStringExpressionSyntax text && text.Contents.Any(part => part is InterpolationSyntax)))
        {
            return null;
        }

        while (expression.Parent is ParenthesizedExpressionSyntax or BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression }
            && model.GetConstantValue(expression.Parent, cancellationToken).HasValue)
        {
            expression = (ExpressionSyntax)expression.Parent;
        }

        return expression;
    }

    private static bool IsString(ExpressionSyntax expression, SemanticModel model, CancellationToken cancellationToken)
    {
        TypeInfo type = model.GetTypeInfo(expression, cancellationToken);
        return type.Type?.SpecialType == SpecialType.System_String
            && (type.ConvertedType is null || model.Compilation.ClassifyCommonConversion(type.Type, type.ConvertedType) is { Exists: true, IsImplicit: true });
    }

    /// <summary>Whether a constant may become a variable: no use of it needs a constant.</summary>
    private static async Task<bool> CanVaryAsync(SyntaxNode constant, SemanticModel model, Solution solution, CancellationToken cancellationToken)
    {
        VariableDeclarationSyntax declaration = constant is FieldDeclarationSyntax field ? field.Declaration : ((LocalDeclarationStatementSyntax)constant).Declaration;
        if (declaration.Variables.Count != 1
            || constant.Parent is InterfaceDeclarationSyntax
            || model.GetDeclaredSymbol(declaration.Variables[0], cancellationToken) is not { } symbol)
        {
            return false;
        }

        foreach (ReferencedSymbol referenced in await SymbolFinder.FindReferencesAsync(symbol, solution, cancellationToken).ConfigureAwait(false))
        {
            foreach (ReferenceLocation location in referenced.Locations)
            {
                SyntaxNode root = await location.Location.SourceTree!.GetRootAsync(cancellationToken).ConfigureAwait(false);
                if (root.FindNode(location.Location.SourceSpan, getInnermostNodeForTie: true) is not ExpressionSyntax use
                    || ConstantContext.Requires(use)
                    || ConstantContext.DeclarationOf(use) is not null)
                {
                    return false;
                }
            }
        }

        return true;
    }
}
