using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Redaction.Analyzers.Literals;

/// <summary>
/// A literal that is kept under a name which says nothing, and given to an API by that name:
/// <c>const string Sesame = "…"; new NetworkCredential(user, Sesame)</c>.
/// </summary>
/// <param name="Name">What it is kept as.</param>
/// <param name="Text">The value; of a key in bytes its hexadecimal digits.</param>
internal sealed record KeptValue(string Name, string Text)
{
    /// <summary>In elements. A key that is shorter protects nothing.</summary>
    public const int MinKeyLength = 8;

    /// <summary>Names within one expression that are looked at.</summary>
    private const int MostNames = 8;

    /// <summary>The names that a call, creation or assignment gives to what may take a credential, by syntax alone.</summary>
    /// <param name="node">The call, creation or assignment.</param>
    /// <param name="isConstant">
    /// Whether a name is one of the file's constants: where the syntax does not show what takes it, no other is looked up.
    /// </param>
    public static IEnumerable<ExpressionSyntax> GivenBy(SyntaxNode node, Func<string, bool> isConstant)
    {
        switch (node)
        {
            case ObjectCreationExpressionSyntax { ArgumentList: { } list } made when CredentialApis.HasName(SyntaxName.Last(made.Type)):
                return list.Arguments.SelectMany(argument => NamesIn(argument.Expression));
            case InvocationExpressionSyntax call when CredentialApis.HasName(SyntaxName.Last(call.Expression)):
                return call.ArgumentList.Arguments.SelectMany(argument => NamesIn(argument.Expression));
            case AssignmentExpressionSyntax assignment when CredentialApis.HasName(SyntaxName.Last(assignment.Left)):
                return NamesIn(assignment.Right);
            case AssignmentExpressionSyntax { Left: ElementAccessExpressionSyntax or ImplicitElementAccessSyntax, Right: SimpleNameSyntax or MemberAccessExpressionSyntax } keyed
                when isConstant(SyntaxName.Last(keyed.Right)):
                return [keyed.Right];
            case ImplicitObjectCreationExpressionSyntax { ArgumentList.Arguments: { Count: > 0 } arguments }:
                return arguments.Select(argument => argument.Expression).Where(value => SyntaxName.Last(value) is { Length: > 0 } name && isConstant(name));
            default:
                return [];
        }
    }

    /// <summary>What a name stands for; null when that is no literal, or may have changed since.</summary>
    public static KeptValue? Of(ExpressionSyntax name, SemanticModel model, CancellationToken cancellationToken)
    {
        ISymbol? symbol = model.GetSymbolInfo(name, cancellationToken).Symbol;
        if (symbol is not (IFieldSymbol { IsReadOnly: true } or IFieldSymbol { IsConst: true } or ILocalSymbol { RefKind: RefKind.None })
            || symbol.DeclaringSyntaxReferences is not [var declaration]
            || declaration.GetSyntax(cancellationToken) is not VariableDeclaratorSyntax { Initializer.Value: { } value } declarator)
        {
            return null;
        }

        string? text = symbol is IFieldSymbol { ConstantValue: string field } ? field : symbol is ILocalSymbol { ConstantValue: string local } ? local : TextOf(value);
        return text is null || symbol is not (ILocalSymbol { IsConst: true } or IFieldSymbol { IsConst: true }) && IsAssigned(declarator) ? null : new KeptValue(symbol.Name, text);
    }

    private static IEnumerable<ExpressionSyntax> NamesIn(ExpressionSyntax value)
    {
        if (value is LiteralExpressionSyntax)
        {
            return [];
        }

        return value.DescendantNodesAndSelf(node => node is not AnonymousFunctionExpressionSyntax).OfType<IdentifierNameSyntax>()
            .Select(name => name.Parent is MemberAccessExpressionSyntax member && member.Name == name ? (ExpressionSyntax)member : name)
            .Where(name => name.Parent is not InvocationExpressionSyntax && (name.Parent as MemberAccessExpressionSyntax)?.Expression != name)
            .Take(MostNames);
    }

    private static string? TextOf(ExpressionSyntax value)
    {
        switch (value)
        {
            case LiteralExpressionSyntax { Token.Value: string text }:
                return text;
            case InvocationExpressionSyntax call when SyntaxName.Last(call.Expression) is "GetBytes" or "FromBase64String" or "FromHexString" or "ToCharArray"
                && call.DescendantNodes().OfType<LiteralExpressionSyntax>().Take(2).ToArray() is [{ Token.Value: string encoded }]:
                return encoded;
            case ArrayCreationExpressionSyntax { Initializer: { } list }:
                return TextOf(list);
            case ImplicitArrayCreationExpressionSyntax array:
                return TextOf(array.Initializer);
            case InitializerExpressionSyntax or CollectionExpressionSyntax when KeyBytes.IsKey(value, MinKeyLength):
                return KeyBytes.AsHexadecimal(value);
            default:
                return null;
        }
    }

    /// <summary>Whether a local, or a field by a constructor in the same file, is given another value than its first.</summary>
    private static bool IsAssigned(VariableDeclaratorSyntax declarator)
    {
        SyntaxNode? scope = declarator.FirstAncestorOrSelf<BlockSyntax>() ?? declarator.FirstAncestorOrSelf<SwitchSectionSyntax>() ?? declarator.SyntaxTree.GetRoot();
        return scope.DescendantNodes().OfType<IdentifierNameSyntax>().Any(name => name.Identifier.ValueText == declarator.Identifier.ValueText && name.Parent switch
        {
            AssignmentExpressionSyntax assignment => assignment.Left == name,
            MemberAccessExpressionSyntax member => member.Name == name && member.Parent is AssignmentExpressionSyntax set && set.Left == member,
            ArgumentSyntax argument => !argument.RefKindKeyword.IsKind(SyntaxKind.None),
            ElementAccessExpressionSyntax element => element.Parent is AssignmentExpressionSyntax assigned && assigned.Left == element,
            _ => false,
        });
    }
}
