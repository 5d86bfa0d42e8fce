using Microsoft.CodeAnalysis.Text;

namespace Redaction.Analyzers.Literals;

/// <summary>Something that the engine found in a source text.</summary>
/// <param name="Finding">What was found.</param>
/// <param name="Span">Where it stands.</param>
/// <param name="Whole">The literal, comment or other part of the source around it.</param>
/// <param name="Place">What it stands in.</param>
/// <param name="IsNamedByCode">Whether the literal alone would not be a secret: what the code around it is called says so.</param>
internal sealed record SourceFinding(Finding Finding, TextSpan Span, TextSpan Whole, FoundIn Place, bool IsNamedByCode)
{
    /// <summary>Whether the literal itself is reported (RDC1001); one that is named by code is reported by its name (RDC1002).</summary>
    public bool IsLiteral => Place == FoundIn.Literal && !IsNamedByCode;
}
