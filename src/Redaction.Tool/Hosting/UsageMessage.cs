using System.CommandLine;
using System.CommandLine.Parsing;
using Redaction.Tool.Reporting;

namespace Redaction.Tool.Hosting;

/// <summary>Says what is wrong with a command line, what was most likely meant, and where to read on.</summary>
internal static class UsageMessage
{
    private const int FarthestTypo = 3;

    /// <summary>The message for a command line that could not be parsed.</summary>
    public static string Of(ParseResult parsed)
    {
        Command command = parsed.CommandResult.Command;
        string problem = parsed.UnmatchedTokens.Count > 0
            ? Unknown(parsed.UnmatchedTokens[0], command)
            : SafeText.Escape(parsed.Errors[0].Message).TrimEnd('.') + ".";
        return $"{problem} See '{FullName(parsed.CommandResult)} --help'.";
    }

    /// <summary>The message for a word that a command does not know.</summary>
    public static string Unknown(string token, Command command)
    {
        bool isOption = token.StartsWith('-');
        if (!isOption && command.Subcommands.Count == 0)
        {
            return $"'{SafeText.Escape(token)}' is not expected here.";
        }

        IEnumerable<string> names = isOption ? command.Options.Select(o => o.Name) : command.Subcommands.Select(c => c.Name);
        string? meant = Nearest(token, names);
        string problem = $"there is no {(isOption ? "option" : "command")} '{SafeText.Escape(token)}'";
        return meant is null ? problem + "." : $"{problem}; did you mean '{meant}'?";
    }

    /// <summary>The name that a word was most likely meant to be; null when none is near.</summary>
    public static string? Nearest(string token, IEnumerable<string> names) => names
        .Select(name => (Name: name, Distance: Distance(token, name)))
        .Where(n => n.Distance <= Math.Min(FarthestTypo, n.Name.Length / 2))
        .OrderBy(n => n.Distance)
        .Select(n => n.Name)
        .FirstOrDefault();

    private static string FullName(CommandResult command) =>
        command.Parent is CommandResult parent ? $"{FullName(parent)} {command.Command.Name}" : "redact";

    /// <summary>How many letters must be put in, taken out, replaced or swapped with their neighbour.</summary>
    private static int Distance(string a, string b)
    {
        int[,] d = new int[a.Length + 1, b.Length + 1];
        for (int i = 0; i <= a.Length; i++)
        {
            for (int j = 0; j <= b.Length; j++)
            {
                d[i, j] = i == 0 || j == 0
                    ? i + j
                    : Math.Min(Math.Min(d[i - 1, j], d[i, j - 1]) + 1, d[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    d[i, j] = Math.Min(d[i, j], d[i - 2, j - 2] + 1);
                }
            }
        }

        return d[a.Length, b.Length];
    }
}
