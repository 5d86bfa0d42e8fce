namespace Redaction.Tool.Agents.Shell;

/// <summary>
/// Words for a POSIX shell. Between single quotes no byte has a meaning but the quote itself (POSIX.1-2024, XCU 2.2.2), so a
/// text of any bytes but NUL is one word: each quote in it is closed, escaped and opened again.
/// </summary>
internal static class ShellQuote
{
    /// <summary>Writes a text as one word.</summary>
    public static string Quote(string text) => $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";

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
                if (end < 0)
                {
                    return false;
                }

                command = command[(end + 2)..];
            }
            else if (command.StartsWith("\\'"))
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
}
