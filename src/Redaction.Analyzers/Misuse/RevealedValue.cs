using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Redaction.Analyzers.Misuse;

/// <summary>
/// Follows a revealed value through its method: into larger texts, encodings and locals, until each way ends in an injection, in a
/// question about the value (its length, a comparison) or in something else, which is a misuse.
/// </summary>
internal static class RevealedValue
{
    /// <summary>How many texts and locals are followed, one made of the next.</summary>
    private const int MaxDepth = 16;

    /// <summary>The first use that is no injection; null when there is none.</summary>
    public static IOperation? Misuse(IOperation value) => Misuse(value, MaxDepth);

    private static IOperation? Misuse(IOperation value, int depth)
    {
        IOperation whole = value.Whole();
        if (depth == 0)
        {
            return whole;
        }

        switch (whole.Parent)
        {
            case IArgumentOperation argument:
                return OfArgument(argument, depth);
            case IInvocationOperation call when call.Instance == whole:
                return OfResult(call, depth);
            case IConditionalAccessOperation { WhenNotNull: IInvocationOperation call }:
                return OfResult(call, depth);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } or IInterpolationOperation { Parent: IInterpolatedStringOperation }
                or IInterpolatedStringOperation or IArrayInitializerOperation or IArrayCreationOperation or ICollectionExpressionOperation
                or ITupleOperation:
                return Misuse(whole.Parent, depth - 1);
            case ISimpleAssignmentOperation assignment when assignment.Value == whole:
                return OfTarget(assignment, whole, depth);
            case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator }:
                return OfLocal(declarator.Symbol, whole, depth);
            case IPropertyReferenceOperation or IBinaryOperation or IIsPatternOperation or INameOfOperation or IExpressionStatementOperation
                or IConditionalAccessOperation:
                return null;
            default:
                return whole;
        }
    }

    private static IOperation? OfArgument(IArgumentOperation argument, int depth)
    {
        if (InjectionSinks.Takes(argument))
        {
            return null;
        }

        return argument.Parent switch
        {
            IInvocationOperation call when IsQuestion(call.TargetMethod) => null,
            IInvocationOperation call when IsText(call.TargetMethod.ContainingType) => OfResult(call, depth),
            IObjectCreationOperation creation when creation.Type is { Name: "KeyValuePair" or "String" } => Misuse(creation, depth - 1),
            _ => argument.Value,
        };
    }

    /// <summary>A method of a text: what it gives is followed if it is a text in its turn.</summary>
    private static IOperation? OfResult(IInvocationOperation call, int depth) => IsQuestion(call.TargetMethod) ? null : Misuse(call, depth - 1);

    private static IOperation? OfTarget(ISimpleAssignmentOperation assignment, IOperation value, int depth) => assignment.Target switch
    {
        IDiscardOperation => null,
        ILocalReferenceOperation local => OfLocal(local.Local, value, depth),
        IPropertyReferenceOperation property when InjectionSinks.Takes(property) => null,
        _ => value,
    };

    private static IOperation? OfLocal(ILocalSymbol local, IOperation value, int depth)
    {
        foreach (ILocalReferenceOperation reference in value.Body().References(local))
        {
            if (reference.Parent is ISimpleAssignmentOperation assignment && assignment.Target == reference)
            {
                continue;
            }

            // whoever has a lambda has what it captures
            if (reference.NestedFunction() is IAnonymousFunctionOperation lambda && !lambda.Contains(value))
            {
                return reference;
            }

            if (Misuse(reference, depth - 1) is { } misuse)
            {
                return misuse;
            }
        }

        return null;
    }

    /// <summary>Whether a method tells about a text instead of giving it: <c>IsNullOrEmpty</c>, <c>StartsWith</c>, <c>GetByteCount</c>, <c>ThrowIfNull</c>.</summary>
    private static bool IsQuestion(IMethodSymbol method) =>
        method.ReturnType.SpecialType is SpecialType.System_Boolean or SpecialType.System_Int32
            ? IsText(method.ContainingType)
            : method.Name.StartsWith("ThrowIf", StringComparison.Ordinal);

    /// <summary>Whether a type's methods make texts of texts.</summary>
    private static bool IsText(INamedTypeSymbol type) =>
        type.SpecialType == SpecialType.System_String
        || type.Name is "Encoding" or "UTF8Encoding" or "ASCIIEncoding" or "Convert" or "Uri" or "WebUtility" or "MemoryExtensions" or "KeyValuePair" or "StringComparer";
}
