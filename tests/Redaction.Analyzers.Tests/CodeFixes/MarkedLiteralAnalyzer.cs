using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Redaction.Analyzers.Tests.CodeFixes;

/// <summary>Reports each text with the word <c>planted</c> as a hard-coded secret, so that fixes are tested without the engine's verdict.</summary>
#pragma warning disable RS1036, RS1038, RS1041 // it is loaded by this test alone, not by a compiler
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MarkedLiteralAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        [Descriptors.HardCodedSecret, Descriptors.HardCodedCredential, Descriptors.CredentialArgument];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSyntaxNodeAction(
            Analyze,
            SyntaxKind.StringLiteralExpression,
            SyntaxKind.InterpolatedStringText,
            SyntaxKind.Utf8StringLiteralExpression);
    }

    private static void Analyze(SyntaxNodeAnalysisContext context)
    {
        string text = context.Node.ToString();
        string line = context.Node.SyntaxTree.GetText(context.CancellationToken).Lines.GetLineFromPosition(context.Node.SpanStart).ToString();
        if (!text.Contains("planted", StringComparison.Ordinal) || line.Contains("redaction:allow", StringComparison.Ordinal))
        {
            return;
        }

        DiagnosticDescriptor descriptor = text.Contains("1001", StringComparison.Ordinal) ? Descriptors.HardCodedSecret
            : text.Contains("1004", StringComparison.Ordinal) ? Descriptors.CredentialArgument
            : Descriptors.HardCodedCredential;
        ImmutableDictionary<string, string?> properties = text.Contains("rule", StringComparison.Ordinal)
            ? ImmutableDictionary<string, string?>.Empty.Add("rule", "acme-token")
            : ImmutableDictionary<string, string?>.Empty;
        context.ReportDiagnostic(Diagnostic.Create(descriptor, context.Node.GetLocation(), properties, "it", "it"));
    }
}
