using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Redaction.Analyzers.Flow.Evaluation;
using Redaction.Analyzers.Flow.Sinks;
using Redaction.Analyzers.Flow.Sources;

namespace Redaction.Analyzers.Flow;

/// <summary>Reports secrets that reach a log, the console, a URL, a prompt and other sinks. The README in this folder tells how.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SecretFlowAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [.. FlowIds.Descriptors];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            FlowState state = new(start.Compilation, start.Options.AnalyzerConfigOptionsProvider);
            start.RegisterOperationAction(
                operation => Check(operation, state),
                OperationKind.Invocation, OperationKind.ObjectCreation, OperationKind.SimpleAssignment, OperationKind.CompoundAssignment,
                OperationKind.Return, OperationKind.YieldReturn);
            start.RegisterSymbolAction(symbol => CheckRecord(symbol, state), SymbolKind.NamedType);
        });
    }

    private static void Check(OperationAnalysisContext context, FlowState state)
    {
        FlowSettings settings = state.SettingsOf(context.Operation.Syntax.SyntaxTree);
        List<SinkUse>? uses = state.Sinks.Find(context.Operation, context.ContainingSymbol, settings);
        if (uses is not null)
        {
            foreach (SinkUse use in uses)
            {
                CheckUse(context, state, settings, use);
            }
        }
        else
        {
            CheckCall(context, state, settings);
        }
    }

    private static void CheckUse(OperationAnalysisContext context, FlowState state, FlowSettings settings, SinkUse use)
    {
        if (use.Value.ConstantValue.HasValue)
        {
            return;
        }

        Evaluator? evaluator = null;
        foreach ((IOperation part, bool isText) in SinkParts.Of(use.Value))
        {
            if (Find(ref evaluator, state, settings.For(use.Id), part, isText, use.ShowsMembers, context.CancellationToken) is { } source)
            {
                Report(context, use.Id, part, source, use.Name);
            }
        }
    }

    /// <summary>A secret that is given to a method of the compilation, which gives it to a sink.</summary>
    private static void CheckCall(OperationAnalysisContext context, FlowState state, FlowSettings settings)
    {
        Evaluator? any = null;
        foreach (IArgumentOperation argument in SourceCall.ArgumentsOf(context.Operation, out IMethodSymbol? method))
        {
            // a parameter that is itself known as a secret is reported where it reaches the sink
            if (argument.Parameter is not { } parameter || argument.Value.ConstantValue.HasValue || !state.Types.CanHold(parameter.Type)
                || state.Sources.IsDeclared(parameter, null) || state.Sources.IsNamed(parameter, parameter.Type))
            {
                continue;
            }

            foreach ((IOperation part, bool isText) in SinkParts.Of(argument.Value))
            {
                if (Find(ref any, state, settings.For(DiagnosticIds.SecretInLog), part, isText, showsMembers: false, context.CancellationToken) is null)
                {
                    continue;
                }

                foreach (ParameterSink sink in state.Summaries.Sinks(settings, method!, 1, context.CancellationToken))
                {
                    Evaluator? own = null;
                    if (sink.Ordinal == parameter.Ordinal && Find(ref own, state, settings.For(sink.Id), part, isText, showsMembers: false, context.CancellationToken) is { } source)
                    {
                        Report(context, sink.Id, part, source, method!.MethodKind == MethodKind.Constructor ? method.ContainingType.Name : method.Name);
                    }
                }
            }
        }
    }

    /// <summary>The secret in a part; the evaluator is made when the part could hold one.</summary>
    private static SecretSource? Find(
        ref Evaluator? evaluator, FlowState state, FlowRule rule, IOperation part, bool isText, bool showsMembers, CancellationToken cancellation)
    {
        bool isPrinted = part is IAnonymousObjectCreationOperation || isText && part.Type is { IsValueType: false };
        if (!isPrinted && (part.Type is not { } type || !state.Types.CanHold(type)))
        {
            return state.Printed.Find(part.Type, showsMembers);
        }

        evaluator ??= new(state, rule, method: null, depth: 0, cancellation);
        isPrinted |= isText;
        return (isPrinted ? evaluator.EvaluateText(part) : evaluator.Evaluate(part)).Source ?? state.Printed.Find(part.Type, showsMembers);
    }

    private static void Report(OperationAnalysisContext context, string id, IOperation part, SecretSource source, string sink)
    {
        Location location = part.Syntax.GetLocation();
        IEnumerable<Location>? additional = source.Location is { } origin && origin != location ? [origin] : null;
        context.ReportDiagnostic(Diagnostic.Create(FlowIds.Descriptor(id), location, additional, source.Noun, sink));
    }

    /// <summary>The <c>ToString</c> that the compiler makes for a record shows each public member.</summary>
    private static void CheckRecord(SymbolAnalysisContext context, FlowState state)
    {
        if (context.Symbol is not INamedTypeSymbol { IsRecord: true } record || !PrintedMembers.HasGeneratedToString(record))
        {
            return;
        }

        foreach (ISymbol member in record.GetMembers())
        {
            if (state.Printed.IsShownSecret(member) && member.Locations.Length > 0)
            {
                context.ReportDiagnostic(Diagnostic.Create(Descriptors.SecretInToString, member.Locations[0], $"'{member.Name}'", record.Name));
            }
        }
    }
}
