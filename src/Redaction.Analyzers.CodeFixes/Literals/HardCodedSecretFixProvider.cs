using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Redaction.Analyzers.CodeFixes;

/// <summary>Fixes hard-coded secrets (RDC1001, RDC1002, RDC1004): the value is read from where secrets are kept.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(HardCodedSecretFixProvider))]
[Shared]
public sealed class HardCodedSecretFixProvider : PlannedFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        [DiagnosticIds.HardCodedSecret, DiagnosticIds.HardCodedCredential, DiagnosticIds.CredentialArgument];

    private protected override ImmutableArray<IDiagnosticFix> Fixes { get; } =
        [ReadConfigurationFix.Value, new ReadEnvironmentFix(), ReadConfigurationFix.Reference, new AllowCommentFix()];
}
