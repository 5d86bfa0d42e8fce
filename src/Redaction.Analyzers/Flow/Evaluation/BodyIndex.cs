using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace Redaction.Analyzers.Flow.Evaluation;

/// <summary>All definitions of the locals and parameters of one body, in the order of the source: one walk, when a local is first asked for.</summary>
internal sealed class BodyIndex
{
    private readonly Dictionary<ISymbol, List<Definition>> _definitions = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, List<IInvocationOperation>> _calls = new(SymbolEqualityComparer.Default);

    private BodyIndex()
    {
    }

    /// <summary>Whether the body jumps, so that the order of the source is not that of the execution.</summary>
    public bool HasGoto { get; private set; }

    public static BodyIndex Of(IOperation root)
    {
        BodyIndex index = new();
        foreach (IOperation operation in root.DescendantsAndSelf())
        {
            index.Add(operation);
        }

        foreach (List<Definition> list in index._definitions.Values)
        {
            list.Sort(static (a, b) => a.Site.Syntax.SpanStart.CompareTo(b.Site.Syntax.SpanStart));
        }

        return index;
    }

    /// <summary>The definitions of a variable; none when it is only declared.</summary>
    public List<Definition>? Of(ISymbol variable) => _definitions.TryGetValue(variable, out List<Definition>? list) ? list : null;

    /// <summary>The calls of the delegate in a variable.</summary>
    public IReadOnlyList<IInvocationOperation> CallsOf(ISymbol variable) => _calls.TryGetValue(variable, out List<IInvocationOperation>? calls) ? calls : [];

    /// <summary>Whether one of the definitions stands in a part of the source.</summary>
    public static bool AnyIn(List<Definition> definitions, TextSpan span)
    {
        int low = 0;
        int high = definitions.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (definitions[middle].Site.Syntax.SpanStart < span.Start)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low < definitions.Count && definitions[low].Site.Syntax.SpanStart < span.End;
    }

    private void Add(IOperation operation)
    {
        switch (operation)
        {
            case IVariableDeclaratorOperation { Symbol: var local } declarator:
                if ((declarator.Initializer ?? (declarator.Parent as IVariableDeclarationOperation)?.Initializer) is { } initializer)
                {
                    Add(local, new(declarator, DefinitionKind.Value, initializer.Value));
                }

                break;
            case ISimpleAssignmentOperation assignment:
                AddTarget(assignment, assignment.Target, assignment.Value);
                break;
            case ICompoundAssignmentOperation compound:
                AddTo(compound, compound.Target, compound.Value);
                break;
            case ICoalesceAssignmentOperation coalesce:
                AddTo(coalesce, coalesce.Target, coalesce.Value);
                break;
            case IDeconstructionAssignmentOperation deconstruction:
                AddDeconstruction(deconstruction, deconstruction.Target, deconstruction.Value, -1);
                break;
            case IForEachLoopOperation loop:
                AddLoopVariable(loop);
                break;
            case IDeclarationPatternOperation { DeclaredSymbol: { } declared } pattern:
                Add(declared, PatternInput.Of(pattern) is { } input ? new(pattern, DefinitionKind.Value, input) : new(pattern, DefinitionKind.Unknown, null));
                break;
            case IRecursivePatternOperation { DeclaredSymbol: { } declared } pattern:
                Add(declared, PatternInput.Of(pattern) is { } value ? new(pattern, DefinitionKind.Value, value) : new(pattern, DefinitionKind.Unknown, null));
                break;
            case IArgumentOperation { Parameter.RefKind: RefKind.Out or RefKind.Ref } argument:
                if (VariableOf(argument.Value) is { } passed)
                {
                    Add(passed, new(argument, argument.Parameter!.RefKind == RefKind.Out ? DefinitionKind.Out : DefinitionKind.Ref, argument));
                }

                break;
            case IInvocationOperation { TargetMethod.MethodKind: MethodKind.DelegateInvoke, Instance: { } instance } call:
                AddCall(instance is IConditionalAccessInstanceOperation access ? Evaluator.AccessedBy(access) : instance, call);
                break;
            case IInvocationOperation call:
                AddMutation(call);
                break;
            case IBranchOperation { BranchKind: BranchKind.GoTo }:
                HasGoto = true;
                break;
        }
    }

    private void Add(ISymbol variable, Definition definition)
    {
        if (!_definitions.TryGetValue(variable, out List<Definition>? list))
        {
            list = [];
            _definitions.Add(variable, list);
        }

        list.Add(definition);
    }

    private void AddTarget(IOperation site, IOperation target, IOperation value)
    {
        if (VariableOf(target) is { } variable)
        {
            Add(variable, new(site, DefinitionKind.Value, value));
        }
        else if (ContainerOf(target) is { } container)
        {
            Add(container, new(site, DefinitionKind.Addition, value));
        }
    }

    private void AddTo(IOperation site, IOperation target, IOperation value)
    {
        if (VariableOf(target) is { } variable)
        {
            Add(variable, new(site, DefinitionKind.Addition, value));
        }
    }

    private void AddLoopVariable(IForEachLoopOperation loop)
    {
        if (loop.LoopControlVariable is IVariableDeclaratorOperation declarator)
        {
            Add(declarator.Symbol, new(declarator, DefinitionKind.Value, loop.Collection));
        }
        else if (loop.LoopControlVariable is not null)
        {
            AddDeconstruction(loop.LoopControlVariable, loop.LoopControlVariable, loop.Collection, -1);
        }
    }

    private void AddDeconstruction(IOperation site, IOperation target, IOperation value, int element)
    {
        if (target is IDeclarationExpressionOperation declaration)
        {
            target = declaration.Expression;
        }

        if (target is not ITupleOperation tuple)
        {
            if (VariableOf(target) is { } variable)
            {
                Add(variable, new(site, DefinitionKind.Value, value, element));
            }

            return;
        }

        ITupleOperation? values = element < 0 ? Unconverted(value) as ITupleOperation : null;
        for (int i = 0; i < tuple.Elements.Length; i++)
        {
            bool isPaired = values is not null && values.Elements.Length == tuple.Elements.Length;
            AddDeconstruction(site, tuple.Elements[i], isPaired ? values!.Elements[i] : value, isPaired ? -1 : i);
        }
    }

    private void AddCall(IOperation? target, IInvocationOperation call)
    {
        if (target is null || VariableOf(target) is not { } variable)
        {
            return;
        }

        if (!_calls.TryGetValue(variable, out List<IInvocationOperation>? calls))
        {
            calls = [];
            _calls.Add(variable, calls);
        }

        calls.Add(call);
    }

    /// <summary>A method that adds to its receiver: <c>builder.Append(a).Append(b)</c>, <c>list.Add(a)</c>.</summary>
    private void AddMutation(IInvocationOperation call)
    {
        string name = call.TargetMethod.Name;
        if (call.Arguments.Length == 0 || call.TargetMethod.IsStatic
            || !(name.StartsWith("Append", StringComparison.Ordinal) || name.StartsWith("Add", StringComparison.Ordinal) || name.StartsWith("Insert", StringComparison.Ordinal)
                || name is "TryAdd" or "Enqueue" or "Push"))
        {
            return;
        }

        IOperation? receiver = call.Instance;
        while (receiver is IInvocationOperation { Instance: { } inner })
        {
            receiver = inner;
        }

        if (receiver is ILocalReferenceOperation or IParameterReferenceOperation)
        {
            ISymbol variable = VariableOf(receiver)!;
            foreach (IArgumentOperation argument in call.Arguments)
            {
                Add(variable, new(call, DefinitionKind.Addition, argument.Value));
            }
        }
    }

    private static ISymbol? VariableOf(IOperation target) =>
        target switch
        {
            ILocalReferenceOperation local => local.Local,
            IParameterReferenceOperation parameter => parameter.Parameter,
            IDeclarationExpressionOperation declaration => VariableOf(declaration.Expression),
            IVariableDeclaratorOperation declarator => declarator.Symbol,
            _ => null,
        };

    /// <summary>The variable whose element is written: <c>items[0] = value</c>.</summary>
    private static ISymbol? ContainerOf(IOperation target) =>
        target switch
        {
            IArrayElementReferenceOperation element => VariableOf(element.ArrayReference),
            IPropertyReferenceOperation { Property.IsIndexer: true, Instance: { } instance } => VariableOf(instance),
            _ => null,
        };

    private static IOperation Unconverted(IOperation operation)
    {
        while (operation is IConversionOperation conversion)
        {
            operation = conversion.Operand;
        }

        return operation;
    }
}
