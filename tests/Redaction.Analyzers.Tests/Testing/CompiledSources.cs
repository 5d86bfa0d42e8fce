using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Redaction.Analyzers.Tests;

/// <summary>Sources as a compiler or an editor has them, to be analyzed more than once.</summary>
internal static class CompiledSources
{
    public static CSharpCompilation Of(params (string Path, string Text)[] sources) => CSharpCompilation.Create(
        "Analyzed",
        sources.Select(source => Tree(source.Path, source.Text)),
        TestReferences.All,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));

    public static SyntaxTree Tree(string path, string text) =>
        CSharpSyntaxTree.ParseText(SourceText.From(text), new CSharpParseOptions(LanguageVersion.Preview), path, cancellationToken: TestContext.Current.CancellationToken);

    public static CompilationWithAnalyzers With(this CSharpCompilation compilation, params DiagnosticAnalyzer[] analyzers) =>
        new(compilation, [.. analyzers], new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]),
            onAnalyzerException: (exception, analyzer, _) => throw new InvalidOperationException($"{analyzer}: {exception}", exception),
            concurrentAnalysis: true,
            logAnalyzerExecutionTime: false));

    public static Task<ImmutableArray<Diagnostic>> Diagnose(this CSharpCompilation compilation, params DiagnosticAnalyzer[] analyzers) =>
        compilation.With(analyzers).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
}
