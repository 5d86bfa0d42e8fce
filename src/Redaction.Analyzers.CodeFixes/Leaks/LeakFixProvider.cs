using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Redaction.Analyzers.CodeFixes;

/// <summary>Fixes leaks of secrets (RDC2001 to RDC2010).</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(LeakFixProvider))]
[Shared]
public sealed class LeakFixProvider : PlannedFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
    [
        DiagnosticIds.SecretInLog, DiagnosticIds.SecretOnConsole, DiagnosticIds.SecretInException, DiagnosticIds.SecretInToString,
        DiagnosticIds.SecretInTelemetry, DiagnosticIds.SecretInUrl, DiagnosticIds.SecretInArguments, DiagnosticIds.SecretWrittenToFile,
        DiagnosticIds.SecretInPrompt, DiagnosticIds.SecretInToolResult,
    ];

    private protected override ImmutableArray<IDiagnosticFix> Fixes { get; } = [new RedactFix(), new MarkSecretFix(), new SuppressFix()];
}
