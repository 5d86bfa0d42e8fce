namespace Redaction.Literals;

/// <summary>Takes what a search finds. A struct, so that the call is inlined into the search loop.</summary>
internal interface ILiteralSink
{
    /// <summary>Called once for each occurrence, in order of <paramref name="end"/>.</summary>
    /// <param name="literal">Index of the literal in the list the set was built from.</param>
    /// <param name="text">The searched span.</param>
    /// <param name="end">Index in it just after the occurrence, which may have begun in an earlier span.</param>
    void OnHit(int literal, ReadOnlySpan<byte> text, int end);
}
