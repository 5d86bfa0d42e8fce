using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;
using Redaction.Analyzers.Files;
using Redaction.Analyzers.Tests.Literals;

namespace Redaction.Analyzers.Tests.Files;

/// <summary>Additional files of a project, analyzed; secrets are written as in <see cref="Planted"/>.</summary>
internal sealed class FileAnalysis : CSharpAnalyzerTest<ConfigurationFileAnalyzer, DefaultVerifier>
{
    public FileAnalysis(params (string Path, string Text)[] files)
    {
        TestCode = "class C { }";
        ReferenceAssemblies = new ReferenceAssemblies("net10.0");
        TestState.AdditionalReferences.AddRange(TestReferences.All);
        foreach ((string path, string text) in files)
        {
            TestState.AdditionalFiles.Add((path, Planted.In(text)));
        }
    }

    public static Task Run(params (string Path, string Text)[] files) => new FileAnalysis(files).RunAsync(TestContext.Current.CancellationToken);
}
