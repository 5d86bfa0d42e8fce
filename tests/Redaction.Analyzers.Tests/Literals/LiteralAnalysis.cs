using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;
using Redaction.Analyzers.Literals;

namespace Redaction.Analyzers.Tests.Literals;

/// <summary>
/// Both analyzers of literals over one source, so that what one leaves to the other is found once: <c>{|RDC1001:…|}</c>. Secrets are
/// written as in <see cref="Planted"/>.
/// </summary>
internal sealed class LiteralAnalysis : CSharpAnalyzerTest<HardCodedSecretAnalyzer, DefaultVerifier>
{
    public LiteralAnalysis(string source, string? path = null)
    {
        string text = Planted.In(source);
        if (path is null)
        {
            TestCode = text;
        }
        else
        {
            TestState.Sources.Add((path, text));
        }

        ReferenceAssemblies = new ReferenceAssemblies("net10.0");
        TestState.AdditionalReferences.AddRange(TestReferences.All);
        SolutionTransforms.Add((solution, id) => solution.WithProjectParseOptions(
            id, ((Microsoft.CodeAnalysis.CSharp.CSharpParseOptions)solution.GetProject(id)!.ParseOptions!).WithLanguageVersion(Microsoft.CodeAnalysis.CSharp.LanguageVersion.Preview)));
    }

    public static Task Run(string source) => new LiteralAnalysis(source).RunAsync(TestContext.Current.CancellationToken);

    protected override IEnumerable<DiagnosticAnalyzer> GetDiagnosticAnalyzers() => [new HardCodedSecretAnalyzer(), new HardCodedCredentialAnalyzer()];
}
