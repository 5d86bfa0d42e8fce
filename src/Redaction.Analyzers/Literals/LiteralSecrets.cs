using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Redaction.Analyzers.Engine;

namespace Redaction.Analyzers.Literals;

/// <summary>Which literals and texts put together are secrets by themselves: what both analyzers of literals must agree on.</summary>
internal static class LiteralSecrets
{
    /// <summary>In chars. Nothing shorter tells itself.</summary>
    public const int MinLength = 8;

    /// <summary>Whether something in a span is a secret by itself: it is reported as one (RDC1001), and by no other name.</summary>
    public static bool TellsItself(TextSpan span, SourceScan scan, FileRules rules, CancellationToken cancellationToken)
    {
        foreach (SourceFinding found in scan.Findings(rules, cancellationToken))
        {
            if (found.IsLiteral && span.Contains(found.Span.Start))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What is found in a text put together, and not yet in what the source shows of it; each rule once.</summary>
    public static IEnumerable<Finding> HiddenIn(ConstantRun run, FileRules rules, SourceScan scan, CancellationToken cancellationToken)
    {
        HashSet<string>? shown = null;
        foreach (Finding finding in rules.Find(run.Text))
        {
            shown ??= Shown(run.Span, rules, scan, cancellationToken);
            if (shown.Add(finding.RuleId))
            {
                yield return finding;
            }
        }
    }

    /// <summary>Whether a sum begins with texts, as far as syntax says: one of its operands is a literal, or it is declared as a constant.</summary>
    public static bool IsSumOfTexts(BinaryExpressionSyntax sum)
    {
        ExpressionSyntax left = sum;
        while (left is BinaryExpressionSyntax binary && binary.IsKind(SyntaxKind.AddExpression))
        {
            if (IsText(binary.Right))
            {
                return true;
            }

            left = binary.Left;
        }

        return IsText(left) || IsConstant(sum);
    }

    /// <summary>Whether a sum has nothing but names that may be constants: of this file, or of a type.</summary>
    public static bool IsSumOfConstants(BinaryExpressionSyntax sum, HashSet<string> constants)
    {
        ExpressionSyntax left = sum;
        while (left is BinaryExpressionSyntax binary && binary.IsKind(SyntaxKind.AddExpression))
        {
            if (!IsConstantName(binary.Right, constants))
            {
                return false;
            }

            left = binary.Left;
        }

        return IsConstantName(left, constants);
    }

    /// <summary>The expression as a reader sees it: an array with its <c>new</c>, and the text that is made of it.</summary>
    public static SyntaxNode Outermost(ExpressionSyntax expression)
    {
        SyntaxNode node = expression;
        if (node.Parent is ArrayCreationExpressionSyntax or ImplicitArrayCreationExpressionSyntax)
        {
            node = node.Parent;
        }

        return node.Parent is ArgumentSyntax { Parent: ArgumentListSyntax { Arguments.Count: 1, Parent: ObjectCreationExpressionSyntax { Type: PredefinedTypeSyntax } made } } ? made : node;
    }

    private static HashSet<string> Shown(TextSpan span, FileRules rules, SourceScan scan, CancellationToken cancellationToken)
    {
        var shown = new HashSet<string>(StringComparer.Ordinal);
        foreach (SourceFinding found in scan.Findings(rules, cancellationToken))
        {
            if (found.Place == FoundIn.Literal && span.Contains(found.Span.Start))
            {
                shown.Add(found.Finding.RuleId);
            }
        }

        return shown;
    }

    private static bool IsText(ExpressionSyntax operand)
    {
        while (operand is ParenthesizedExpressionSyntax inner)
        {
            operand = inner.Expression;
        }

        return operand is InterpolatedStringExpressionSyntax or LiteralExpressionSyntax { Token.Value: string };
    }

    private static bool IsConstantName(ExpressionSyntax operand, HashSet<string> constants) => operand switch
    {
        IdentifierNameSyntax name => constants.Contains(name.Identifier.ValueText),
        MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax type } => char.IsUpper(type.Identifier.ValueText[0]),
        _ => false,
    };

    private static bool IsConstant(SyntaxNode node) => node.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent.Parent: { } declaration } } && declaration switch
    {
        FieldDeclarationSyntax field => field.Modifiers.Any(SyntaxKind.ConstKeyword),
        LocalDeclarationStatementSyntax local => local.IsConst,
        _ => false,
    };
}
