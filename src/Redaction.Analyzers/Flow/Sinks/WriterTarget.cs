using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Redaction.Analyzers.Flow.Evaluation;

namespace Redaction.Analyzers.Flow.Sinks;

/// <summary>Where a writer or stream writes to, as far as its creation is at hand: the console or a file.</summary>
internal static class WriterTarget
{
    private const int MaxWrappers = 8;

    /// <summary>The rule that a writer's target belongs to; null when it is neither the console nor a file.</summary>
    public static string? RuleOf(IOperation? writer, BodyCache bodies) => RuleOf(writer, bodies, 0);

    private static string? RuleOf(IOperation? writer, BodyCache bodies, int depth)
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
                return RuleOf(inner.Value, bodies, depth + 1);
            case IObjectCreationOperation { Type.Name: "StreamWriter" or "BufferedStream" or "BinaryWriter", Arguments: { Length: > 0 } arguments }:
                return arguments[0].Value.Type?.SpecialType == SpecialType.System_String ? DiagnosticIds.SecretWrittenToFile : RuleOf(arguments[0].Value, bodies, depth + 1);
            case ILocalReferenceOperation local:
                foreach (Definition definition in bodies.Of(local).Of(local.Local) ?? [])
                {
                    if (definition is { Kind: DefinitionKind.Value, Element: < 0 } && RuleOf(definition.Value, bodies, depth + 1) is { } rule)
                    {
                        return rule;
                    }
                }

                return null;
            default:
                return null;
        }
    }
}
