using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Redaction.Analyzers.Flow.Evaluation;

namespace Redaction.Analyzers.Flow.Sinks;

/// <summary>
/// Where a writer or stream writes to, as far as its creation is at hand: the console or a file. Of a field or property that is what the same
/// file assigns to it. Thread-safe.
/// </summary>
internal sealed class WriterTarget(BodyCache bodies)
{
    private const int MaxWrappers = 8;

    private readonly ConcurrentDictionary<ISymbol, string?> _members = new(SymbolEqualityComparer.Default);

    /// <summary>The rule that a writer's target belongs to; null when it is neither the console nor a file.</summary>
    public string? RuleOf(IOperation? writer) => RuleOf(writer, 0);

    private string? RuleOf(IOperation? writer, int depth)
    {
        if (writer is null || depth > MaxWrappers)
        {
            return null;
        }

        writer = Evaluator.Unconverted(writer);
        if (writer.Type is { Name: "FileStream" })
        {
            return DiagnosticIds.SecretWrittenToFile;
        }

        switch (writer)
        {
            case IPropertyReferenceOperation { Property: { Name: "Out" or "Error", ContainingType: { Name: "Console", ContainingNamespace.Name: "System" } } }:
                return DiagnosticIds.SecretOnConsole;
            case IInvocationOperation { TargetMethod: { ContainingType.Name: "Console", Name: "OpenStandardOutput" or "OpenStandardError" } }:
                return DiagnosticIds.SecretOnConsole;
            case IInvocationOperation { TargetMethod: { ContainingType.Name: "File" or "FileInfo", Name: "CreateText" or "AppendText" or "Create" or "Open" or "OpenWrite" } }:
                return DiagnosticIds.SecretWrittenToFile;
            case IInvocationOperation { TargetMethod: { ContainingType.Name: "TextWriter", Name: "Synchronized" }, Arguments: [var inner] }:
                return RuleOf(inner.Value, depth + 1);
            case IObjectCreationOperation { Type.Name: "StreamWriter" or "BufferedStream" or "BinaryWriter", Arguments: { Length: > 0 } arguments }:
                return arguments[0].Value.Type?.SpecialType == SpecialType.System_String ? DiagnosticIds.SecretWrittenToFile : RuleOf(arguments[0].Value, depth + 1);
            case ILocalReferenceOperation local:
                foreach (Definition definition in bodies.Of(local).Of(local.Local) ?? [])
                {
                    if (definition is { Kind: DefinitionKind.Value, Element: < 0 } && RuleOf(definition.Value, depth + 1) is { } rule)
                    {
                        return rule;
                    }
                }

                return null;
            case IFieldReferenceOperation { Field: { DeclaringSyntaxReferences.Length: 1 } field }:
                return RuleOfMember(field, writer, depth);
            case IPropertyReferenceOperation { Property: { DeclaringSyntaxReferences.Length: 1, IsIndexer: false } property }:
                return RuleOfMember(property, writer, depth);
            default:
                return null;
        }
    }

    private string? RuleOfMember(ISymbol member, IOperation use, int depth)
    {
        if (_members.TryGetValue(member, out string? known))
        {
            return known;
        }

        SyntaxNode declaration = member.DeclaringSyntaxReferences[0].GetSyntax();
        if (use.SemanticModel is not { } model || model.SyntaxTree != declaration.SyntaxTree || declaration.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } type)
        {
            return null;
        }

        string? rule = null;
        foreach (SyntaxNode node in type.DescendantNodes())
        {
            ExpressionSyntax? value = node == declaration
                ? ((node as VariableDeclaratorSyntax)?.Initializer ?? (node as PropertyDeclarationSyntax)?.Initializer)?.Value
                : node is AssignmentExpressionSyntax assignment && IsNamed(assignment.Left, member.Name)
                    && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(assignment.Left).Symbol, member) ? assignment.Right : null;
            rule ??= value is null ? null : RuleOf(model.GetOperation(value), depth + 1);
        }

        _members.TryAdd(member, rule);
        return rule;
    }

    private static bool IsNamed(ExpressionSyntax target, string name) => target switch
    {
        IdentifierNameSyntax identifier => identifier.Identifier.ValueText == name,
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText == name,
        _ => false,
    };
}
