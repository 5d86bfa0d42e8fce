using System.IO.Enumeration;

namespace Redaction.Tool.Agents.Shell;

/// <summary>
/// Whether a shell command may print secrets. A guess on the safe side, for a command may be written to mislead: it does not see
/// quotes, so that what a nested shell or an interpreter is given counts as if it stood there by itself, and what is put together
/// only when it runs counts as a yes. A wrong yes costs a wrapped command. What a script or a program does that the command
/// merely starts cannot be seen here.
/// </summary>
internal static class CommandRisk
{
    private const string CommandEnds = ";&|()`{}\n\r";
    private const string PlaceEnds = "=:,@<>[]$?#";

    // show names only, whatever a glob stands for
    private static readonly HashSet<string> s_quiet = ["ls", "rm", "cp", "mv", "du", "stat", "chmod", "chown", "touch", "mkdir", "rmdir", "echo", "git", "wc"];

    // print all variables when nothing but options and assignments follows
    private static readonly HashSet<string> s_listings = ["env", "set", "export", "declare", "typeset", "readonly"];

    private static readonly HashSet<string> s_searches = ["grep", "egrep", "fgrep", "zgrep", "rg", "ag", "ack"];
    private static readonly HashSet<string> s_wholeTrees = [".", "./", "..", "../", "/", "~", "~/"];

    // of PowerShell and of what it calls in .NET; compared without case, as it does
    private static readonly string[] s_powerShell = ["env:", "Environment", "iex", "Invoke-Expression", "-enc", "[scriptblock]", ".Invoke"];

    /// <summary>Whether a command of a POSIX shell may print secrets.</summary>
    public static bool MayPrintSecrets(string command)
    {
        string joined = command.Replace("\\\n", "", StringComparison.Ordinal);
        string visible = ShellText.WithoutLiterals(joined);
        return HiddenCommand.IsExpanded(visible) || IsRisky(joined, ShellText.WithoutQuotes(ShellText.WithoutBraces(visible)));
    }

    /// <summary>Whether a command of PowerShell or of Windows' own shell may print secrets.</summary>
    public static bool MayPrintSecretsOnWindows(string command) =>
        s_powerShell.Any(word => command.Contains(word, StringComparison.OrdinalIgnoreCase)) || IsRisky(command, ShellText.WithoutQuotes(ShellText.WithPosixAssignments(command.Replace("`", "", StringComparison.Ordinal))));

    private static bool IsRisky(string command, string words) =>
        ReadsEnvironment(command)
        || HiddenCommand.IsInAwk(command)
        || ExpandsSecret(command)
        || ExpandsSecret(words)
        || Pieces(words).Any(NamesSecretPlaces)
        || Pieces(ShellText.WithoutRedirections(words)).Any(MayPrint);

    private static string[] Pieces(string words) => words.Split(CommandEnds.ToCharArray(), StringSplitOptions.RemoveEmptyEntries);

    private static string[] Split(string piece) => piece.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);

    private static bool ReadsEnvironment(string command) =>
        SecretPlaces.Fragments.Any(fragment => command.Contains(fragment, StringComparison.Ordinal))
        && SecretPlaces.Interpreters.Any(program => command.Contains(program, StringComparison.Ordinal));

    private static bool NamesSecretPlaces(string piece)
    {
        string[] words = Split(piece);
        bool isQuiet = words.Length > 0 && s_quiet.Contains(words[0]);
        return words.Any(word => NamesSecretPlace(word, isQuiet));
    }

    private static bool NamesSecretPlace(string word, bool isQuiet) =>
        word.Split(PlaceEnds.ToCharArray(), StringSplitOptions.RemoveEmptyEntries).Any(part => SecretPlaces.IsSecretPath(part) || SecretPlaces.IsInSecretFolder(part))
        || (ShellText.IsGlob(word) && !(isQuiet && (word == "*" || word.EndsWith("/*", StringComparison.Ordinal))) && SecretPlaces.Examples.Any(name => CouldBe(ShellText.WithStars(word), name)));

    /// <summary>Whether a glob of the shell could be a file's name; a star does not stand for a leading dot.</summary>
    private static bool CouldBe(string glob, string name)
    {
        string last = glob[(glob.LastIndexOf('/') + 1)..];
        return last.Length > 0 && (last[0] == '.' == (name[0] == '.')) && FileSystemName.MatchesSimpleExpression(last, name, ignoreCase: false);
    }

    private static bool MayPrint(string piece)
    {
        ReadOnlySpan<string> words = Split(piece);
        while (words.Length > 0 && (ShellPrograms.Keywords.Contains(words[0]) || ShellText.IsAssignment(words[0])))
        {
            words = words[1..];
        }

        if (words.IsEmpty)
        {
            return false;
        }

        if (HiddenCommand.IsIn(words) || Prints(words))
        {
            return true;
        }

        // sudo, timeout, ssh and their kind: the command that they start may stand anywhere behind them
        for (int i = 1; i < words.Length && ShellPrograms.Launchers.Contains(Name(words[0])); i++)
        {
            if (words[i][0] != '-' && !ShellText.IsAssignment(words[i]) && (HiddenCommand.IsIn(words[i..]) || Prints(words[i..])))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Prints(ReadOnlySpan<string> words) => Lists(words) || Searches(words) || Calls(words);

    private static bool Lists(ReadOnlySpan<string> words)
    {
        string name = Name(words[0]);
        if (name is "printenv" or "history")
        {
            return true;
        }

        if (!s_listings.Contains(name))
        {
            return false;
        }

        foreach (string word in words[1..])
        {
            if (name is not "env" and not "set" && word[0] == '-' && word.Contains('p'))
            {
                return true;
            }

            // "set -e" sets, "export -x" lists
            bool isIdle = name == "env" ? word[0] == '-' || word.Contains('=') : name != "set" && word[0] == '-';
            if (!isIdle)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether a search goes through all files below a folder that nobody chose with care, hidden and ignored ones too.</summary>
    private static bool Searches(ReadOnlySpan<string> words)
    {
        string name = Name(words[0]);
        if (!s_searches.Contains(name))
        {
            return false;
        }

        bool isRecursive = false;
        bool isHidden = name.EndsWith("grep", StringComparison.Ordinal);
        bool isWhole = false;
        int others = 0;
        foreach (string word in words[1..])
        {
            isRecursive |= word is "--recursive" or "--dereference-recursive" || (IsCluster(word) && word.AsSpan().IndexOfAny('r', 'R') > 0);
            isHidden |= word is "--hidden" or "--no-ignore" or "--unrestricted" or "-." || (IsCluster(word) && word.Contains('u'));
            isWhole |= s_wholeTrees.Contains(word) || word is "*" or ".*";
            others += word[0] == '-' ? 0 : 1;
        }

        return isHidden && (isRecursive || !name.EndsWith("grep", StringComparison.Ordinal)) && (isWhole || others < 2);
    }

    private static bool IsCluster(string word) => word.Length > 1 && word[0] == '-' && word[1] != '-';

    /// <summary>Whether the words are a program and its subcommands that print secrets, whatever options stand between.</summary>
    private static bool Calls(ReadOnlySpan<string> words)
    {
        foreach (string[] known in SecretPlaces.Commands)
        {
            if (Name(words[0]) != known[0])
            {
                continue;
            }

            int next = 1;
            foreach (string word in words[1..])
            {
                next += next < known.Length && word == known[next] ? 1 : 0;
            }

            if (next == known.Length)
            {
                return true;
            }
        }

        return false;
    }

    private static string Name(string word) => Path.GetFileName(word);

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
