using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Redaction.Analyzers.Naming;
using Redaction.Analyzers.Options;

namespace Redaction.Analyzers.Literals;

/// <summary>What syntax alone says of what a literal is given to.</summary>
internal static class SyntaxName
{
    /// <summary>The name of what a literal is given to, as it is written: the nearest one before it.</summary>
    public static string Of(ExpressionSyntax expression)
    {
        for (SyntaxToken token = expression.GetFirstToken().GetPreviousToken(); !token.IsKind(SyntaxKind.None); token = token.GetPreviousToken())
        {
            if (token.IsKind(SyntaxKind.IdentifierToken))
            {
                return token.ValueText;
            }

            if (token.IsKind(SyntaxKind.StringLiteralToken) && ShownKey.OrNull(token.ValueText) is { } key)
            {
                return key;
            }
        }

        return "";
    }

    /// <summary>The name of the variable or property whose list a literal is an element of; null for any other literal.</summary>
    public static string? OfList(ExpressionSyntax expression)
    {
        SyntaxNode? list = expression.Parent switch
        {
            InitializerExpressionSyntax { RawKind: (int)SyntaxKind.ArrayInitializerExpression } array => array,
            ExpressionElementSyntax { Parent: CollectionExpressionSyntax collection } => collection,
            _ => null,
        };
        if (list?.Parent is ArrayCreationExpressionSyntax or ImplicitArrayCreationExpressionSyntax)
        {
            list = list.Parent;
        }

        return list?.Parent is not EqualsValueClauseSyntax { Parent: { } declared } ? null : declared switch
        {
            VariableDeclaratorSyntax variable => variable.Identifier.ValueText,
            PropertyDeclarationSyntax property => property.Identifier.ValueText,
            _ => null,
        };
    }

    /// <summary>
    /// Whether a literal may be given to an API that takes a credential, by the names around it: cheap enough to be asked of each.
    /// </summary>
    public static bool MayBeCredential(ExpressionSyntax expression)
    {
        SyntaxNode? node = expression.Parent;
        for (int depth = 0; node is not null and not StatementSyntax and not MemberDeclarationSyntax && depth < 12; node = node.Parent, depth++)
        {
            switch (node)
            {
                case ObjectCreationExpressionSyntax made when CredentialApis.HasName(Last(made.Type)):
                case ImplicitObjectCreationExpressionSyntax:
                case InvocationExpressionSyntax call when CredentialApis.HasName(Last(call.Expression)):
                case AssignmentExpressionSyntax { Left: ElementAccessExpressionSyntax or ImplicitElementAccessSyntax }:
                case AssignmentExpressionSyntax assignment when CredentialApis.HasName(Last(assignment.Left)):
                    return true;
                case ConstructorInitializerSyntax:
                    return true;
            }
        }

        return false;
    }

    /// <summary>Whether names are listed that the engine does not know.</summary>
    public static bool HasListedNames(AnalyzerOptions options, SyntaxTree tree) =>
        AnalyzerSettings.Read(options.AnalyzerConfigOptionsProvider.GetOptions(tree), DiagnosticIds.HardCodedCredential, "secret_names") is not null;

    /// <summary>The last name of a chain of them; empty for another expression.</summary>
    public static string Last(ExpressionSyntax name) => name switch
    {
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        MemberAccessExpressionSyntax member => member.Name.Identifier.ValueText,
        MemberBindingExpressionSyntax binding => binding.Name.Identifier.ValueText,
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax aliased => aliased.Name.Identifier.ValueText,
        _ => "",
    };
}
