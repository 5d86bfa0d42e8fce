using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Redaction.Analyzers.CodeFixes;

/// <summary>
/// Suppresses a finding by a comment at the end of its line, which <c>redact scan</c> honours as well; a finding in a <c>//</c> comment at the end of
/// that. Not offered where the line has another comment, or ends within a text.
/// </summary>
internal sealed class AllowCommentFix : IDiagnosticFix
{
    public string EquivalenceKey => "Suppress with a reason";

    public async Task<FixPlan?> PlanAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        SourceText text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        if (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is not { } root)
        {
            return null;
        }

        TextLine line = text.Lines.GetLineFromPosition(diagnostic.Location.SourceSpan.Start);
        SyntaxTrivia comment = root.FindTrivia(diagnostic.Location.SourceSpan.Start);
        if (comment.IsKind(SyntaxKind.SingleLineCommentTrivia))
        {
            return Plan(document, diagnostic, line, comment.Span.End);
        }

        SyntaxToken last = root.FindToken(diagnostic.Location.SourceSpan.Start);
        for (SyntaxToken next = last.GetNextToken(); next.SpanStart <= line.End && !next.IsKind(SyntaxKind.None); next = last.GetNextToken())
        {
            last = next;
        }

        if (last.Span.End > line.End || last.TrailingTrivia.Any(trivia => !trivia.IsKind(SyntaxKind.WhitespaceTrivia) && !trivia.IsKind(SyntaxKind.EndOfLineTrivia)))
        {
            return null;
        }

        return Plan(document, diagnostic, line, last.Span.End);
    }

    private static FixPlan Plan(Document document, Diagnostic diagnostic, TextLine line, int end)
    {
        string rule = diagnostic.Properties.TryGetValue(RuleProperty.Key, out string? id) ? id + " " : "";
        return new FixPlan("Suppress with a reason (// redaction:allow)", document.Id, new TextSpan(line.Start, 0))
        {
            Changes = [new TextChange(TextSpan.FromBounds(end, line.End), $" // redaction:allow {rule}-- {SuppressionReason.Text}")],
        };
    }
}
