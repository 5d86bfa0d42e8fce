using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Redaction.Analyzers.Misuse;

/// <summary>
/// Whether each way from a registration to the end of its method passes a disposal: a walk over the control-flow graph that ends at
/// disposals. Ways that end in an exception do not count, nor those on which the lease was found to be null.
/// </summary>
internal static class DisposalPaths
{
    public static bool AreAllDisposed(ControlFlowGraph graph, IInvocationOperation registration, ILocalSymbol local)
    {
        var captures = new HashSet<CaptureId>();
        BasicBlock? first = null;
        foreach (BasicBlock block in graph.Blocks)
        {
            foreach (IOperation operation in OperationsOf(block))
            {
                if (operation is IFlowCaptureOperation capture && IsLease(capture.Value, local, captures))
                {
                    captures.Add(capture.Id);
                }

                if (operation is IInvocationOperation && operation.Syntax == registration.Syntax)
                {
                    first = block;
                }
            }
        }

        // in an initializer or in unreachable code there is no way to follow
        return first is null || !ReachesExit(graph, first, registration.Syntax, local, captures);
    }

    private static bool ReachesExit(ControlFlowGraph graph, BasicBlock first, SyntaxNode registration, ILocalSymbol local, HashSet<CaptureId> captures)
    {
        var seen = new bool[graph.Blocks.Length];
        var waiting = new Stack<BasicBlock>();
        waiting.Push(first);
        while (waiting.Count > 0)
        {
            BasicBlock block = waiting.Pop();
            if (seen[block.Ordinal] || Disposes(block, block == first ? registration.Span.End : 0, local, captures))
            {
                continue;
            }

            seen[block.Ordinal] = true;
            if (block.Kind == BasicBlockKind.Exit)
            {
                return true;
            }

            bool? isNullWhen = NullTest(block.BranchValue, local, captures);
            bool jumpsWhen = block.ConditionKind == ControlFlowConditionKind.WhenTrue;
            Follow(block.ConditionalSuccessor, isNullWhen == jumpsWhen, waiting);
            Follow(block.FallThroughSuccessor, block.ConditionKind != ControlFlowConditionKind.None && isNullWhen == !jumpsWhen, waiting);
        }

        return false;
    }

    private static void Follow(ControlFlowBranch? branch, bool isLeaseNull, Stack<BasicBlock> waiting)
    {
        if (branch is { Destination: not null, Semantics: ControlFlowBranchSemantics.Regular or ControlFlowBranchSemantics.Return } && !isLeaseNull)
        {
            waiting.Push(branch.Destination);
        }
    }

    private static bool Disposes(BasicBlock block, int after, ILocalSymbol local, HashSet<CaptureId> captures)
    {
        foreach (IOperation operation in OperationsOf(block))
        {
            if (operation is IInvocationOperation { TargetMethod.Name: nameof(IDisposable.Dispose), Instance: { } instance }
                && operation.Syntax.SpanStart >= after
                && IsLease(instance, local, captures))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The outcome of a test that says that the lease is null; null when the condition is no such test.</summary>
    private static bool? NullTest(IOperation? condition, ILocalSymbol local, HashSet<CaptureId> captures) => condition switch
    {
        IIsNullOperation test when IsLease(test.Operand, local, captures) => true,
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } test
            when (IsLease(test.LeftOperand, local, captures) && IsNull(test.RightOperand))
                || (IsLease(test.RightOperand, local, captures) && IsNull(test.LeftOperand)) => test.OperatorKind == BinaryOperatorKind.Equals,
        IIsPatternOperation { Pattern: IConstantPatternOperation { Value: var value } } test
            when IsLease(test.Value, local, captures) && IsNull(value) => true,
        IIsPatternOperation { Pattern: INegatedPatternOperation { Pattern: IConstantPatternOperation { Value: var value } } } test
            when IsLease(test.Value, local, captures) && IsNull(value) => false,
        _ => null,
    };

    private static bool IsNull(IOperation value) => value.WithoutConversions().ConstantValue is { HasValue: true, Value: null };

    private static bool IsLease(IOperation value, ILocalSymbol local, HashSet<CaptureId> captures) => value.WithoutConversions() switch
    {
        ILocalReferenceOperation reference => SymbolEqualityComparer.Default.Equals(reference.Local, local),
        IFlowCaptureReferenceOperation capture => captures.Contains(capture.Id),
        _ => false,
    };

    private static IEnumerable<IOperation> OperationsOf(BasicBlock block)
    {
        foreach (IOperation operation in block.Operations)
        {
            foreach (IOperation inner in operation.DescendantsAndSelf())
            {
                yield return inner;
            }
        }

        if (block.BranchValue is { } value)
        {
            foreach (IOperation inner in value.DescendantsAndSelf())
            {
                yield return inner;
            }
        }
    }
}
