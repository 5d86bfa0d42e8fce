using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Redaction.Analyzers.Flow.Evaluation;

/// <summary>
/// Which definitions of a variable reach a use. The tree of operations is walked backward from the use: what stands before it in a
/// block was executed before it, a branch may have been, one that returns or throws was not, and a loop's body was executed before its
/// own start. A definition on every path ends the walk. Only parts of the source that hold a definition are entered, so the cost is
/// that of the way up and of the statements that write.
/// </summary>
internal sealed class ReachingDefinitions
{
    /// <summary>From how many definitions on their order is not looked at: each walks the ways to all others.</summary>
    private const int MostOrdered = 48;

    /// <summary>The most definitions of one variable that are looked at.</summary>
    private const int MostDefinitions = 512;

    private readonly List<Definition> _all;
    private readonly List<Definition> _found = [];
    private readonly HashSet<Definition> _seen = [];

    private ReachingDefinitions(List<Definition> all) => _all = all;

    /// <summary>The definitions; <paramref name="fromEntry"/> says whether the value at the body's start, a parameter's, reaches as well.</summary>
    public static List<Definition> At(IOperation use, ISymbol variable, BodyIndex body, out bool fromEntry)
    {
        fromEntry = false;
        List<Definition>? all = body.Of(variable);
        if (all is null)
        {
            fromEntry = true;
            return [];
        }

        if (all.Count > MostDefinitions)
        {
            // a method that a machine wrote: nothing is known of the value, and the name decides
            fromEntry = true;
            return [];
        }

        if (all.Count == 1 && variable is ILocalSymbol)
        {
            return all;
        }

        if (body.HasGoto || all.Count > MostOrdered)
        {
            fromEntry = true;
            return all;
        }

        ReachingDefinitions reaching = new(all);
        fromEntry = !reaching.WalkUp(use, variable);
        return reaching._found;
    }

    /// <summary>Collects what reaches the use; true when no path from the start is left.</summary>
    private bool WalkUp(IOperation use, ISymbol variable)
    {
        IOperation child = use;
        for (IOperation? parent = use.Parent; parent is not null; child = parent, parent = parent.Parent)
        {
            if (parent is IAnonymousFunctionOperation or ILocalFunctionOperation)
            {
                if (!Declares(parent, variable))
                {
                    // a function runs at any time: whatever was written anywhere
                    AddAll(null);
                    return false;
                }

                continue;
            }

            if (Before(parent, child, variable))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What was executed in a parent before one of its children.</summary>
    private bool Before(IOperation parent, IOperation child, ISymbol variable)
    {
        switch (parent)
        {
            case IConditionalOperation conditional:
                return child != conditional.Condition && Effect(conditional.Condition);
            case ISwitchOperation choice:
                return child != choice.Value && Effect(choice.Value);
            case ISwitchExpressionOperation choice:
                return child != choice.Value && Effect(choice.Value);
            case ILoopOperation loop:
                return BeforeInLoop(loop, child, variable);
            case ITryOperation attempt:
                if (child != attempt.Body)
                {
                    AddAll(attempt.Body);
                    if (child == attempt.Finally)
                    {
                        foreach (ICatchClauseOperation handler in attempt.Catches)
                        {
                            AddAll(handler);
                        }
                    }
                }

                return false;
            default:
                return EffectBefore(parent, child);
        }
    }

    private bool BeforeInLoop(ILoopOperation loop, IOperation child, ISymbol variable)
    {
        if (child == (loop as IForEachLoopOperation)?.Collection || loop is IForLoopOperation start && start.Before.Contains(child))
        {
            return EffectBefore(loop, child);
        }

        bool isInBody = variable.DeclaringSyntaxReferences.Length > 0 && loop.Body.Syntax.Span.Contains(variable.DeclaringSyntaxReferences[0].Span);
        if (!isInBody)
        {
            AddAll(loop);
        }

        if (loop is IForLoopOperation { Before: var before })
        {
            for (int i = before.Length - 1; i >= 0; i--)
            {
                if (Effect(before[i]))
                {
                    return true;
                }
            }
        }

        return loop is IForEachLoopOperation each && Effect(each.Collection);
    }

    private bool EffectBefore(IOperation parent, IOperation child)
    {
        if (!BodyIndex.AnyIn(_all, parent.Syntax.Span))
        {
            return false;
        }

        List<IOperation> before = [];
        foreach (IOperation sibling in parent.ChildOperations)
        {
            if (sibling == child)
            {
                break;
            }

            before.Add(sibling);
        }

        return EffectOf(before);
    }

    private bool EffectOf(List<IOperation> sequence)
    {
        for (int i = sequence.Count - 1; i >= 0; i--)
        {
            if (Effect(sequence[i]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Collects what an operation writes that is there at its end; true when every path through it writes.</summary>
    private bool Effect(IOperation? operation)
    {
        if (operation is null || !BodyIndex.AnyIn(_all, operation.Syntax.Span))
        {
            return false;
        }

        switch (operation)
        {
            case IAnonymousFunctionOperation or ILocalFunctionOperation:
                AddAll(operation);
                return false;
            case IConditionalOperation conditional:
                bool both = Branch(conditional.WhenTrue) & Branch(conditional.WhenFalse);
                return both || Effect(conditional.Condition);
            case ISwitchOperation choice:
                return Switch(choice) || Effect(choice.Value);
            case ISwitchExpressionOperation choice:
                bool all = choice.Arms.Length > 0;
                foreach (ISwitchExpressionArmOperation arm in choice.Arms)
                {
                    all &= Effect(arm);
                }

                return all || Effect(choice.Value);
            case IWhileLoopOperation { ConditionIsTop: false } loop:
                AddAll(loop);
                return Effect(loop.Body);
            case ILoopOperation loop:
                AddAll(loop);
                return loop is IForLoopOperation { Before: var before } && EffectOf([.. before]);
            case ITryOperation attempt:
                return Try(attempt);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr } binary:
                Effect(binary.RightOperand);
                return Effect(binary.LeftOperand);
            case ICoalesceOperation coalesce:
                Effect(coalesce.WhenNull);
                return Effect(coalesce.Value);
            case IConditionalAccessOperation access:
                Effect(access.WhenNotNull);
                return Effect(access.Operation);
        }

        bool isReplaced = false;
        foreach (Definition definition in _all)
        {
            if (definition.Site == operation)
            {
                Add(definition);
                isReplaced |= definition.Replaces;
            }
        }

        return isReplaced || EffectOf([.. operation.ChildOperations]);
    }

    /// <summary>A branch that leaves has no effect on what follows, so that all that goes on is decided by the other.</summary>
    private bool Branch(IOperation? branch) => branch is not null && (Leaves(branch) || Effect(branch));

    private bool Switch(ISwitchOperation choice)
    {
        bool all = false;
        foreach (ISwitchCaseOperation section in choice.Cases)
        {
            foreach (ICaseClauseOperation clause in section.Clauses)
            {
                all |= clause.CaseKind == CaseKind.Default;
            }
        }

        foreach (ISwitchCaseOperation section in choice.Cases)
        {
            // a break within a branch leaves with what was written there
            if (BreaksEarly(section))
            {
                AddAll(section);
                all = false;
            }
            else
            {
                all &= section.Body.Length > 0 && Leaves(section.Body[section.Body.Length - 1], exceptBreak: true) || EffectOf([.. section.ChildOperations]);
            }
        }

        return all;
    }

    private static bool BreaksEarly(ISwitchCaseOperation section)
    {
        foreach (IOperation statement in section.Body)
        {
            foreach (IOperation inner in statement.Descendants())
            {
                if (inner is IBranchOperation { BranchKind: BranchKind.Break } && inner.Parent is not IBlockOperation { Parent: ISwitchCaseOperation })
                {
                    return true;
                }
            }
        }

        return false;
    }

    private bool Try(ITryOperation attempt)
    {
        if (Effect(attempt.Finally))
        {
            return true;
        }

        bool isReplaced = true;
        foreach (ICatchClauseOperation handler in attempt.Catches)
        {
            if (!Leaves(handler.Handler))
            {
                AddAll(attempt.Body);
                isReplaced &= Effect(handler.Handler);
            }
        }

        return Effect(attempt.Body) && isReplaced;
    }

    private static bool Leaves(IOperation branch, bool exceptBreak = false) =>
        branch switch
        {
            IBlockOperation { Operations: { Length: > 0 } operations } => Leaves(operations[operations.Length - 1], exceptBreak),
            IReturnOperation or IThrowOperation => true,
            IExpressionStatementOperation { Operation: IThrowOperation } => true,
            IConversionOperation { Operand: IThrowOperation } => true,
            IBranchOperation jump => !exceptBreak || jump.BranchKind != BranchKind.Break,
            _ => false,
        };

    private static bool Declares(IOperation function, ISymbol variable) =>
        variable.DeclaringSyntaxReferences.Length > 0 && function.Syntax.Span.Contains(variable.DeclaringSyntaxReferences[0].Span);

    private void AddAll(IOperation? within)
    {
        foreach (Definition definition in _all)
        {
            if (within is null || within.Syntax.Span.Contains(definition.Site.Syntax.Span))
            {
                Add(definition);
            }
        }
    }

    private void Add(Definition definition)
    {
        if (_seen.Add(definition))
        {
            _found.Add(definition);
        }
    }
}
