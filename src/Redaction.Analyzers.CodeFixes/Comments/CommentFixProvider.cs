using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Redaction.Analyzers.CodeFixes;

/// <summary>Fixes secrets in comments, disabled code and names of regions (RDC1003).</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CommentFixProvider))]
[Shared]
public sealed class CommentFixProvider : PlannedFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.SecretInComment];

    private protected override ImmutableArray<IDiagnosticFix> Fixes { get; } = [new MaskCommentFix(), new AllowCommentFix()];
}
