namespace Redaction.Literals;

/// <summary>
/// Skips input in which no literal starts. Implementations are structs and reach the search loop as a type argument, so
/// that choosing between them costs nothing at run time and another one can take their place without touching the loop.
/// </summary>
internal interface ILiteralFilter
{
    /// <summary>Whether there is anything to ask; a constant per type, so the loop without a filter has no trace of one.</summary>
    bool IsActive { get; }

    /// <summary>
    /// How many bytes, from a start on, the filter may need to judge that start; never more than the shortest literal has,
    /// unless the filter lets the starts it cannot judge pass.
    /// </summary>
    int Width { get; }

    /// <summary>
    /// First position at or after <paramref name="from"/> where a literal may start. There are false alarms but no misses:
    /// no literal, and no prefix of one that reaches the end of the text, starts between <paramref name="from"/> and the
    /// result. When there is none it is a start with fewer than <see cref="Width"/> bytes left, which is for the automaton.
    /// Requires <c>text.Length - from >= Width</c>.
    /// </summary>
    int Next(ReadOnlySpan<byte> text, int from);

    /// <summary>Overwrites everything that could tell the literals. No search may run.</summary>
    void Clear();
}
