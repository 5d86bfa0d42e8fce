namespace Redaction.Literals;

/// <summary>
/// Where a search stands between two calls: the longest suffix of what was read that begins some literal, once among the
/// case-sensitive literals and once among the others. The default value is the start of the text. It depends only on the
/// bytes read, not on how they were cut, and has meaning only for the set that made it.
/// </summary>
/// <param name="Exact">State id in the automaton of the case-sensitive literals.</param>
/// <param name="Folded">State id in the automaton of the case-insensitive literals.</param>
internal record struct LiteralState(int Exact, int Folded);
