using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Redaction.Analyzers.Flow.Sources;

namespace Redaction.Analyzers.Flow.Evaluation;

/// <summary>
/// Answers for one expression whether it holds a secret, by walking backward to where its value comes from. One is made for each question;
/// it remembers what it found of each definition, so that a chain of assignments is walked once and a loop ends. Its work is bounded
/// by <see cref="MaxSteps"/>; where it stops, the value is opaque.
/// </summary>
internal sealed class Evaluator
{
    /// <summary>Expressions looked at for one question.</summary>
    public const int MaxSteps = 4000;

    /// <summary>Expressions within expressions: what a thread's stack surely holds.</summary>
    private const int MaxNesting = 160;

    private readonly FlowState _state;
    private readonly CallEvaluator _calls;
    private readonly MemberEvaluator _members;
    private readonly CancellationToken _cancellation;
    private Dictionary<Definition, FlowValue>? _definitions;
    private int _nesting;

    /// <param name="state">The compilation's.</param>
    /// <param name="rule">The settings of the rule that asks.</param>
    /// <param name="method">The method that is being summarized, whose parameters are told apart; null for a question within its own body.</param>
    /// <param name="depth">How many calls were followed to get here.</param>
    /// <param name="cancellation">Ends it.</param>
    public Evaluator(FlowState state, FlowRule rule, IMethodSymbol? method, int depth, CancellationToken cancellation)
    {
        _state = state;
        Rule = rule;
        Method = method;
        Depth = depth;
        _cancellation = cancellation;
        _calls = new(state, this);
        _members = new(state, this);
    }

    public FlowRule Rule { get; }

    public IMethodSymbol? Method { get; }

    public int Depth { get; }

    /// <summary>Expressions looked at so far.</summary>
    public int Steps { get; private set; }

    /// <summary>What an expression holds.</summary>
    public FlowValue Evaluate(IOperation? operation)
    {
        if (operation is null || operation.ConstantValue.HasValue || operation.Type is not { } type || !_state.Types.CanHold(type))
        {
            return FlowValue.Clean;
        }

        if (++Steps > MaxSteps || _nesting >= MaxNesting)
        {
            return FlowValue.Opaque;
        }

        _cancellation.ThrowIfCancellationRequested();
        _nesting++;
        FlowValue value = EvaluateKind(operation);
        _nesting--;
        return value;
    }

    /// <summary>
    /// What a text made of a value holds: for a record or an anonymous object its members, for an array only its type. A serializer shows
    /// the members of any object.
    /// </summary>
    public FlowValue EvaluateText(IOperation operation, bool showsMembers = false)
    {
        IOperation value = Unconverted(operation);
        if (!showsMembers && value.Type is { } type && !SecretTypes.IsPrintable(type))
        {
            return FlowValue.Clean;
        }

        if (value is IAnonymousObjectCreationOperation anonymous)
        {
            FlowValue members = FlowValue.Clean;
            foreach (IOperation initializer in anonymous.Initializers)
            {
                members = members.Or(initializer is ISimpleAssignmentOperation assignment ? EvaluateText(assignment.Value, showsMembers) : FlowValue.Opaque);
            }

            return members;
        }

        FlowValue held = Evaluate(value);
        return held.Source is null && _state.Printed.Find(value.Type, showsMembers) is { } member ? FlowValue.Secret(member) : held;
    }

    public CancellationToken Cancellation => _cancellation;

    /// <summary>What one element of a tuple holds.</summary>
    public FlowValue EvaluateElement(IOperation value, int element) => _members.Element(value, element);

    public static IOperation Unconverted(IOperation operation)
    {
        while (true)
        {
            switch (operation)
            {
                case IConversionOperation conversion:
                    operation = conversion.Operand;
                    break;
                case IParenthesizedOperation parenthesized:
                    operation = parenthesized.Operand;
                    break;
                default:
                    return operation;
            }
        }
    }

    /// <summary>What the definitions of a variable that reach a use hold together.</summary>
    public FlowValue EvaluateVariable(IOperation use, ISymbol variable, ITypeSymbol type)
    {
        List<Definition> definitions = ReachingDefinitions.At(use, variable, _state.Bodies.Of(use), out bool fromEntry);
        FlowValue value = FlowValue.Clean;
        foreach (Definition definition in definitions)
        {
            value = value.Or(EvaluateDefinition(definition, variable));
        }

        if (variable is IParameterSymbol parameter)
        {
            return fromEntry ? value.Or(EvaluateParameter(parameter, use)) : Named(value, variable, type, use);
        }

        return definitions.Count == 0 ? Named(FlowValue.Opaque, variable, type, use) : Named(value, variable, type, use);
    }

    /// <summary>A name decides about a value of which nothing is known.</summary>
    public FlowValue Named(in FlowValue value, ISymbol symbol, ITypeSymbol type, IOperation use) =>
        value.Source is null && value.IsUnknown && (_state.Sources.IsNamed(symbol, type) || Rule.Sources.Contains(symbol))
            ? FlowValue.Secret(SecretSource.Of(symbol, use))
            : value;

    private FlowValue EvaluateDefinition(Definition definition, ISymbol variable)
    {
        _definitions ??= [];
        if (_definitions.TryGetValue(definition, out FlowValue known))
        {
            return known;
        }

        // a loop that comes back here adds nothing
        _definitions[definition] = FlowValue.Clean;
        FlowValue value = definition.Kind switch
        {
            DefinitionKind.Value or DefinitionKind.Addition => definition.Element >= 0
                ? EvaluateElement(definition.Value!, definition.Element)
                : Evaluate(definition.Value),
            DefinitionKind.Out or DefinitionKind.Ref => _calls.EvaluateOut((IArgumentOperation)definition.Value!),
            _ => FlowValue.Opaque,
        };
        _definitions[definition] = value;
        return value;
    }

    private FlowValue EvaluateParameter(IParameterSymbol parameter, IOperation use)
    {
        if (_state.Sources.IsDeclared(parameter, Rule) || _state.Sources.IsNamed(parameter, parameter.Type))
        {
            return FlowValue.Secret(SecretSource.Of(parameter, use));
        }

        if (Method is not null && SymbolEqualityComparer.Default.Equals(parameter.ContainingSymbol, Method))
        {
            return FlowValue.Parameter(parameter.Ordinal);
        }

        return parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.AnonymousFunction } ? _calls.EvaluateLambdaParameter(parameter, use) : FlowValue.Opaque;
    }

    private FlowValue EvaluateKind(IOperation operation)
    {
        switch (operation)
        {
            case ILocalReferenceOperation local:
                return EvaluateVariable(local, local.Local, local.Type!);
            case IParameterReferenceOperation parameter:
                return EvaluateVariable(parameter, parameter.Parameter, parameter.Type!);
            case IFieldReferenceOperation field:
                return _members.Field(field);
            case IPropertyReferenceOperation property:
                return _members.Property(property);
            case IInvocationOperation call:
                return _calls.Evaluate(call);
            case IObjectCreationOperation creation:
                return _members.Creation(creation);
            case IConversionOperation conversion:
                return Evaluate(conversion.Operand);
            case IParenthesizedOperation parenthesized:
                return Evaluate(parenthesized.Operand);
            case IBinaryOperation binary:
                return Concatenation(binary);
            case IInterpolatedStringOperation interpolated:
                return Interpolation(interpolated);
            case IInterpolatedStringHandlerCreationOperation handler:
                return Handler(handler.Content);
            case IConditionalOperation conditional:
                return Evaluate(conditional.WhenTrue).Or(Evaluate(conditional.WhenFalse));
            case ICoalesceOperation coalesce:
                return Evaluate(coalesce.Value).Or(Evaluate(coalesce.WhenNull));
            case ISwitchExpressionOperation choice:
                FlowValue chosen = FlowValue.Clean;
                foreach (ISwitchExpressionArmOperation arm in choice.Arms)
                {
                    chosen = chosen.Or(Evaluate(arm.Value));
                }

                return chosen;
            case IConditionalAccessOperation access:
                return Evaluate(access.WhenNotNull);
            case IConditionalAccessInstanceOperation instance:
                return Evaluate(AccessedBy(instance));
            case IAwaitOperation wait:
                return Evaluate(wait.Operation);
            case ITupleOperation tuple:
                return All(tuple.Elements);
            case IArrayCreationOperation array:
                return array.Initializer is { } initializer ? All(initializer.ElementValues) : FlowValue.Clean;
            case ICollectionExpressionOperation collection:
                return All(collection.Elements);
            case ISpreadOperation spread:
                return Evaluate(spread.Operand);
            case IArrayElementReferenceOperation element:
                return Evaluate(element.ArrayReference);
            case IImplicitIndexerReferenceOperation indexer:
                return Evaluate(indexer.Instance);
            case IInlineArrayAccessOperation inline:
                return Evaluate(inline.Instance);
            case ISimpleAssignmentOperation assignment:
                return Evaluate(assignment.Value);
            case ICompoundAssignmentOperation compound:
                return Evaluate(compound.Target).Or(Evaluate(compound.Value));
            case ICoalesceAssignmentOperation coalescing:
                return Evaluate(coalescing.Target).Or(Evaluate(coalescing.Value));
            case ITranslatedQueryOperation query:
                return Evaluate(query.Operation);
            case IInstanceReferenceOperation or IDefaultValueOperation or IDelegateCreationOperation or IAnonymousFunctionOperation or IUtf8StringOperation or IThrowOperation:
                return FlowValue.Clean;
            default:
                return FlowValue.Opaque;
        }
    }

    /// <summary>The value that <c>?.</c> was put to.</summary>
    public static IOperation? AccessedBy(IConditionalAccessInstanceOperation instance)
    {
        IOperation child = instance;
        for (IOperation? parent = instance.Parent; parent is not null; child = parent, parent = parent.Parent)
        {
            if (parent is IConditionalAccessOperation access && child == access.WhenNotNull)
            {
                return access.Operation;
            }
        }

        return null;
    }

    private FlowValue All(System.Collections.Immutable.ImmutableArray<IOperation> operations)
    {
        FlowValue value = FlowValue.Clean;
        foreach (IOperation operation in operations)
        {
            value = value.Or(operation is ISpreadOperation spread ? Evaluate(spread.Operand) : Evaluate(operation));
        }

        return value;
    }

    /// <summary>A long concatenation leans to the left: a loop, not a recursion.</summary>
    private FlowValue Concatenation(IBinaryOperation binary)
    {
        FlowValue value = FlowValue.Clean;
        IOperation left = binary;
        while (left is IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } sum)
        {
            value = value.Or(EvaluateText(sum.RightOperand));
            left = sum.LeftOperand;
        }

        return left == binary ? FlowValue.Clean : value.Or(EvaluateText(left));
    }

    private FlowValue Interpolation(IInterpolatedStringOperation interpolated)
    {
        FlowValue value = FlowValue.Clean;
        foreach (IInterpolatedStringContentOperation part in interpolated.Parts)
        {
            if (part is IInterpolationOperation hole)
            {
                value = value.Or(EvaluateText(hole.Expression));
            }
            else if (part is IInterpolatedStringAppendOperation { AppendCall: IInvocationOperation { Arguments: { Length: > 0 } arguments } })
            {
                value = value.Or(EvaluateText(arguments[0].Value));
            }
        }

        return value;
    }

    private FlowValue Handler(IOperation content) =>
        content switch
        {
            IInterpolatedStringOperation interpolated => Interpolation(interpolated),
            IInterpolatedStringAdditionOperation addition => Handler(addition.Left).Or(Handler(addition.Right)),
            _ => FlowValue.Opaque,
        };
}
