namespace Redaction.Tool.Reporting;

/// <summary>
/// Text in the columns of a terminal. There, East Asian and many other characters are two columns wide; which ones depends on
/// the terminal, so all from Hangul on count as two: a line may come out shorter than it could be, never longer.
/// </summary>
internal static class TerminalText
{
    private const char Cut = '…';
    private const char FirstWide = '\u1100';

    /// <summary>How many columns a text takes at most.</summary>
    public static int Width(ReadOnlySpan<char> text)
    {
        int width = 0;
        foreach (char c in text)
        {
            width += WidthOf(c);
        }

        return width;
    }

    /// <summary>The beginning of a text, at most so many columns wide.</summary>
    public static string CutEnd(string text, int columns)
    {
        if (Width(text) <= columns)
        {
            return text;
        }

        int length = 0;
        for (int width = WidthOf(Cut); length < text.Length && (width += WidthOf(text[length])) <= columns;)
        {
            length++;
        }

        return length == 0 ? "" : text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)] + Cut;
    }

    /// <summary>The end of a text, at most so many columns wide.</summary>
    public static string CutStart(string text, int columns)
    {
        if (Width(text) <= columns)
        {
            return text;
        }

        int start = text.Length;
        for (int width = WidthOf(Cut); start > 0 && (width += WidthOf(text[start - 1])) <= columns;)
        {
            start--;
        }

        return start == text.Length ? "" : Cut + text[(char.IsLowSurrogate(text[start]) ? start + 1 : start)..];
    }

    // the mark of a cut is narrow, though its number is high; each half of a surrogate pair counts one
    private static int WidthOf(char c) => c == Cut || c < FirstWide || char.IsSurrogate(c) ? 1 : 2;
}
