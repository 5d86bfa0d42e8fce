using System.Globalization;
using System.Text;

namespace Redaction.Toml;

/// <summary>
/// Globs on paths, as people know them from .gitignore: <c>*</c> and <c>?</c> stay within a folder's name, <c>**</c> goes through
/// any number of folders, <c>[a-z]</c>, <c>[!a-z]</c> and <c>{a,b}</c> choose. A glob without a slash matches a name at any depth;
/// one with a slash counts from the top. What matches a folder holds for all below it.
/// </summary>
public static class PathGlob
{
    // one character of a name, which UTF-8 may write in up to four bytes
    private const string Character = @"(?:[^/\x80-\xff]|[\xc0-\xff][\x80-\xbf]{1,3})";

    /// <summary>The glob as a pattern.</summary>
    /// <param name="glob">The glob.</param>
    /// <returns>A pattern on a path with forward slashes and none at its start.</returns>
    /// <exception cref="FormatException">A bracket or brace is not closed, or the glob is empty.</exception>
    public static TextPattern Parse(string glob)
    {
        string body = glob.StartsWith("./", StringComparison.Ordinal) ? glob[2..] : glob;
        body = body.TrimEnd('/');
        if (body.Length == 0)
        {
            throw new FormatException($"the glob \"{glob}\" is empty; ** is every file");
        }

        var pattern = new StringBuilder("(?s)^");
        pattern.Append(body.Contains('/', StringComparison.Ordinal) ? "" : "(?:.*/)?");
        body = body.TrimStart('/');
        int braces = 0;
        for (int i = 0; i < body.Length; i++)
        {
            switch (body[i])
            {
                case '*' when body[i..].StartsWith("**/", StringComparison.Ordinal):
                    pattern.Append("(?:.*/)?");
                    i += 2;
                    break;
                case '*' when body[i..].StartsWith("**", StringComparison.Ordinal):
                    pattern.Append(".*");
                    i++;
                    break;
                case '*':
                    pattern.Append("[^/]*");
                    break;
                case '?':
                    pattern.Append(Character);
                    break;
                case '[':
                    i = AppendClass(pattern, glob, body, i);
                    break;
                case '{':
                    braces++;
                    pattern.Append("(?:");
                    break;
                case ',' when braces > 0:
                    pattern.Append('|');
                    break;
                case '}' when braces > 0:
                    braces--;
                    pattern.Append(')');
                    break;
                default:
                    AppendLiteral(pattern, body[i]);
                    break;
            }
        }

        return braces == 0
            ? TextPattern.Parse(pattern.Append("(?:/.*)?$").ToString())
            : throw new FormatException($"the glob \"{glob}\" has a {{ without its }}; write [{{] for the character");
    }

    private static int AppendClass(StringBuilder pattern, string glob, string body, int open)
    {
        int first = open + 1;
        bool isNegated = first < body.Length && body[first] is '!' or '^';
        first += isNegated ? 1 : 0;
        int close = first < body.Length ? body.IndexOf(']', first + 1) : -1;
        if (close < 0)
        {
            throw new FormatException($"the glob \"{glob}\" has a [ without its ]; write [[] for the character");
        }

        pattern.Append(isNegated ? "[^/" : "[");
        for (int i = first; i < close; i++)
        {
            if (body[i] == '-' && i > first && i + 1 < close)
            {
                pattern.Append('-');
            }
            else
            {
                AppendLiteral(pattern, body[i]);
            }
        }

        pattern.Append(']');
        return close;
    }

    private static void AppendLiteral(StringBuilder pattern, char c)
    {
        if (char.IsAscii(c) && !char.IsAsciiLetterOrDigit(c))
        {
            pattern.Append(CultureInfo.InvariantCulture, $"\\x{(int)c:x2}");
        }
        else
        {
            pattern.Append(c);
        }
    }
}
