using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Redaction.Analyzers.Tests.Docs;

/// <summary>
/// The shipped analyzers and the shipped fixes together: each fix that is offered for a bad sample compiles and ends the diagnostic,
/// and no title shows a secret.
/// </summary>
public class FixedSampleTests
{
    private const string OnlyMarks = "Mark it with [Secret]";

    public static TheoryData<string> Ids => [.. ShippedAnalyzers.Fixes.SelectMany(fix => fix.FixableDiagnosticIds).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Each_fix_of_a_bad_sample_compiles_and_helps(string id)
    {
        CancellationToken cancellationToken = TestContext.Current.CancellationToken;
        using var workspace = new AdhocWorkspace();
        Document document = Sample(workspace, RulePage.Read(id).Sample("Bad").Text);
        ImmutableArray<Diagnostic> before = await Find(document, id, cancellationToken);
        Assert.NotEmpty(before);
        List<CodeAction> actions = await ActionsFor(document, before[0], cancellationToken);
        Assert.NotEmpty(actions);
        foreach (CodeAction action in actions)
        {
            Assert.False(SampleSecrets.AreIn(action.Title));
            ImmutableArray<CodeActionOperation> operations = await action.GetOperationsAsync(cancellationToken);
            Document after = Assert.IsType<ApplyChangesOperation>(Assert.Single(operations)).ChangedSolution.GetDocument(document.Id)!;
            Compilation compilation = (await after.Project.GetCompilationAsync(cancellationToken))!;
            Assert.Empty(compilation.GetDiagnostics(cancellationToken).Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => $"{action.Title}: {d}"));
            int left = (await Find(after, id, cancellationToken)).Length;
            Assert.True(left == before.Length - (action.EquivalenceKey == OnlyMarks ? 0 : 1), $"{action.Title}: {before.Length} before, {left} after");
        }
    }

    private static Document Sample(AdhocWorkspace workspace, string text)
    {
        var project = ProjectId.CreateNewId();
        var id = DocumentId.CreateNewId(project);
        Solution solution = workspace.CurrentSolution
            .AddProject(project, "sample", "sample", LanguageNames.CSharp)
            .WithProjectCompilationOptions(project, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable))
            .WithProjectMetadataReferences(project, TestReferences.All)
            .AddDocument(DocumentId.CreateNewId(project), "Usings.cs", SampleSecrets.Usings, filePath: "/sample/Usings.cs")
            .AddDocument(id, "Sample.cs", SampleSecrets.In(text), filePath: "/sample/Sample.cs");
        return solution.GetDocument(id)!;
    }

    private static async Task<ImmutableArray<Diagnostic>> Find(Document document, string id, CancellationToken cancellationToken)
    {
        Compilation compilation = (await document.Project.GetCompilationAsync(cancellationToken))!;
        ImmutableArray<DiagnosticAnalyzer> analyzers = [.. ShippedAnalyzers.All.Where(analyzer => analyzer.SupportedDiagnostics.Any(d => d.Id == id))];
        Assert.NotEmpty(analyzers);
        ImmutableArray<Diagnostic> found = await compilation.WithAnalyzers(analyzers, document.Project.AnalyzerOptions).GetAnalyzerDiagnosticsAsync(cancellationToken);
        return [.. found.Where(diagnostic => diagnostic.Id == id)];
    }

    private static async Task<List<CodeAction>> ActionsFor(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        var actions = new List<CodeAction>();
        foreach (CodeFixProvider provider in ShippedAnalyzers.Fixes.Where(fix => fix.FixableDiagnosticIds.Contains(diagnostic.Id)))
        {
            await provider.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), cancellationToken));
        }

        return actions;
    }
}
