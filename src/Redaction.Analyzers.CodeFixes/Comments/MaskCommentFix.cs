using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Redaction.Analyzers.CodeFixes;

/// <summary>Writes a mask where the secret stands; the rest of the comment stays as it is.</summary>
internal sealed class MaskCommentFix : IDiagnosticFix
{
    private const string Mask = "[REDACTED]";

    public string EquivalenceKey => "Mask the secret";

    public Task<FixPlan?> PlanAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        TextSpan span = diagnostic.Location.SourceSpan;
        return Task.FromResult<FixPlan?>(new FixPlan("Mask the secret (and rotate it if it was committed)", document.Id, span) { Changes = [new TextChange(span, Mask)] });
    }
}
