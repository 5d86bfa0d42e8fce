namespace Redaction.RoundTrip;

/// <summary>
/// What stands around a word such as <c>REDACTED</c>: brackets, stars, their escaped forms, quotation marks. In prose the word
/// is a word; dressed like this it is a mask. A few chars to either side are read, no more.
/// </summary>
internal readonly ref struct WordFrame
{
    private const int MaxBlanks = 4;
    private const int MaxStars = 8;

    public required int Start { get; init; }

    public required int End { get; init; }

    /// <summary>Whether it is opened as a mask: <c>[</c>, <c>&lt;</c>, <c>{</c>, two stars, or one of these escaped.</summary>
    public required bool IsOpened { get; init; }

    /// <summary>Whether it is closed as a mask.</summary>
    public required bool IsClosed { get; init; }

    /// <summary>Whether it is all that stands between quotation marks, or behind an equals sign.</summary>
    public required bool IsWholeValue { get; init; }

    /// <summary>Whether a colon follows, escaped or not, as a name does in a placeholder.</summary>
    public required bool IsFollowedByColon { get; init; }

    public int Length => End - Start;

    /// <summary>Looks at the word from <paramref name="at"/> to <paramref name="end"/>; not before <paramref name="floor"/>.</summary>
    public static WordFrame Of(ReadOnlySpan<char> text, int at, int end, int floor)
    {
        ReadOnlySpan<char> before = text[Math.Max(floor, at - MaxStars - MaxBlanks)..at];
        ReadOnlySpan<char> after = text[end..Math.Min(text.Length, end + MaxStars + MaxBlanks)];
        ReadOnlySpan<char> opening = before.TrimEnd(' ');
        ReadOnlySpan<char> closing = after.TrimStart(' ');
        int opened = OpenerLength(opening), closed = CloserLength(closing);
        char quote = before is [.., var b] ? b : '\0';
        char next = after is [var a, ..] ? a : '\0';
        bool isEnd = !char.IsAsciiLetterOrDigit(next) && next is not ('_' or '-' or '.' or '(');
        bool isQuoted = quote is '"' or '\'' or '`' && next == quote;
        return new WordFrame
        {
            Start = opened > 0 ? at - (before.Length - opening.Length) - opened : at,
            End = closed > 0 ? end + (after.Length - closing.Length) + closed : end,
            IsOpened = opened > 0,
            IsClosed = closed > 0,
            IsWholeValue = isQuoted || (quote == '=' && isEnd),
            IsFollowedByColon = next == ':' || StartsEscaped(after, "3a") || after.StartsWith("&#58;") || after.StartsWith("&colon;"),
        };
    }

    private static int OpenerLength(ReadOnlySpan<char> before)
    {
        if (before.IsEmpty)
        {
            return 0;
        }

        if (before[^1] is '[' or '<' or '{')
        {
            return 1;
        }

        int marks = before.Length - before.TrimEnd("*_").Length;
        if (marks >= 2)
        {
            return marks;
        }

        if (before[^1] == ';')
        {
            // &lt; &#91; &#x5b; &lbrack;
            int entity = before.LastIndexOf('&');
            return entity >= 0 ? before.Length - entity : 0;
        }

        // %5B, %255B, \x5b, \u005b and the same of < and {
        if (before.Length < 3 || !IsHexOf(before[^2..], "5b", "3c", "7b", "2a"))
        {
            return 0;
        }

        ReadOnlySpan<char> sign = before[..^2];
        return sign[^1] == '%' || sign.EndsWith("%25") ? 3
            : sign.EndsWith("\\x") || sign.EndsWith("\\X") ? 4
            : sign.EndsWith("\\u00") || sign.EndsWith("\\U00") ? 6
            : 0;
    }

    private static int CloserLength(ReadOnlySpan<char> after)
    {
        if (after.IsEmpty)
        {
            return 0;
        }

        if (after[0] is ']' or '>' or '}')
        {
            return 1;
        }

        int marks = after.Length - after.TrimStart("*_").Length;
        return marks >= 2 ? marks
            : StartsEscaped(after, "5d") || StartsEscaped(after, "3e") || StartsEscaped(after, "7d") ? 3
            : after.StartsWith("&gt;") ? 4
            : after.StartsWith("&#93;") ? 5
            : 0;
    }

    private static bool StartsEscaped(ReadOnlySpan<char> text, string hex) =>
        (text.Length >= 3 && text[0] == '%' && IsHexOf(text[1..3], hex))
        || (text.Length >= 5 && text.StartsWith("%25") && IsHexOf(text[3..5], hex))
        || (text.Length >= 4 && text.StartsWith("\\x", StringComparison.OrdinalIgnoreCase) && IsHexOf(text[2..4], hex))
        || (text.Length >= 6 && text.StartsWith("\\u00", StringComparison.OrdinalIgnoreCase) && IsHexOf(text[4..6], hex));

    private static bool IsHexOf(ReadOnlySpan<char> digits, params ReadOnlySpan<string> hex)
    {
        foreach (string one in hex)
        {
            if (digits.Equals(one, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
