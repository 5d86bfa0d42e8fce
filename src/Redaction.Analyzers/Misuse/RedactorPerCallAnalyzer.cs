using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Redaction.Analyzers.Misuse;

/// <summary>
/// RDC3002: a redactor that is made, used and forgotten whenever a member runs. Only what could be made once is reported: one that is
/// returned, stored or handed on has an owner, and one whose options depend on a parameter differs from call to call.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RedactorPerCallAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.RedactorPerCall];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(start =>
        {
            if (RedactionApi.Of(start.Compilation) is { } api)
            {
                start.RegisterOperationAction(operation => Analyze(operation, api), OperationKind.ObjectCreation);
            }
        });
    }

    private static void Analyze(OperationAnalysisContext context, RedactionApi api)
    {
        var creation = (IObjectCreationOperation)context.Operation;
        if (api.IsRedactor(creation.Type)
            && RunsOften(creation, context)
            && IsUsedHereOnly(creation)
            && FixedValues.IsFixed(creation)
            && !TestMembers.IsTest(context.ContainingSymbol))
        {
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.RedactorPerCall, creation.Syntax.GetLocation(), NameOf(context.ContainingSymbol)));
        }
    }

    /// <summary>In a member that is called again and again, or in a loop of one that is not.</summary>
    private static bool RunsOften(IOperation creation, OperationAnalysisContext context)
    {
        for (IOperation? around = creation.Parent; around is not null; around = around.Parent)
        {
            if (around is ILoopOperation or IAnonymousFunctionOperation or ILocalFunctionOperation)
            {
                return true;
            }
        }

        return context.ContainingSymbol is IMethodSymbol { MethodKind: not (MethodKind.Constructor or MethodKind.StaticConstructor) } method
            && !SymbolEqualityComparer.Default.Equals(method, context.Compilation.GetEntryPoint(context.CancellationToken));
    }

    private static bool IsUsedHereOnly(IObjectCreationOperation creation)
    {
        IOperation value = creation.Whole();
        if (value.Parent is not IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator })
        {
            return IsAsked(value);
        }

        bool isAsked = false;
        foreach (ILocalReferenceOperation reference in creation.Body().References(declarator.Symbol))
        {
            // one that a lambda captures lives as long as that
            if (!IsAsked(reference.Whole()) || reference.NestedFunction() != creation.NestedFunction())
            {
                return false;
            }

            isAsked = true;
        }

        return isAsked;
    }

    /// <summary>Whether the redactor does its work here, and what is left of it is a result, not something that goes on working.</summary>
    private static bool IsAsked(IOperation redactor) =>
        redactor.Parent is IInvocationOperation call
        && call.Instance == redactor
        && call.TargetMethod.Name is "Redact" or "Find" or "Explain" or "RedactAsync" or "FindAsync";

    private static string NameOf(ISymbol symbol) => symbol switch
    {
        IMethodSymbol { AssociatedSymbol: { } property } => property.Name,
        IMethodSymbol { MethodKind: MethodKind.Constructor or MethodKind.StaticConstructor } => symbol.ContainingType.Name,
        _ => symbol.Name,
    };
}
