using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Redaction.Analyzers.Flow.Sources;

namespace Redaction.Analyzers.Flow.Evaluation;

/// <summary>What calls give. A part of <see cref="Evaluator"/>.</summary>
internal sealed class CallEvaluator(FlowState state, Evaluator evaluator)
{
    public FlowValue Evaluate(IInvocationOperation call)
    {
        IMethodSymbol method = call.TargetMethod;
        if (Sanitizers.Contains(method, evaluator.Rule))
        {
            return FlowValue.Clean;
        }

        if (state.Sources.OfCall(call, evaluator.Rule) is { } source)
        {
            return FlowValue.Secret(source);
        }

        FlowValue value = method.MethodKind == MethodKind.DelegateInvoke ? Delegate(call.Instance)
            : method.Name == "ToString" && call.Instance is { } printed && method.DeclaringSyntaxReferences.IsEmpty ? evaluator.EvaluateText(printed)
            : method.DeclaringSyntaxReferences.IsEmpty ? External(call)
            : Apply(state.Summaries.Return(evaluator, method), call);

        return value.Source is null && value.IsUnknown && IdentifierNames.IsReaderOfSecret(method.Name) && state.Types.CanBeNamed(method.ReturnType)
            ? FlowValue.Secret(SecretSource.Described($"the result of '{method.Name}'", call))
            : value;
    }

    /// <summary>What a call gives through an argument by reference.</summary>
    public FlowValue EvaluateOut(IArgumentOperation argument)
    {
        if (argument.Parent is not IInvocationOperation call || argument.Parameter is not { } parameter)
        {
            return FlowValue.Opaque;
        }

        if (Sanitizers.Contains(call.TargetMethod, evaluator.Rule))
        {
            return FlowValue.Clean;
        }

        if (SourceFinder.IsMarked(parameter))
        {
            return FlowValue.Secret(SecretSource.Of(parameter, argument));
        }

        if (!call.TargetMethod.DeclaringSyntaxReferences.IsEmpty)
        {
            return Apply(state.Summaries.Out(evaluator, call.TargetMethod, parameter.Ordinal), call);
        }

        FlowValue held = call.Instance is { } instance ? evaluator.Evaluate(instance) : FlowValue.Opaque;
        return held.Source is null ? FlowValue.Opaque : held;
    }

    /// <summary>
    /// A lambda's parameter gets the elements of the collection whose method is given the lambda, or the arguments of the calls of the
    /// local that the lambda is kept in.
    /// </summary>
    public FlowValue EvaluateLambdaParameter(IParameterSymbol parameter, IOperation use)
    {
        IOperation? operation = use.Parent;
        while (operation is not null && !(operation is IAnonymousFunctionOperation lambda && SymbolEqualityComparer.Default.Equals(lambda.Symbol, parameter.ContainingSymbol)))
        {
            operation = operation.Parent;
        }

        IOperation? holder = operation?.Parent;
        while (holder is IDelegateCreationOperation or IConversionOperation)
        {
            holder = holder.Parent;
        }

        return holder switch
        {
            IArgumentOperation { Parent: IInvocationOperation call } => OfReceiver(call, parameter.Ordinal),
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } } => OfCalls(local, holder, parameter.Ordinal),
            ISimpleAssignmentOperation { Target: ILocalReferenceOperation { Local: var local } } => OfCalls(local, holder, parameter.Ordinal),
            _ => FlowValue.Opaque,
        };
    }

    private FlowValue OfReceiver(IInvocationOperation call, int ordinal)
    {
        IOperation? receiver = call.Instance ?? (call.TargetMethod.IsExtensionMethod && call.Arguments.Length > 0 ? call.Arguments[0].Value : null);
        FlowValue held = receiver is not null && ordinal == 0 ? evaluator.Evaluate(receiver) : FlowValue.Opaque;
        return held.Source is null ? FlowValue.Opaque : held;
    }

    private FlowValue OfCalls(ILocalSymbol local, IOperation within, int ordinal)
    {
        FlowValue value = FlowValue.Opaque;
        foreach (IInvocationOperation call in state.Bodies.Of(within).CallsOf(local))
        {
            foreach (IArgumentOperation argument in call.Arguments)
            {
                value = argument.Parameter?.Ordinal == ordinal ? value.Or(evaluator.Evaluate(argument.Value)) : value;
            }
        }

        return value;
    }

    /// <summary>Puts the arguments of a call where its summary names parameters.</summary>
    private FlowValue Apply(in FlowValue summary, IInvocationOperation call)
    {
        FlowValue value = new(summary.Source, 0, summary.IsOpaque);
        if (summary.Parameters == 0)
        {
            return value;
        }

        foreach (IArgumentOperation argument in call.Arguments)
        {
            if (argument.Parameter is { } parameter && summary.HasParameter(parameter.Ordinal))
            {
                value = value.Or(evaluator.Evaluate(argument.Value));
            }
        }

        return value;
    }

    private FlowValue External(IInvocationOperation call)
    {
        IMethodSymbol method = call.TargetMethod;
        if (method.Name is "Select" or "SelectMany" or "ConvertAll" && Mapper(call) is { } mapper)
        {
            return Delegate(mapper);
        }

        if (method.ContainingType.SpecialType == SpecialType.System_String && method.IsStatic)
        {
            return Texts(call);
        }

        if (method.Name == "Replace" && call.Arguments.Length >= 2 && evaluator.Evaluate(call.Arguments[call.TargetMethod.IsStatic ? 1 : 0].Value).Source is not null)
        {
            // the secret is what is taken out
            return FlowValue.Clean;
        }

        if (call.Instance is { Type: { } type } instance && state.Types.CanHold(type))
        {
            FlowValue value = evaluator.Evaluate(instance);
            return AddsArguments(method.Name) ? value.Or(Texts(call)) : value;
        }

        if (!Propagators.Contains(method.ContainingType) && !IsEncoding(method.ContainingType))
        {
            return FlowValue.Opaque;
        }

        FlowValue all = FlowValue.Clean;
        foreach (IArgumentOperation argument in call.Arguments)
        {
            all = all.Or(IsSerializer(method) ? evaluator.EvaluateText(argument.Value, showsMembers: true) : evaluator.Evaluate(argument.Value));
        }

        return all;
    }

    /// <summary>Methods of text and collections whose result has the arguments in it; others are told by them what to do.</summary>
    private static bool AddsArguments(string name) =>
        name.StartsWith("Append", StringComparison.Ordinal) || name.StartsWith("Add", StringComparison.Ordinal)
        || name is "Insert" or "Replace" or "Concat" or "Prepend" or "SetItem" or "Union";

    private static bool IsSerializer(IMethodSymbol method) =>
        method.ContainingType.Name is "JsonSerializer" or "JsonConvert" && method.Name.StartsWith("Serialize", StringComparison.Ordinal);

    private static bool IsEncoding(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            if (current.Name is "Encoding" or "TextEncoder")
            {
                return true;
            }
        }

        return false;
    }

    private FlowValue Texts(IInvocationOperation call)
    {
        FlowValue value = FlowValue.Clean;
        foreach (IArgumentOperation argument in call.Arguments)
        {
            if (Evaluator.Unconverted(argument.Value) is IArrayCreationOperation { Initializer: { } initializer })
            {
                foreach (IOperation element in initializer.ElementValues)
                {
                    value = value.Or(evaluator.EvaluateText(element));
                }
            }
            else
            {
                value = value.Or(evaluator.Evaluate(argument.Value));
            }
        }

        return value;
    }

    private static IOperation? Mapper(IInvocationOperation call)
    {
        foreach (IArgumentOperation argument in call.Arguments)
        {
            if (argument.Value is IDelegateCreationOperation)
            {
                return argument.Value;
            }
        }

        return null;
    }

    /// <summary>What calling a delegate gives, when the lambda or method in it is at hand.</summary>
    private FlowValue Delegate(IOperation? target)
    {
        for (int i = 0; i < 8 && target is ILocalReferenceOperation local; i++)
        {
            if (state.Bodies.Of(local).Of(local.Local) is not [{ Kind: DefinitionKind.Value, Element: < 0, Value: { } only }])
            {
                return FlowValue.Opaque;
            }

            target = Evaluator.Unconverted(only);
        }

        switch ((target as IDelegateCreationOperation)?.Target ?? target)
        {
            case IAnonymousFunctionOperation lambda:
                FlowValue value = FlowValue.Clean;
                foreach (IOperation returned in Summaries.ReturnedBy(lambda.Body))
                {
                    value = value.Or(evaluator.Evaluate(returned));
                }

                return value;
            case IMethodReferenceOperation method:
                if (Sanitizers.Contains(method.Method, evaluator.Rule))
                {
                    return FlowValue.Clean;
                }

                return method.Method.DeclaringSyntaxReferences.IsEmpty ? FlowValue.Opaque : state.Summaries.Return(evaluator, method.Method);
            default:
                return FlowValue.Opaque;
        }
    }
}
