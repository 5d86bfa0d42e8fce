namespace Redaction;

/// <summary>
/// A pattern that the dialect refuses. The message names the construct, the place and what to write instead.
/// </summary>
public sealed class PatternSyntaxException : FormatException
{
    internal PatternSyntaxException(string reason, int offset, string excerpt, string? advice = null)
        : base($"{reason} at offset {offset} (\"{excerpt}\"){(advice is null ? "" : "; " + advice)}")
    {
        Offset = offset;
        Reason = reason;
    }

    /// <summary>Where the refused construct begins, in chars from the start of the pattern's text.</summary>
    public int Offset { get; }

    /// <summary>What was refused, in a few words, such as <c>unbounded repeat</c>.</summary>
    public string Reason { get; }
}
