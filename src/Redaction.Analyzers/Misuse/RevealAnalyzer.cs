using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Redaction.Analyzers.Misuse;

/// <summary>
/// RDC3003: what <c>SecretLease.Reveal</c> gives is stored, returned, captured or handed to something that is no injection. A value
/// that stays in a local of the method and goes from there into injections only is fine.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RevealAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.RevealOutsideInjection];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(start =>
        {
            if (RedactionApi.Of(start.Compilation) is { } api)
            {
                start.RegisterOperationAction(operation => Analyze(operation, api), OperationKind.Invocation);
            }
        });
    }

    private static void Analyze(OperationAnalysisContext context, RedactionApi api)
    {
        var reveal = (IInvocationOperation)context.Operation;
        if (reveal.TargetMethod.Name == "Reveal"
            && api.IsLease(reveal.TargetMethod.ContainingType)
            && RevealedValue.Misuse(reveal) is { } misuse)
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Descriptors.RevealOutsideInjection,
                reveal.Syntax.GetLocation(),
                misuse == reveal ? [] : [misuse.Syntax.GetLocation()],
                NameOf(reveal.Instance)));
        }
    }

    private static string NameOf(IOperation? lease) => lease?.WithoutConversions() switch
    {
        ILocalReferenceOperation local => local.Local.Name,
        IParameterReferenceOperation parameter => parameter.Parameter.Name,
        IMemberReferenceOperation member => member.Member.Name,
        _ => "SecretLease",
    };
}
