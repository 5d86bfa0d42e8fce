using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Redaction.Analyzers.Misuse;

/// <summary>
/// RDC3001: what a registration gives is dropped, or kept in a local that nobody disposes. A lease that is returned, stored or handed
/// on has another owner, who is not looked for.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UndisposedLeaseAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.UndisposedLease];

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
        var registration = (IInvocationOperation)context.Operation;
        if (api.IsRegistration(registration.TargetMethod) && IsLost(registration, context))
        {
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.UndisposedLease, registration.Syntax.GetLocation(), registration.TargetMethod.Name));
        }
    }

    private static bool IsLost(IInvocationOperation registration, OperationAnalysisContext context)
    {
        IOperation value = registration.Whole();
        return value.Parent switch
        {
            IExpressionStatementOperation => true,
            ISimpleAssignmentOperation { Target: IDiscardOperation } => true,
            ISimpleAssignmentOperation { Target: ILocalReferenceOperation target } assignment when assignment.Value == value =>
                !IsDisposed(target.Local, registration, context),
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } =>
                !IsUsing(declarator) && !IsDisposed(declarator.Symbol, registration, context),
            // the lease is asked something and then gone
            IInvocationOperation call => call.Instance == value && call.TargetMethod.Name != nameof(IDisposable.Dispose),
            IPropertyReferenceOperation property => property.Instance == value,
            _ => false,
        };
    }

    private static bool IsUsing(IVariableDeclaratorOperation declarator)
    {
        IOperation? statement = declarator.Parent;
        while (statement is IVariableDeclarationOperation or IVariableDeclarationGroupOperation)
        {
            statement = statement.Parent;
        }

        return statement is IUsingDeclarationOperation or IUsingOperation;
    }

    private static bool IsDisposed(ILocalSymbol local, IInvocationOperation registration, OperationAnalysisContext context)
    {
        bool isDisposed = false;
        bool mustBeFollowed = registration.NestedFunction() is null;
        int assignments = 0;
        foreach (ILocalReferenceOperation reference in registration.Body().References(local))
        {
            switch (LeaseUses.Of(reference))
            {
                case LeaseUse.GivenAway:
                    return true;
                case LeaseUse.Disposed:
                    isDisposed = true;
                    mustBeFollowed &= !IsElsewhere(reference);
                    break;
                case LeaseUse.Assigned:
                    assignments++;
                    break;
                case LeaseUse.Asked:
                    break;
            }
        }

        // several registrations in one local, or a disposal in a lambda, are not told apart: the disposal is taken for all
        return isDisposed && (!mustBeFollowed || assignments > 1 || DisposalPaths.AreAllDisposed(context.GetControlFlowGraph(), registration, local));
    }

    /// <summary>In a <c>finally</c>, by a <c>using</c>, or in a function that is called at another time: not a place on the way.</summary>
    private static bool IsElsewhere(ILocalReferenceOperation disposal)
    {
        if (disposal.Whole().Parent is IMethodReferenceOperation)
        {
            return true;
        }

        for (IOperation operation = disposal; operation.Parent is { } parent; operation = parent)
        {
            if ((parent is ITryOperation attempt && attempt.Finally == operation)
                || parent is IAnonymousFunctionOperation or ILocalFunctionOperation or IUsingOperation or IUsingDeclarationOperation)
            {
                return true;
            }
        }

        return false;
    }
}
