using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Redaction.Analyzers.CodeFixes;

/// <summary>
/// Suppresses a diagnostic with a reason: around a statement by <c>#pragma warning</c>, on a declaration by <c>[SuppressMessage]</c>.
/// Not offered for a statement that shares its lines with others.
/// </summary>
internal sealed class SuppressFix : IDiagnosticFix
{
    public string EquivalenceKey => "Suppress with a reason";

    public async Task<FixPlan?> PlanAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        SourceText text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        if (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is not { } root)
        {
            return null;
        }

        SyntaxNode? place = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
        while (place is not (null or MemberDeclarationSyntax) && !(place is StatementSyntax and not BlockSyntax && HasOwnLines(place, text)))
        {
            place = place.Parent;
        }

        return place switch
        {
            GlobalStatementSyntax when !HasOwnLines(place, text) => null,
            StatementSyntax or GlobalStatementSyntax => ByPragma(document, diagnostic, place, text),
            MemberDeclarationSyntax and not BaseNamespaceDeclarationSyntax => ByAttribute(document, diagnostic, place, text),
            _ => null,
        };
    }

    private static FixPlan ByPragma(Document document, Diagnostic diagnostic, SyntaxNode statement, SourceText text)
    {
        TextLine first = text.Lines.GetLineFromPosition(statement.SpanStart);
        TextLine last = text.Lines.GetLineFromPosition(statement.Span.End);
        string lineEnd = LineEnd(text);
        return new FixPlan("Suppress with a reason (#pragma)", document.Id, statement.Span)
        {
            Changes =
            [
                new TextChange(new TextSpan(first.Start, 0), $"#pragma warning disable {diagnostic.Id} // {SuppressionReason.Text}{lineEnd}"),
                new TextChange(new TextSpan(last.End, 0), $"{lineEnd}#pragma warning restore {diagnostic.Id}"),
            ],
        };
    }

    private static FixPlan ByAttribute(Document document, Diagnostic diagnostic, SyntaxNode member, SourceText text)
    {
        string line = text.Lines.GetLineFromPosition(member.SpanStart).ToString();
        string indent = line[..^line.TrimStart().Length];
        string attribute = $"[System.Diagnostics.CodeAnalysis.SuppressMessage(\"{diagnostic.Descriptor.Category}\", \"{diagnostic.Id}\", Justification = \"{SuppressionReason.Text}\")]";
        return new FixPlan("Suppress with a reason ([SuppressMessage])", document.Id, member.Span)
        {
            Changes = [new TextChange(new TextSpan(member.SpanStart, 0), attribute + LineEnd(text) + indent)],
        };
    }

    private static string LineEnd(SourceText text) => text.Lines.Count > 1 && text.ToString(text.Lines[0].SpanIncludingLineBreak).EndsWith("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";

    private static bool HasOwnLines(SyntaxNode node, SourceText text)
    {
        TextLine first = text.Lines.GetLineFromPosition(node.SpanStart);
        TextLine last = text.Lines.GetLineFromPosition(node.Span.End);
        return string.IsNullOrWhiteSpace(text.ToString(TextSpan.FromBounds(first.Start, node.SpanStart)))
            && (string.IsNullOrWhiteSpace(text.ToString(TextSpan.FromBounds(node.Span.End, last.End)))
                || text.ToString(TextSpan.FromBounds(node.Span.End, last.End)).TrimStart().StartsWith("//", StringComparison.Ordinal));
    }
}
