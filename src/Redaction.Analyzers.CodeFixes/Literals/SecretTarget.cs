using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Redaction.Analyzers.Naming;

namespace Redaction.Analyzers.CodeFixes;

/// <summary>What a text is given to, from which the names of a key and of a variable are made.</summary>
/// <param name="Owner">The type that it belongs to; null in top-level statements.</param>
/// <param name="Name">Its name, or <c>Secret</c>.</param>
internal sealed record SecretTarget(string? Owner, string Name)
{
    private static readonly string[] s_suffixes = ["Options", "Settings", "Configuration", "Config"];

    /// <summary>The name as an environment variable: <c>API_KEY</c>.</summary>
    public string Variable => NameWords.UpperSnake(Name);

    /// <summary>The name as a key of the configuration: <c>Stripe:ApiKey</c>.</summary>
    public string Key
    {
        get
        {
            if (Name.Contains(':'))
            {
                return Name;
            }

            string section = Owner is null or "Program" ? "" : NameWords.Pascal(WithoutSuffix(Owner));
            return section.Length == 0 ? NameWords.Pascal(Name) : $"{section}:{NameWords.Pascal(Name)}";
        }
    }

    public static SecretTarget Of(ExpressionSyntax expression, SemanticModel model)
    {
        string? owner = expression.FirstAncestorOrSelf<TypeDeclarationSyntax>()?.Identifier.ValueText;
        for (SyntaxNode node = expression; node.Parent is { } parent; node = parent)
        {
            switch (parent)
            {
                case EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax variable }:
                    return new SecretTarget(owner, variable.Identifier.ValueText);
                case PropertyDeclarationSyntax property:
                    return new SecretTarget(owner, property.Identifier.ValueText);
                case AssignmentExpressionSyntax assignment when assignment.Right == node:
                    return OfAssigned(assignment.Left, owner, model);
                case ArgumentSyntax { Parent: BaseArgumentListSyntax { Parent: { } call } list } argument when NameOf(argument, list, call, model) is { } name:
                    return new SecretTarget(call is BaseObjectCreationExpressionSyntax ? model.GetTypeInfo(call).Type?.Name ?? owner : owner, name);
                case MethodDeclarationSyntax method:
                    return new SecretTarget(owner, method.Identifier.ValueText);
                case LocalFunctionStatementSyntax function:
                    return new SecretTarget(owner, function.Identifier.ValueText);
                default:
                    break;
            }
        }

        return new SecretTarget(owner, "Secret");
    }

    private static SecretTarget OfAssigned(ExpressionSyntax left, string? owner, SemanticModel model) => left switch
    {
        ElementAccessExpressionSyntax { ArgumentList.Arguments: [var index] } when TextOf(index, model) is { } key => new SecretTarget(owner, key),
        ImplicitElementAccessSyntax { ArgumentList.Arguments: [var index] } when TextOf(index, model) is { } key => new SecretTarget(owner, key),
        _ when model.GetSymbolInfo(left).Symbol is { } symbol =>
            new SecretTarget(symbol is IFieldSymbol or IPropertySymbol ? symbol.ContainingType.Name : owner, symbol.Name),
        _ => new SecretTarget(owner, "Secret"),
    };

    private static string? NameOf(ArgumentSyntax argument, BaseArgumentListSyntax list, SyntaxNode call, SemanticModel model)
    {
        if (model.GetSymbolInfo(call).Symbol is not IMethodSymbol method)
        {
            return null;
        }

        int index = list.Arguments.IndexOf(argument);
        string? name = argument.NameColon?.Name.Identifier.ValueText ?? (index < method.Parameters.Length ? method.Parameters[index].Name : null);

        // of a pair the first says what it is
        return name == "value" && index == 1 && TextOf(list.Arguments[0], model) is { } key ? key : name;
    }

    private static string? TextOf(ArgumentSyntax argument, SemanticModel model) =>
        ShownKey.OrNull(model.GetConstantValue(argument.Expression).Value as string) is { } text && text.IndexOf(' ') < 0 ? text : null;

    private static string WithoutSuffix(string name)
    {
        foreach (string suffix in s_suffixes)
        {
            if (name.Length > suffix.Length && name.EndsWith(suffix, StringComparison.Ordinal))
            {
                return name[..^suffix.Length];
            }
        }

        return name;
    }
}
