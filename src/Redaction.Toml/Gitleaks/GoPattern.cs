using System.Globalization;
using System.Text;

namespace Redaction.Toml.Gitleaks;

/// <summary>
/// Rewrites a pattern of Go's regexp package (RE2) into the dialect of the engine, which is a subset: repeats get an upper bound,
/// the group that is to be reported becomes <c>secret</c>, other names go, and a quoted stretch is escaped. What the dialect does
/// not have stays as it is, to be refused by its parser with a reason.
/// </summary>
internal static class GoPattern
{
    /// <summary>Rewrites.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="cap">The upper bound of repeats that have none.</param>
    /// <param name="secretGroup">The number of the group to report; 0 for none in particular.</param>
    /// <param name="isCapped">Whether a bound was put in.</param>
    /// <param name="groups">How many groups there are.</param>
    public static string Rewrite(string pattern, int cap, int secretGroup, out bool isCapped, out int groups)
    {
        var result = new StringBuilder();
        isCapped = false;
        groups = 0;
        for (int i = 0; i < pattern.Length; i++)
        {
            switch (pattern[i])
            {
                case '\\':
                    i = AppendEscape(result, pattern, i);
                    break;
                case '[':
                    int end = EndOfClass(pattern, i);
                    result.Append(pattern, i, end - i);
                    i = end - 1;
                    break;
                case '(':
                    i = AppendGroup(result, pattern, i, secretGroup, ref groups);
                    break;
                case '*' or '+':
                    result.Append(CultureInfo.InvariantCulture, $"{{{(pattern[i] == '*' ? 0 : 1)},{cap}}}");
                    isCapped = true;
                    break;
                case '{' when OpenCount(pattern, i) is { } least:
                    result.Append(CultureInfo.InvariantCulture, $"{{{least},{Math.Max(least, cap)}}}");
                    i = pattern.IndexOf('}', i);
                    isCapped = true;
                    break;
                default:
                    result.Append(pattern[i]);
                    break;
            }
        }

        return result.ToString();
    }

    private static int AppendEscape(StringBuilder result, string pattern, int at)
    {
        if (at + 1 < pattern.Length && pattern[at + 1] == 'Q')
        {
            int end = pattern.IndexOf(@"\E", at + 2, StringComparison.Ordinal);
            foreach (char c in end < 0 ? pattern[(at + 2)..] : pattern[(at + 2)..end])
            {
                result.Append(char.IsAscii(c) && !char.IsAsciiLetterOrDigit(c) ? $"\\{c}" : c.ToString());
            }

            return end < 0 ? pattern.Length : end + 1;
        }

        int length = Math.Min(2, pattern.Length - at);
        result.Append(pattern, at, length);
        return at + length - 1;
    }

    /// <summary>The index behind a bracketed class.</summary>
    private static int EndOfClass(string pattern, int open)
    {
        int i = open + 1;
        i += i < pattern.Length && pattern[i] == '^' ? 1 : 0;
        i += i < pattern.Length && pattern[i] == ']' ? 1 : 0;
        while (i < pattern.Length && pattern[i] != ']')
        {
            int posix = pattern[i] == '[' && i + 1 < pattern.Length && pattern[i + 1] == ':' ? pattern.IndexOf(":]", i, StringComparison.Ordinal) : -1;
            i = posix > 0 ? posix + 2 : pattern[i] == '\\' ? i + 2 : i + 1;
        }

        return Math.Min(pattern.Length, i + 1);
    }

    private static int AppendGroup(StringBuilder result, string pattern, int at, int secretGroup, ref int groups)
    {
        ReadOnlySpan<char> rest = pattern.AsSpan(at);
        bool isNamed = rest.StartsWith("(?P<") || (rest.StartsWith("(?<") && !rest.StartsWith("(?<=") && !rest.StartsWith("(?<!"));
        if (rest.StartsWith("(?") && !isNamed)
        {
            result.Append('(');
            return at;
        }

        groups++;
        result.Append(groups == secretGroup ? "(?<secret>" : "(");
        int close = isNamed ? pattern.IndexOf('>', at) : at;
        return close < 0 ? at : close;
    }

    /// <summary>The least number of <c>{n,}</c>; null when something else stands here.</summary>
    private static int? OpenCount(string pattern, int at)
    {
        int close = pattern.IndexOf('}', at);
        return close > at + 2 && pattern[close - 1] == ','
            && int.TryParse(pattern.AsSpan(at + 1, close - at - 2), NumberStyles.None, CultureInfo.InvariantCulture, out int least)
            ? least
            : null;
    }
}
