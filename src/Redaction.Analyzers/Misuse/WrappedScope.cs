using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Redaction.Analyzers.Misuse;

/// <summary>
/// The part of a body in which a wrapper is there: the block or the <c>using</c> in which its local is declared, else the whole body.
/// </summary>
internal sealed class WrappedScope
{
    private readonly IOperation _wrapping;

    private WrappedScope(IOperation wrapping, IOperation block, string? wrapper)
    {
        _wrapping = wrapping;
        Block = block;
        Wrapper = wrapper;
    }

    /// <summary>Where the wrapper is there.</summary>
    public IOperation Block { get; }

    /// <summary>The name of the local that holds the wrapper, or something made with it.</summary>
    public string? Wrapper { get; }

    /// <summary>Null when the wrapper is returned: nothing of the method runs beside it.</summary>
    public static WrappedScope? Of(IInvocationOperation wrapping)
    {
        string? wrapper = null;
        for (IOperation operation = wrapping; operation.Parent is { } parent; operation = parent)
        {
            switch (parent)
            {
                case IReturnOperation:
                    return null;
                case IVariableDeclaratorOperation declarator:
                    wrapper ??= declarator.Symbol.Name;
                    break;
                case IUsingOperation statement when statement.Resources == operation:
                    return new WrappedScope(wrapping, statement.Body, wrapper);
                case IBlockOperation when wrapper is not null:
                    return new WrappedScope(wrapping, parent, wrapper);
                default:
                    break;
            }
        }

        return new WrappedScope(wrapping, wrapping.Body(), wrapper);
    }

    /// <summary>Whether a later place can be reached from the wrapping: not the other branch of a decision, nor what follows a block that ends the method.</summary>
    public bool CanBeReached(IOperation use)
    {
        for (IOperation operation = _wrapping; operation.Parent is { } parent; operation = parent)
        {
            if (parent.Contains(use))
            {
                return parent switch
                {
                    IConditionalOperation choice => choice.Condition == operation,
                    ISwitchOperation choice => choice.Value == operation,
                    ISwitchExpressionOperation choice => choice.Value == operation,
                    _ => true,
                };
            }

            if (parent is IBlockOperation block && block.Operations.LastOrDefault() is IReturnOperation or IThrowOperation
                or IBranchOperation or IExpressionStatementOperation { Operation: IThrowOperation })
            {
                return false;
            }
        }

        return true;
    }
}
