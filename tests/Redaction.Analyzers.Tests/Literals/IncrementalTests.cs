using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Diagnostics.Telemetry;
using Redaction.Analyzers.Files;
using Redaction.Analyzers.Flow;
using Redaction.Analyzers.Literals;

namespace Redaction.Analyzers.Tests.Literals;

/// <summary>Typing in one file looks at that file only.</summary>
public sealed class IncrementalTests
{
    [Fact]
    public async Task A_text_that_did_not_change_is_not_scanned_again()
    {
        CSharpCompilation before = CompiledSources.Of(("/src/A.cs", Planted.In("class A { string a = \"%GITHUB%\"; }")), ("/src/B.cs", "class B { }"));
        Assert.Single(await before.Diagnose(new HardCodedSecretAnalyzer(), new HardCodedCredentialAnalyzer()));

        SyntaxTree a = before.SyntaxTrees[0];
        SyntaxTree typed = CompiledSources.Tree("/src/B.cs", Planted.In("class B { string b = \"%AWS%\"; }"));
        CSharpCompilation after = before.ReplaceSyntaxTree(before.SyntaxTrees[1], typed);
        Assert.Equal(2, (await after.Diagnose(new HardCodedSecretAnalyzer(), new HardCodedCredentialAnalyzer())).Length);

        Assert.Equal(1, SourceScan.Of(a).Runs);
        Assert.Equal(1, SourceScan.Of(typed).Runs);
    }

    [Fact]
    public async Task A_file_is_analyzed_without_the_others()
    {
        CSharpCompilation compilation = CompiledSources.Of(
            ("/src/A.cs", Planted.In("class A { string a = \"%GITHUB%\"; }")), ("/src/B.cs", Planted.In("class B { string b = \"%AWS%\" + \"\"; string password = \"%PASSWORD%\"; }")));
        SyntaxTree b = compilation.SyntaxTrees[1];
        CompilationWithAnalyzers analysis = compilation.With(new HardCodedSecretAnalyzer(), new HardCodedCredentialAnalyzer());
        ImmutableArray<Diagnostic> syntax = await analysis.GetAnalyzerSyntaxDiagnosticsAsync(b, TestContext.Current.CancellationToken);
        ImmutableArray<Diagnostic> semantic = await analysis.GetAnalyzerSemanticDiagnosticsAsync(compilation.GetSemanticModel(b), null, TestContext.Current.CancellationToken);
        Assert.Equal(["RDC1001", "RDC1002"], syntax.Concat(semantic).Select(diagnostic => diagnostic.Id));
        Assert.Equal(0, SourceScan.Of(compilation.SyntaxTrees[0]).Runs);
    }

    /// <summary>A flow out of one file into another is told in the first, whoever was looked at before.</summary>
    [Fact]
    public async Task A_flow_is_told_in_the_file_that_it_leaves()
    {
        const string Caller = "class A { void M(string apiKey) { string copy = apiKey; B.Show(copy); } }";
        const string Shown = "static class B { public static void Show(string text) => System.Console.WriteLine(text); }";
        CSharpCompilation before = CompiledSources.Of(("/src/A.cs", Caller), ("/src/B.cs", Shown));
        Assert.Equal(["RDC2002"], await InFile(before, 0));
        Assert.Empty(await InFile(before, 1));

        SyntaxTree typed = CompiledSources.Tree("/src/B.cs", Shown.Replace("System.Console.WriteLine(text)", "text.ToString()", StringComparison.Ordinal));
        Assert.Empty(await InFile(before.ReplaceSyntaxTree(before.SyntaxTrees[1], typed), 0));
    }

    private static async Task<IEnumerable<string>> InFile(CSharpCompilation compilation, int file)
    {
        SemanticModel model = compilation.GetSemanticModel(compilation.SyntaxTrees[file]);
        CompilationWithAnalyzers analysis = compilation.With(new SecretFlowAnalyzer());
        return (await analysis.GetAnalyzerSemanticDiagnosticsAsync(model, null, TestContext.Current.CancellationToken)).Select(diagnostic => diagnostic.Id);
    }

    [Fact]
    public async Task Nothing_waits_for_the_end_of_a_compilation()
    {
        DiagnosticAnalyzer[] analyzers = [new HardCodedSecretAnalyzer(), new HardCodedCredentialAnalyzer(), new ConfigurationFileAnalyzer(), new SecretFlowAnalyzer()];
        CompilationWithAnalyzers analysis = CompiledSources.Of(("/src/A.cs", "class A { }")).With(analyzers);
        foreach (DiagnosticAnalyzer analyzer in analyzers)
        {
            AnalyzerTelemetryInfo telemetry = await analysis.GetAnalyzerTelemetryInfoAsync(analyzer, TestContext.Current.CancellationToken);
            Assert.True(telemetry.Concurrent);
            Assert.Equal(1, telemetry.CompilationStartActionsCount);
            Assert.Equal(0, telemetry.CompilationEndActionsCount + telemetry.CompilationActionsCount + telemetry.SymbolEndActionsCount);
        }
    }
}
