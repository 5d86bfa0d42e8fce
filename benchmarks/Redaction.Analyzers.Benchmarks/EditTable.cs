using System.Collections.Immutable;
using System.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Redaction.Analyzers.Benchmarks;

/// <summary>
/// Edits one file after another, each by a line with a secret, and analyzes the edited file as an editor does at once and every tenth time all files, as it
/// does when it is idle. Prints what stays in memory and how long the edited file took.
/// </summary>
internal sealed class EditTable(CSharpCompilation compilation)
{
    private const int PerRow = 10;

    private static readonly ImmutableArray<DiagnosticAnalyzer> s_analyzers =
    [
        .. typeof(Flow.SecretFlowAnalyzer).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(DiagnosticAnalyzer)) && !type.IsAbstract)
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    public async Task RunAsync(int edits)
    {
        SyntaxTree[] trees = [.. compilation.SyntaxTrees];
        Console.WriteLine($"{s_analyzers.Length} analyzers\n\n  edits   managed MiB   edited file ms   all files ms");
        double all = await AllAsync();
        Row(0, 0, all);
        var times = new List<double>();
        for (int edit = 1; edit <= edits; edit++)
        {
            int at = edit * 37 % trees.Length;
            SyntaxTree edited = trees[at].WithChangedText(trees[at].GetText().Replace(0, 0, $"// password = \"{Guid.NewGuid():n}\"\n"));
            compilation = compilation.ReplaceSyntaxTree(trees[at], edited);
            trees[at] = edited;
            times.Add(await OneAsync(edited));
            if (edit % PerRow == 0)
            {
                all = await AllAsync();
                times.Sort();
                Row(edit, times[times.Count / 2], all);
                times.Clear();
            }
        }
    }

    private async Task<double> OneAsync(SyntaxTree tree)
    {
        // the compiler's own work on the file is not what is measured
        SemanticModel model = compilation.GetSemanticModel(tree);
        model.GetDiagnostics();
        var time = Stopwatch.StartNew();
        CompilationWithAnalyzers analysis = Analysis();
        ImmutableArray<Diagnostic> found = await analysis.GetAnalyzerSyntaxDiagnosticsAsync(tree, CancellationToken.None);
        found = found.AddRange(await analysis.GetAnalyzerSemanticDiagnosticsAsync(model, filterSpan: null, CancellationToken.None));
        return found.Any(diagnostic => diagnostic.Location.SourceSpan.Start < 100)
            ? time.Elapsed.TotalMilliseconds
            : throw new InvalidOperationException($"The secret in {tree.FilePath} was not found.");
    }

    private async Task<double> AllAsync()
    {
        var time = Stopwatch.StartNew();
        await Analysis().GetAnalyzerDiagnosticsAsync(CancellationToken.None);
        return time.Elapsed.TotalMilliseconds;
    }

    private CompilationWithAnalyzers Analysis() => compilation.WithAnalyzers(s_analyzers, new CompilationWithAnalyzersOptions(
        new AnalyzerOptions([]),
        onAnalyzerException: (exception, analyzer, _) => throw new InvalidOperationException($"{analyzer} failed.", exception),
        concurrentAnalysis: true,
        logAnalyzerExecutionTime: false));

    private static void Row(int edits, double one, double all)
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        GC.WaitForPendingFinalizers();
        Console.WriteLine($"  {edits,5}   {GC.GetTotalMemory(forceFullCollection: true) / 1048576.0,11:f1}   {one,14:f0}   {all,12:f0}");
    }
}
