using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Redaction.Analyzers.Misuse;

/// <summary>Tells what a mention of a lease does with it.</summary>
internal static class LeaseUses
{
    public static LeaseUse Of(ILocalReferenceOperation reference)
    {
        // that a comparison or a "?." stands on it says nothing: what it becomes does
        IOperation value = reference.Whole();
        return value.Parent switch
        {
            IInvocationOperation call when call.Instance == value => OfMember(call.TargetMethod),
            IMethodReferenceOperation method when method.Instance == value => OfMember(method.Method),
            IConditionalAccessOperation { WhenNotNull: IInvocationOperation call } => OfMember(call.TargetMethod),
            IConditionalAccessOperation or IPropertyReferenceOperation => LeaseUse.Asked,
            IUsingOperation => LeaseUse.Disposed,
            IVariableInitializerOperation { Parent.Parent.Parent.Parent: IUsingDeclarationOperation or IUsingOperation } => LeaseUse.Disposed,
            ISimpleAssignmentOperation assignment when assignment.Target == value => LeaseUse.Assigned,
            ISimpleAssignmentOperation { Target: IDiscardOperation } => LeaseUse.Asked,
            IBinaryOperation or IIsPatternOperation or INameOfOperation or IInterpolationOperation or IExpressionStatementOperation => LeaseUse.Asked,
            _ => LeaseUse.GivenAway,
        };
    }

    private static LeaseUse OfMember(IMethodSymbol method) => method.Name == nameof(IDisposable.Dispose) ? LeaseUse.Disposed : LeaseUse.Asked;
}
