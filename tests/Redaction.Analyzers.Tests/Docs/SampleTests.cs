using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Redaction.Analyzers.Tests.Docs;

/// <summary>The samples of the pages are analysed: what is called bad is reported, what is called good is not.</summary>
public class SampleTests
{
    public static TheoryData<string> Ids => [.. Descriptors.All.Select(descriptor => descriptor.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task A_bad_sample_is_reported(string id) => Assert.Contains(id, await ReportedIn(id, "Bad"));

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task A_good_sample_is_quiet(string id) => Assert.Empty(await ReportedIn(id, "Good"));

    private static async Task<IReadOnlyList<string>> ReportedIn(string id, string section)
    {
        Assert.Contains(ShippedAnalyzers.All, analyzer => analyzer.SupportedDiagnostics.Any(d => d.Id == id));
        (string language, string file, string text) = RulePage.Read(id).Sample(section);
        text = SampleSecrets.In(text);
        bool isCode = language == "csharp";
        CancellationToken cancellationToken = TestContext.Current.CancellationToken;
        CSharpCompilation compilation = CSharpCompilation.Create(
            "sample",
            [
                CSharpSyntaxTree.ParseText(SampleSecrets.Usings, path: "/sample/Usings.cs", cancellationToken: cancellationToken),
                CSharpSyntaxTree.ParseText(isCode ? text : "", path: "/sample/Sample.cs", cancellationToken: cancellationToken),
            ],
            TestReferences.All,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        Assert.Empty(compilation.GetDiagnostics(cancellationToken).Where(d => d.Severity >= DiagnosticSeverity.Warning).Select(d => d.ToString()));
        var options = new AnalyzerOptions(isCode ? [] : [new SampleFile("/sample/" + file, text)]);
        ImmutableArray<Diagnostic> found = await compilation
            .WithAnalyzers(ShippedAnalyzers.All, new CompilationWithAnalyzersOptions(options, onAnalyzerException: null, concurrentAnalysis: true, logAnalyzerExecutionTime: false))
            .GetAnalyzerDiagnosticsAsync(cancellationToken);
        Assert.All(found, diagnostic => Assert.False(SampleSecrets.AreIn(diagnostic.GetMessage(CultureInfo.InvariantCulture))));
        return [.. found.Select(diagnostic => diagnostic.Id)];
    }

    private sealed class SampleFile(string path, string text) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
    }
}
