using System.Globalization;
using System.Text;

namespace Redaction.Tool.Reporting;

/// <summary>
/// Text from outside, such as a file's name, made fit for a terminal and for one line: what could move the cursor, change
/// colours, break the line or reverse the reading direction is shown as an escape.
/// </summary>
internal static class SafeText
{
    /// <summary>The text with its unsafe characters escaped; the same instance when it has none.</summary>
    public static string Escape(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (IsUnsafe(text, i))
            {
                return EscapeFrom(text, i);
            }
        }

        return text;
    }

    private static string EscapeFrom(string text, int first)
    {
        var escaped = new StringBuilder(text, 0, first, text.Length + 16);
        for (int i = first; i < text.Length; i++)
        {
            char c = text[i];
            if (!IsUnsafe(text, i))
            {
                escaped.Append(c);
                continue;
            }

            escaped.Append(c switch
            {
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                < '\x100' => string.Create(CultureInfo.InvariantCulture, $"\\x{(int)c:x2}"),
                _ => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
            });
        }

        return escaped.ToString();
    }

    private static bool IsUnsafe(string text, int index)
    {
        char c = text[index];
        if (c is >= ' ' and < '\x7F')
        {
            return false;
        }

        return CharUnicodeInfo.GetUnicodeCategory(c) switch
        {
            // Format holds the marks that change the reading direction
            UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => true,
            UnicodeCategory.Surrogate => !IsPaired(text, index),
            _ => false,
        };
    }

    private static bool IsPaired(string text, int index) =>
        char.IsHighSurrogate(text[index])
            ? index + 1 < text.Length && char.IsLowSurrogate(text[index + 1])
            : index > 0 && char.IsHighSurrogate(text[index - 1]);
}
