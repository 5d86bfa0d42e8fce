using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Redaction.Analyzers.Flow.Sinks;

namespace Redaction.Analyzers.Flow.Evaluation;

/// <summary>
/// What methods of the compilation do with a secret: what they return, and which parameters reach a sink. Made when a call first asks,
/// and kept by method and depth: each level of calls sees one level less, so that recursion ends and the answer is the same whichever
/// thread asks first.
/// </summary>
internal sealed class Summaries(FlowState state)
{
    /// <summary>The longest body that is looked at, in chars: what is longer a machine wrote, and the compiler takes seconds for it.</summary>
    private const int LongestBody = 20_000;

    private readonly ConcurrentDictionary<SyntaxTree, SemanticModel> _models = new();

    /// <summary>What a method returns when it is called by the code that an evaluator looks at.</summary>
    public FlowValue Return(Evaluator caller, IMethodSymbol method)
    {
        int depth = caller.Depth + 1;
        method = Implementation(method);
        if (depth > caller.Rule.CallDepth)
        {
            return FlowValue.Opaque;
        }

        if (caller.Rule.Returns.TryGetValue((method, depth), out FlowValue known))
        {
            return known;
        }

        FlowValue value = FlowValue.Opaque;
        if (Body(method, caller.Cancellation) is { } body)
        {
            Evaluator evaluator = new(state, caller.Rule, method, depth, caller.Cancellation);
            value = FlowValue.Clean;
            foreach (IOperation returned in ReturnedBy(body))
            {
                value = value.Or(evaluator.Evaluate(returned));
            }
        }

        caller.Rule.Returns.TryAdd((method, depth), value);
        return value;
    }

    /// <summary>What a method gives through a parameter by reference.</summary>
    public FlowValue Out(Evaluator caller, IMethodSymbol method, int ordinal)
    {
        int depth = caller.Depth + 1;
        method = Implementation(method);
        if (depth > caller.Rule.CallDepth || ordinal >= method.Parameters.Length)
        {
            return FlowValue.Opaque;
        }

        IParameterSymbol parameter = method.Parameters[ordinal];
        if (caller.Rule.Returns.TryGetValue((parameter, depth), out FlowValue known))
        {
            return known;
        }

        FlowValue value = FlowValue.Opaque;
        if (Body(method, caller.Cancellation) is { } body)
        {
            Evaluator evaluator = new(state, caller.Rule, method, depth, caller.Cancellation);
            value = FlowValue.Clean;
            foreach (Definition definition in state.Bodies.Of(body).Of(parameter) ?? [])
            {
                value = value.Or(definition is { Value: { } written, Element: < 0, Kind: DefinitionKind.Value or DefinitionKind.Addition }
                    ? evaluator.Evaluate(written)
                    : FlowValue.Opaque);
            }
        }

        caller.Rule.Returns.TryAdd((parameter, depth), value);
        return value;
    }

    /// <summary>Which parameters of a method reach a sink in it or in what it calls.</summary>
    public List<ParameterSink> Sinks(FlowSettings settings, IMethodSymbol method, int depth, CancellationToken cancellation)
    {
        method = Implementation(method);
        if (depth > settings.MaxCallDepth)
        {
            return [];
        }

        if (settings.Sinks.TryGetValue((method, depth), out List<ParameterSink>? known))
        {
            return known;
        }

        List<ParameterSink> sinks = [];
        if (Body(method, cancellation) is { } body)
        {
            Dictionary<string, Evaluator> evaluators = new(StringComparer.Ordinal);
            foreach (IOperation operation in body.DescendantsAndSelf())
            {
                foreach (SinkUse use in state.Sinks.Find(operation, method, settings) ?? [])
                {
                    AddParameters(use.Value, use.Id);
                }

                foreach (IArgumentOperation argument in SourceCall.ArgumentsOf(operation, out IMethodSymbol? called))
                {
                    if (argument.Parameter is { } passed && state.Types.CanHold(passed.Type) && !argument.Value.ConstantValue.HasValue)
                    {
                        foreach (ParameterSink inner in Sinks(settings, called!, depth + 1, cancellation))
                        {
                            if (inner.Ordinal == passed.Ordinal && depth + 1 <= settings.For(inner.Id).CallDepth)
                            {
                                AddParameters(argument.Value, inner.Id);
                            }
                        }
                    }
                }
            }

            void AddParameters(IOperation value, string id)
            {
                if (!evaluators.TryGetValue(id, out Evaluator? evaluator))
                {
                    evaluator = new(state, settings.For(id), method, depth, cancellation);
                    evaluators.Add(id, evaluator);
                }

                FlowValue held = evaluator.EvaluateText(value);
                if (held.Source is null)
                {
                    held = held.Or(evaluator.Evaluate(value));
                }

                for (int i = 0; i < method.Parameters.Length && held.Source is null; i++)
                {
                    ParameterSink sink = new(i, id);
                    if (held.HasParameter(i) && !sinks.Contains(sink))
                    {
                        sinks.Add(sink);
                    }
                }
            }
        }

        settings.Sinks.TryAdd((method, depth), sinks);
        return sinks;
    }

    /// <summary>The values that a body returns or yields, without those of functions within it.</summary>
    public static List<IOperation> ReturnedBy(IOperation body)
    {
        List<IOperation> values = [];
        Stack<IOperation> open = new();
        open.Push(body);
        while (open.Count > 0)
        {
            IOperation operation = open.Pop();
            if (operation is IReturnOperation { ReturnedValue: { } value })
            {
                values.Add(value);
            }

            foreach (IOperation child in operation.ChildOperations)
            {
                if (child is not (IAnonymousFunctionOperation or ILocalFunctionOperation))
                {
                    open.Push(child);
                }
            }
        }

        return values;
    }

    private static IMethodSymbol Implementation(IMethodSymbol method)
    {
        IMethodSymbol definition = (method.ReducedFrom ?? method).OriginalDefinition;
        return definition.PartialImplementationPart ?? definition;
    }

    /// <summary>The operations of a method; none when it has no body, as an automatic property's accessor.</summary>
    private IOperation? Body(IMethodSymbol method, CancellationToken cancellation)
    {
        if (method.IsAbstract || method.IsExtern || method.DeclaringSyntaxReferences.Length != 1)
        {
            return null;
        }

        SyntaxNode syntax = method.DeclaringSyntaxReferences[0].GetSyntax(cancellation);
        bool hasBody = syntax switch
        {
            AccessorDeclarationSyntax accessor => accessor.Body is not null || accessor.ExpressionBody is not null,
            BaseMethodDeclarationSyntax declaration => declaration.Body is not null || declaration.ExpressionBody is not null
                || declaration is ConstructorDeclarationSyntax { Initializer: not null },
            LocalFunctionStatementSyntax or ArrowExpressionClauseSyntax => true,
            _ => false,
        };
        if (!hasBody || syntax.Span.Length > LongestBody)
        {
            return null;
        }

        // another file's model, made once for each file with a method that is called with a secret or asked for one
#pragma warning disable RS1030
        return _models.GetOrAdd(syntax.SyntaxTree, tree => state.Compilation.GetSemanticModel(tree)).GetOperation(syntax, cancellation);
#pragma warning restore RS1030
    }
}
