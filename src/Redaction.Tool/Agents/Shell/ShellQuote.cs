using System.Buffers;
using System.Text.RegularExpressions;

namespace Redaction.Tool.Agents.Shell;

/// <summary>
/// Words for a POSIX shell. Between single quotes no byte has a meaning but the quote itself (POSIX.1-2024, XCU 2.2.2), so a
/// text of any bytes but NUL is one word: each quote in it is closed, escaped and opened again. In fish a backslash before a
/// quote or a backslash escapes it there, too, so such a one is written outside of quotes, where both read it alike.
/// </summary>
internal static partial class ShellQuote
{
    private static readonly SearchValues<char> s_powerShell = SearchValues.Create("\u2018\u2019\u201A\u201B\\@%");

    /// <summary>Writes a text as one word.</summary>
    public static string Quote(string text) => $"'{Special().Replace(text, run => $"'{string.Concat(run.Value.Select(c => $"\\{c}"))}'")}'";

    /// <summary>Writes a text as one word, without quotes where it needs none.</summary>
    public static string QuoteIfNeeded(string text) =>
        text.Length > 0 && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '.' or '_' or '-' or '+') ? text : Quote(text);

    /// <summary>Whether a command is words only, in which the shell sees nothing but words: no second command can hide in it.</summary>
    public static bool IsInert(ReadOnlySpan<char> command)
    {
        while (!command.IsEmpty)
        {
            if (command[0] == '\'')
            {
                int end = command[1..].IndexOf('\'');
                if (end < 0 || IsReadOtherwiseByFish(command.Slice(1, end)))
                {
                    return false;
                }

                command = command[(end + 2)..];
            }
            else if (command.StartsWith("\\'") || command.StartsWith("\\\\"))
            {
                command = command[2..];
            }
            else if (char.IsAsciiLetterOrDigit(command[0]) || command[0] is ' ' or '/' or '.' or ',' or ':' or '@' or '%' or '_' or '-' or '+' or '=')
            {
                command = command[1..];
            }
            else
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether a command is words only for PowerShell, which has other escapes and takes typographic quotes for quotes.</summary>
    public static bool IsInertInPowerShell(ReadOnlySpan<char> command) => !command.ContainsAny(s_powerShell) && IsInert(command);

    private static bool IsReadOtherwiseByFish(ReadOnlySpan<char> quoted) => quoted.EndsWith("\\") || quoted.Contains("\\\\", StringComparison.Ordinal);

    // a quote, or a run of those backslashes that fish would take for escapes
    [GeneratedRegex(@"'|(?:\\(?=['\\]|\z)|(?<=\\)\\)+", RegexOptions.CultureInvariant)]
    private static partial Regex Special();
}
