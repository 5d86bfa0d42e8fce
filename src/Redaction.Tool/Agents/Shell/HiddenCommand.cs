using System.Text.RegularExpressions;

namespace Redaction.Tool.Agents.Shell;

/// <summary>
/// Tells commands whose words do not say what will run or be read: they are put together when the command runs. Whoever wants to
/// get around <see cref="CommandRisk"/> needs one of these.
/// </summary>
internal static partial class HiddenCommand
{
    // variables that an agent does not choose, and fields of awk; the digits are arguments
    private static readonly HashSet<string> s_plainVariables = ["HOME", "PWD", "OLDPWD", "USER", "TMPDIR", "SHELL", "NF", "NR"];

    /// <summary>Whether the shell puts something into the command that it does not spell.</summary>
    public static bool IsExpanded(string command)
    {
        if (command.Contains('`') || command.Contains("<(", StringComparison.Ordinal) || command.Contains(">(", StringComparison.Ordinal))
        {
            return true;
        }

        for (int i = command.IndexOf('$'); i >= 0; i = command.IndexOf('$', i + 1))
        {
            if (!IsPlain(command, i))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a program of awk, which no split at a shell's characters leaves whole, runs commands or reads the environment.</summary>
    public static bool IsInAwk(string command) => command.Contains("awk", StringComparison.Ordinal) && Awk().IsMatch(command);

    /// <summary>Whether the words of one command hide another.</summary>
    public static bool IsIn(ReadOnlySpan<string> words)
    {
        string head = words[0];
        string name = Path.GetFileName(head);
        return (head is not ("[" or "[[") && head.AsSpan().IndexOfAny("$*?[") >= 0)
            || ShellPrograms.Evaluators.Contains(name)
            || (ShellPrograms.Shells.Contains(name) && !HasScript(words[1..]))
            || IsInline(name, words[1..])
            || IsSpecial(name, words[1..]);
    }

    /// <summary>
    /// Whether a dollar is one at the end of a word, an argument, or a variable of the system that stands by itself and is named
    /// nowhere else in the command, where it could be set.
    /// </summary>
    private static bool IsPlain(string command, int dollar)
    {
        Match variable = Variable().Match(command, dollar);
        bool isJoined = dollar > 0 && IsPartOfName(command[dollar - 1]);
        if (!variable.Success || variable.Index != dollar || isJoined)
        {
            return IsAnchor(command, dollar);
        }

        int end = dollar + variable.Length;
        if (end < command.Length && (IsPartOfName(command[end]) || (command[end] is '\'' or '"' && !EndsWord(command, end + 1))))
        {
            return false;
        }

        string name = variable.Groups["name"].Value;
        return !char.IsAsciiLetter(name[0]) || (s_plainVariables.Contains(name)
            && Regex.Count(command, $@"\b{name}\b", RegexOptions.CultureInvariant) == Regex.Count(command, $@"\$\{{?{name}\b", RegexOptions.CultureInvariant));
    }

    /// <summary>Whether a dollar has nothing behind it that a shell could expand: <c>grep 'x$' f</c>. Outside of quotes a dollar and a quote begin a text with escapes.</summary>
    private static bool IsAnchor(string command, int dollar)
    {
        bool isQuoted = command[..dollar].Count(c => c is '\'' or '"') % 2 == 1;
        bool isBeforeQuote = dollar + 1 < command.Length && command[dollar + 1] is '\'' or '"';
        return isBeforeQuote ? isQuoted && EndsWord(command, dollar + 2) : EndsWord(command, dollar + 1);
    }

    private static bool EndsWord(string command, int at) => at >= command.Length || " \t\r\n;|&)".Contains(command[at]);

    private static bool IsPartOfName(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' or '.' or '$' or '[' or '{' or '}' or '*' or '?';

    private static bool HasScript(ReadOnlySpan<string> words)
    {
        foreach (string word in words)
        {
            if (word[0] is not ('-' or '+'))
            {
                return true;
            }
        }

        return words is ["--version"] or ["--help"];
    }

    /// <summary>Whether an interpreter is given its program as text or on its standard input.</summary>
    private static bool IsInline(string name, ReadOnlySpan<string> words)
    {
        if (!Interpreter().IsMatch(name) || words is ["--version"] or ["-V"] or ["-v"] or ["--help"] or ["-h"])
        {
            return false;
        }

        foreach (string word in words)
        {
            if (word[0] != '-')
            {
                return word == "eval";
            }

            if (word is "-" or "--eval" or "--print" || word.StartsWith("--eval=", StringComparison.Ordinal) || (word[1] != '-' && word.AsSpan().IndexOfAny("ceEpr") > 0))
            {
                return true;
            }

            if (word == "-m")
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsSpecial(string name, ReadOnlySpan<string> words)
    {
        foreach (string word in words)
        {
            bool isHidden = name switch
            {
                "sed" or "gsed" => SedRuns().IsMatch(word),
                "git" => word is "-c" || word.StartsWith("alias.", StringComparison.Ordinal) || word.StartsWith("--exec-path", StringComparison.Ordinal)
                    || word.StartsWith("--config", StringComparison.Ordinal) || word.StartsWith("--ext", StringComparison.Ordinal) || word.Contains('!'),
                "find" or "fd" or "fdfind" => word is "-exec" or "-execdir" or "-ok" or "-okdir" or "-x" or "-X" or "--exec" or "--exec-batch",
                "jq" or "yq" or "gojq" => word.Contains("env", StringComparison.OrdinalIgnoreCase) || word.Contains("input_filename", StringComparison.Ordinal),
                "ps" => word[0] != '-' && word.Contains('e') && word.All(char.IsAsciiLetter),
                "redact" => word == "run",
                "make" or "gmake" => word.StartsWith("--eval", StringComparison.Ordinal) || word is "-E" or "-f-",
                "tar" => word.Contains("-command", StringComparison.Ordinal) || word.Contains("checkpoint-action", StringComparison.Ordinal) || word is "-I",
                "vim" or "vi" or "nvim" or "ex" or "ed" or "emacs" => true,
                "set" => word == "--",
                _ => false,
            };
            if (isHidden)
            {
                return true;
            }
        }

        return false;
    }

    [GeneratedRegex(@"\$\{?(?<name>[A-Za-z_][A-Za-z0-9_]*|[0-9@*#?$!])\}?", RegexOptions.CultureInvariant)]
    private static partial Regex Variable();

    [GeneratedRegex(@"^(?:python|pypy|node|nodejs|ruby|irb|perl|php|lua|luajit|deno|bun|tclsh|Rscript|osascript|ghci|elixir|julia|pwsh|powershell)[0-9.]*(?:\.exe)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Interpreter();

    [GeneratedRegex("ENVIRON|system|getline|PROCINFO", RegexOptions.CultureInvariant)]
    private static partial Regex Awk();

    // GNU sed: the command e, and the flag e of s
    [GeneratedRegex(@"^(?:[0-9,$/]*e)$|[/|,#][gIimp0-9]*e[gIimp0-9]*$", RegexOptions.CultureInvariant)]
    private static partial Regex SedRuns();
}
