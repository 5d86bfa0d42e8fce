using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Redaction.Analyzers.Tests.CodeFixes;

/// <summary>
/// Reports what is called <c>secret…</c> within a call of a method named as a sink, such as <c>RDC2001</c>, unless it stands in another
/// call, so that fixes are tested without the analysis of flows. The source is the declaration of what is called so.
/// </summary>
#pragma warning disable RS1036, RS1038, RS1041 // it is loaded by this test alone, not by a compiler
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MarkedLeakAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = Descriptors.All;

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSyntaxNodeAction(Analyze, SyntaxKind.IdentifierName);
    }

    private static void Analyze(SyntaxNodeAnalysisContext context)
    {
        var name = (IdentifierNameSyntax)context.Node;
        if (name.Identifier.ValueText.StartsWith("secret", StringComparison.OrdinalIgnoreCase)
            && name.Ancestors().OfType<InvocationExpressionSyntax>().FirstOrDefault() is { Expression: IdentifierNameSyntax sink }
            && Descriptors.All.FirstOrDefault(d => d.Id == sink.Identifier.ValueText) is { } descriptor
            && context.SemanticModel.GetSymbolInfo(name, context.CancellationToken).Symbol is { } symbol)
        {
            ExpressionSyntax whole = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;
            context.ReportDiagnostic(Diagnostic.Create(descriptor, whole.GetLocation(), [.. symbol.Locations.Where(l => l.IsInSource)], "it", "it"));
        }
    }
}
