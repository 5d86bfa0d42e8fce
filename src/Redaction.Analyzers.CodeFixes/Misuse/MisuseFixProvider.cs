using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Redaction.Analyzers.CodeFixes;

/// <summary>Fixes misuse of Redaction (RDC3001 to RDC3004).</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MisuseFixProvider))]
[Shared]
public sealed class MisuseFixProvider : PlannedFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        [DiagnosticIds.UndisposedLease, DiagnosticIds.RedactorPerCall, DiagnosticIds.RevealOutsideInjection, DiagnosticIds.RawStreamBesideWrapped];

    private protected override ImmutableArray<IDiagnosticFix> Fixes { get; } = [new UsingLeaseFix(), new KeepRedactorFix(), new SuppressFix()];
}
