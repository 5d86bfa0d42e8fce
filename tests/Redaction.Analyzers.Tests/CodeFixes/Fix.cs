using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace Redaction.Analyzers.Tests.CodeFixes;

/// <summary>
/// Applies one fix of a provider to each diagnostic by itself and then, from the start, to all at once (in the document, the project and
/// the solution); what comes out must be the expected text and must compile.
/// </summary>
/// <typeparam name="TAnalyzer">Reports the diagnostics.</typeparam>
/// <typeparam name="TProvider">Fixes them.</typeparam>
internal sealed class Fix<TAnalyzer, TProvider> : CSharpCodeFixTest<TAnalyzer, TProvider, DefaultVerifier>
    where TAnalyzer : DiagnosticAnalyzer, new()
    where TProvider : CodeFixProvider, new()
{
    public Fix(string key, string before, string after)
    {
        TestCode = before;
        FixedCode = after;
        CodeActionEquivalenceKey = key;
        ReferenceAssemblies = new ReferenceAssemblies("net10.0");
        TestState.AdditionalReferences.AddRange(TestReferences.All);
        DiagnosticVerifier = (_, _, _) => { };
    }

    public Task RunAsync() => RunAsync(TestContext.Current.CancellationToken);
}
