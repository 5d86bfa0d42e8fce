using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Redaction.Analyzers.Misuse;

/// <summary>
/// Whether a value is the same whenever its member runs: made of constants, static members and locals that are fixed themselves, not of
/// parameters, of <c>this</c> or of what a loop counts.
/// </summary>
internal static class FixedValues
{
    /// <summary>How many locals are followed, one defined by the next.</summary>
    private const int MaxDepth = 4;

    public static bool IsFixed(IObjectCreationOperation creation) =>
        creation.Arguments.All(argument => IsFixed(argument.Value, MaxDepth))
        && (creation.Initializer is null || IsFixed(creation.Initializer, MaxDepth));

    private static bool IsFixed(IOperation value, int depth)
    {
        foreach (IOperation part in value.DescendantsAndSelf())
        {
            switch (part)
            {
                case IParameterReferenceOperation or IAnonymousFunctionOperation or IAwaitOperation:
                case IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance }:
                case ILocalReferenceOperation local when !IsFixed(local, depth - 1):
                    return false;
                default:
                    break;
            }
        }

        return true;
    }

    private static bool IsFixed(ILocalReferenceOperation reference, int depth)
    {
        if (depth == 0)
        {
            return false;
        }

        bool isDeclared = false;
        foreach (IOperation operation in reference.Body().Descendants())
        {
            if (operation is IVariableDeclaratorOperation declarator && Same(declarator.Symbol, reference.Local))
            {
                // without an initializer it is given its value somewhere, by a loop or by a pattern
                if (declarator.Initializer is not { } initializer || !IsFixed(initializer.Value, depth))
                {
                    return false;
                }

                isDeclared = true;
            }
            else if (operation is ISimpleAssignmentOperation assignment && IsPartOf(assignment.Target, reference.Local) && !IsFixed(assignment.Value, depth))
            {
                return false;
            }
        }

        return isDeclared;
    }

    /// <summary>Whether a target is the local or a member of it.</summary>
    private static bool IsPartOf(IOperation target, ILocalSymbol local) => target switch
    {
        ILocalReferenceOperation reference => Same(reference.Local, local),
        IMemberReferenceOperation { Instance: { } instance } => IsPartOf(instance, local),
        _ => false,
    };

    private static bool Same(ISymbol symbol, ISymbol other) => SymbolEqualityComparer.Default.Equals(symbol, other);
}
