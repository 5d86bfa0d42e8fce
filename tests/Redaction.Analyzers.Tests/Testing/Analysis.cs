using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace Redaction.Analyzers.Tests;

/// <summary>Runs an analyzer over a source; what is expected stands in it as <c>[|…|]</c> or <c>{|RDC1001:…|}</c>.</summary>
/// <typeparam name="TAnalyzer">The analyzer.</typeparam>
internal sealed class Analysis<TAnalyzer> : CSharpAnalyzerTest<TAnalyzer, DefaultVerifier>
    where TAnalyzer : DiagnosticAnalyzer, new()
{
    public Analysis(string source)
    {
        TestCode = source;
        // the framework is that of this process, so that no test needs a network
        ReferenceAssemblies = new ReferenceAssemblies("net10.0");
        TestState.AdditionalReferences.AddRange(TestReferences.All);
        // both analyze each source once more; generated code has tests of its own, and pragmas are the compiler's
        TestBehaviors |= TestBehaviors.SkipGeneratedCodeCheck | TestBehaviors.SkipSuppressionCheck;
    }

    public static Task Run(string source) => new Analysis<TAnalyzer>(source).RunAsync(TestContext.Current.CancellationToken);
}
