using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace Redaction.Analyzers.CodeFixes;

/// <summary>Where the language wants a constant, and how a constant is made a variable.</summary>
internal static class ConstantContext
{
    /// <summary>Whether only a constant may stand there: arguments of attributes, defaults of parameters, labels and patterns.</summary>
    public static bool Requires(ExpressionSyntax expression)
    {
        for (SyntaxNode? node = expression; node is not null; node = node.Parent)
        {
            switch (node)
            {
                case AttributeArgumentSyntax or ParameterSyntax or CaseSwitchLabelSyntax or ConstantPatternSyntax or RelationalPatternSyntax
                    or GotoStatementSyntax or EnumMemberDeclarationSyntax:
                    return true;
                case StatementSyntax or MemberDeclarationSyntax or AnonymousFunctionExpressionSyntax:
                    return false;
                default:
                    break;
            }
        }

        return false;
    }

    /// <summary>The declaration of the <c>const</c> field or local that an expression is the value of, or part of it.</summary>
    public static SyntaxNode? DeclarationOf(ExpressionSyntax expression) => expression.FirstAncestorOrSelf<EqualsValueClauseSyntax>()?.Parent?.Parent?.Parent switch
    {
        FieldDeclarationSyntax field when field.Modifiers.Any(SyntaxKind.ConstKeyword) => field,
        LocalDeclarationStatementSyntax local when local.IsConst => local,
        _ => null,
    };

    /// <summary>Makes a constant field static and read-only, and a constant local an ordinary one.</summary>
    public static SyntaxNode Vary(SyntaxNode constant)
    {
        if (constant is FieldDeclarationSyntax field)
        {
            SyntaxToken old = field.Modifiers.First(modifier => modifier.IsKind(SyntaxKind.ConstKeyword));
            return field.WithModifiers(field.Modifiers.ReplaceRange(
                old,
                [
                    SyntaxFactory.Token(SyntaxKind.StaticKeyword).WithLeadingTrivia(old.LeadingTrivia).WithTrailingTrivia(SyntaxFactory.Space),
                    SyntaxFactory.Token(SyntaxKind.ReadOnlyKeyword).WithTrailingTrivia(old.TrailingTrivia),
                ]));
        }

        var local = (LocalDeclarationStatementSyntax)constant;
        SyntaxTriviaList leading = local.GetLeadingTrivia();
        return local.WithModifiers([.. local.Modifiers.Where(modifier => !modifier.IsKind(SyntaxKind.ConstKeyword))]).WithLeadingTrivia(leading);
    }

    /// <summary>In parentheses, which are taken away again where they are not needed.</summary>
    public static ExpressionSyntax Parenthesized(ExpressionSyntax expression) =>
        SyntaxFactory.ParenthesizedExpression(expression).WithAdditionalAnnotations(Simplifier.Annotation);
}
