using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Redaction.Analyzers.Misuse;

/// <summary>Where an operation stands: what its value becomes, which body and which function it is part of.</summary>
internal static class OperationTree
{
    /// <summary>The outermost operation with the value of this one: through conversions, <c>?.</c>, <c>??</c>, <c>?:</c> and the arms of a <c>switch</c>.</summary>
    public static IOperation Whole(this IOperation value)
    {
        while (true)
        {
            switch (value.Parent)
            {
                case { Kind: OperationKind.Conversion or OperationKind.Parenthesized or OperationKind.Coalesce } around:
                    value = around;
                    break;
                case IConditionalAccessOperation access when access.WhenNotNull == value:
                    value = access;
                    break;
                case IConditionalOperation { Type: not null } either when either.Condition != value:
                    value = either;
                    break;
                case ISwitchExpressionArmOperation { Parent: { } choice } arm when arm.Value == value:
                    value = choice;
                    break;
                default:
                    return value;
            }
        }
    }

    /// <summary>The value without the conversions around it.</summary>
    public static IOperation WithoutConversions(this IOperation value)
    {
        while (value is IConversionOperation or IParenthesizedOperation)
        {
            value = value is IConversionOperation conversion ? conversion.Operand : ((IParenthesizedOperation)value).Operand;
        }

        return value;
    }

    /// <summary>The whole body, or the initializer, that an operation is part of.</summary>
    public static IOperation Body(this IOperation operation)
    {
        while (operation.Parent is not null)
        {
            operation = operation.Parent;
        }

        return operation;
    }

    /// <summary>The lambda or local function nearest around an operation; null when it stands in the member itself.</summary>
    public static IOperation? NestedFunction(this IOperation operation)
    {
        IOperation? around = operation.Parent;
        while (around is not (null or IAnonymousFunctionOperation or ILocalFunctionOperation))
        {
            around = around.Parent;
        }

        return around;
    }

    /// <summary>Whether one operation is the other or stands around it.</summary>
    public static bool Contains(this IOperation around, IOperation operation)
    {
        for (IOperation? current = operation; current is not null; current = current.Parent)
        {
            if (current == around)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>All mentions of a local in a body, those in lambdas and local functions included.</summary>
    public static List<ILocalReferenceOperation> References(this IOperation body, ILocalSymbol local)
    {
        var references = new List<ILocalReferenceOperation>();
        foreach (IOperation operation in body.Descendants())
        {
            if (operation is ILocalReferenceOperation reference && SymbolEqualityComparer.Default.Equals(reference.Local, local))
            {
                references.Add(reference);
            }
        }

        return references;
    }
}
