using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Redaction.Analyzers.Misuse;

/// <summary>
/// RDC3004: a local or parameter that was handed to <c>WrapForWriting</c> is written to, or one that was handed to <c>CreateReader</c>
/// or <c>RedactAsync</c> is read, while the wrapper lives. Disposing, flushing and looking at what was written are no use of it.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RawStreamAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.RawStreamBesideWrapped];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(start =>
        {
            if (RedactionApi.Of(start.Compilation) is { } api)
            {
                start.RegisterOperationAction(operation => Analyze(operation, api), OperationKind.Invocation);
            }
        });
    }

    private static void Analyze(OperationAnalysisContext context, RedactionApi api)
    {
        var wrapping = (IInvocationOperation)context.Operation;
        if (wrapping.TargetMethod.Name is not ("WrapForWriting" or "CreateReader" or "RedactAsync")
            || !api.IsRedactor(wrapping.TargetMethod.ContainingType)
            || RawOf(wrapping) is not { } raw
            || WrappedScope.Of(wrapping) is not { } scope)
        {
            return;
        }

        bool isWritten = wrapping.TargetMethod.Name == "WrapForWriting";
        foreach (IOperation operation in scope.Block.Descendants())
        {
            if (operation.Syntax.SpanStart < wrapping.Syntax.Span.End || !SymbolEqualityComparer.Default.Equals(SymbolOf(operation), raw))
            {
                continue;
            }

            if (operation.Parent is ISimpleAssignmentOperation assignment && assignment.Target == operation)
            {
                // from here on it is another stream
                return;
            }

            if (RawUse.IsUse(operation, isWritten) && scope.CanBeReached(operation))
            {
                context.ReportDiagnostic(Diagnostic.Create(
                    Descriptors.RawStreamBesideWrapped,
                    operation.Syntax.GetLocation(),
                    [wrapping.Syntax.GetLocation()],
                    raw.Name,
                    scope.Wrapper ?? wrapping.TargetMethod.Name));
            }
        }
    }

    private static ISymbol? RawOf(IInvocationOperation wrapping)
    {
        foreach (IArgumentOperation argument in wrapping.Arguments)
        {
            if (argument.Parameter?.Ordinal == 0)
            {
                return SymbolOf(argument.Value.WithoutConversions());
            }
        }

        return null;
    }

    private static ISymbol? SymbolOf(IOperation operation) => operation switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        _ => null,
    };
}
