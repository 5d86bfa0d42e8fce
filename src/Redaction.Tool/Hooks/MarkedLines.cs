namespace Redaction.Tool.Hooks;

/// <summary>Lines of ours in a text of others, between two marks, so that they can be found and taken out to the byte.</summary>
internal static class MarkedLines
{
    private const string Begin = "# redact hook: begin (by 'redact hook install')";
    private const string End = "# redact hook: end";

    /// <summary>The block that is in a text, with the end of its last line; null when there is none, or only one of its marks.</summary>
    public static Range? Find(string text)
    {
        int begin = text.IndexOf(Begin, StringComparison.Ordinal);
        int end = begin < 0 ? -1 : text.IndexOf(End, begin, StringComparison.Ordinal);
        if (end < 0)
        {
            return null;
        }

        int start = text.LastIndexOf('\n', begin) + 1;
        int stop = end + End.Length;
        return start..(stop < text.Length && text[stop] == '\n' ? stop + 1 : stop);
    }

    /// <summary>Puts lines in front of the line that starts at a position, or at the end of the text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">The start of a line, or the end of the text.</param>
    /// <param name="indent">What stands before each line.</param>
    /// <param name="lines">The lines.</param>
    public static string Insert(string text, int at, string indent, IEnumerable<string> lines)
    {
        string block = string.Join('\n', ((IEnumerable<string>)[Begin, .. lines, End]).Select(line => indent + line));
        // a text without a last line feed has none afterwards: so one sees, on the way back, that it had none
        bool endsOpen = at == text.Length && text.Length > 0 && text[^1] != '\n';
        return endsOpen ? $"{text}\n{block}" : $"{text[..at]}{block}\n{text[at..]}";
    }

    /// <summary>Takes the block out.</summary>
    public static string Remove(string text, Range block)
    {
        (int start, int length) = block.GetOffsetAndLength(text.Length);
        bool wasOpen = start + length == text.Length && text[^1] != '\n' && start > 0;
        return text[..(wasOpen ? start - 1 : start)] + text[(start + length)..];
    }
}
