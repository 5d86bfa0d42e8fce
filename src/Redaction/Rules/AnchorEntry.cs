namespace Redaction;

/// <summary>One entry of a pattern, as far as a scanner must know it beforehand.</summary>
/// <param name="MaxPrefixLength">The most bytes that may stand before the literal.</param>
/// <param name="IsHolder">Whether the bytes before the literal decide what must be held back.</param>
/// <param name="Literals">The literals, one of which stands in every match.</param>
internal sealed record AnchorEntry(int MaxPrefixLength, bool IsHolder, AnchorLiteral[] Literals);
