using System.Buffers;
using System.IO.Enumeration;

namespace Redaction.Tool.Agents.Shell;

/// <summary>
/// Whether a shell command may print secrets. A guess on the safe side: it does not see quotes, so that what a nested shell,
/// an <c>xargs</c> or an interpreter is given counts as if it stood there by itself. A wrong yes costs a wrapped command.
/// </summary>
internal static class CommandRisk
{
    private const string CommandEnds = ";&|()`{}\n\r";
    private const string PlaceEnds = "=:,@<>[]$?#";

    private static readonly SearchValues<char> s_nameCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_");

    // what is put before a command
    private static readonly HashSet<string> s_prefixes =
        ["sudo", "doas", "time", "nohup", "exec", "command", "builtin", "xargs", "eval", "sh", "bash", "zsh", "dash", "ksh", "fish", "nice", "timeout", "stdbuf", "then", "do", "else", "if", "while", "!"];

    // print all variables when nothing but options and assignments follows
    private static readonly HashSet<string> s_listings = ["env", "set", "export", "declare", "typeset"];

    /// <summary>Whether the command may print secrets.</summary>
    public static bool MayPrintSecrets(string command) =>
        ReadsEnvironment(command)
        || ExpandsSecret(command)
        || WithoutQuotes(command).Split(CommandEnds.ToCharArray(), StringSplitOptions.RemoveEmptyEntries).Any(MayPrint);

    private static bool ReadsEnvironment(string command) =>
        SecretPlaces.Fragments.Any(fragment => command.Contains(fragment, StringComparison.Ordinal))
        && SecretPlaces.Interpreters.Any(program => command.Contains(program, StringComparison.Ordinal));

    private static string WithoutQuotes(string command) => string.Concat(command.Where(c => c is not ('\'' or '"' or '\\')));

    private static bool MayPrint(string command)
    {
        string[] words = command.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        return words.Any(NamesSecretPlace) || Lists(words) || SecretPlaces.Commands.Any(known => Calls(words, known));
    }

    private static bool NamesSecretPlace(string word) =>
        word.Split(PlaceEnds.ToCharArray(), StringSplitOptions.RemoveEmptyEntries).Any(SecretPlaces.IsSecretPath)
        || (word.Length > 1 && word.AsSpan().IndexOfAny('*', '?') >= 0 && SecretPlaces.Examples.Any(name => CouldBe(word, name)));

    /// <summary>Whether a glob of the shell could be a file's name; a star does not stand for a leading dot.</summary>
    private static bool CouldBe(string glob, string name)
    {
        string last = glob[(glob.LastIndexOf('/') + 1)..];
        return last.Length > 1 && last[0] == '.' == (name[0] == '.') && FileSystemName.MatchesSimpleExpression(last, name, ignoreCase: false);
    }

    private static bool Lists(string[] words)
    {
        int head = Head(words);
        if (head == words.Length)
        {
            return false;
        }

        string name = Path.GetFileName(words[head]);
        return name == "printenv" || (s_listings.Contains(name) && Array.TrueForAll(words[(head + 1)..], IsOptionOrAssignmentOf(name)));
    }

    private static Predicate<string> IsOptionOrAssignmentOf(string listing) => listing switch
    {
        "env" => word => word[0] == '-' || word.Contains('='),
        // "set -e" sets, "export -p" lists
        "set" => _ => false,
        _ => word => word is "-p" or "-x" or "-px" or "-xp",
    };

    private static int Head(string[] words)
    {
        int head = 0;
        while (head < words.Length && (s_prefixes.Contains(Path.GetFileName(words[head])) || (head > 0 && words[head][0] == '-') || IsAssignment(words[head])))
        {
            head++;
        }

        return head;
    }

    private static bool IsAssignment(string word) => word.IndexOf('=') is > 0 and int equals && word.AsSpan(0, equals).IndexOfAnyExcept(s_nameCharacters) < 0;

    /// <summary>Whether the words begin with a program and go on with its subcommands, whatever options stand between.</summary>
    private static bool Calls(string[] words, string[] known)
    {
        int next = 0;
        foreach (string word in words.AsSpan(Head(words)))
        {
            if (word == known[next] || (next == 0 && Path.GetFileName(word) == known[0]))
            {
                if (++next == known.Length)
                {
                    return true;
                }
            }
            else if (next == 0)
            {
                return false;
            }
        }

        return false;
    }

    private static bool ExpandsSecret(string command)
    {
        for (int i = command.IndexOf('$'); i >= 0 && i + 1 < command.Length; i = command.IndexOf('$', i + 1))
        {
            int start = i + (command[i + 1] is '{' ? 2 : 1);
            int end = start;
            while (end < command.Length && (char.IsAsciiLetterOrDigit(command[end]) || command[end] == '_'))
            {
                end++;
            }

            if (end > start && SecretVariables.IsNamedSecret(command[start..end]))
            {
                return true;
            }
        }

        return false;
    }
}
