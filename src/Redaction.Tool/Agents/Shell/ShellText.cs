using System.Buffers;
using System.Text.RegularExpressions;

namespace Redaction.Tool.Agents.Shell;

/// <summary>The text of a shell command, brought into the form that is judged.</summary>
internal static partial class ShellText
{
    private static readonly SearchValues<char> s_nameCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_");

    /// <summary>Without the one substitution that is as good as a quote: <c>$(cat &lt;&lt;'END'</c>, with which agents give git a message. The text itself stays and is judged.</summary>
    public static string WithoutLiterals(string command) => QuotedDocument().Replace(command, "(");

    /// <summary>With a star for each pair of braces that a shell turns into words, such as <c>{e,}nv</c>; JSON between single quotes is none.</summary>
    public static string WithoutBraces(string command) => Brace().Replace(command, "*");

    /// <summary>Without quotes and backslashes: what stands in them counts as the rest does.</summary>
    public static string WithoutQuotes(string command) => string.Concat(command.Where(c => c is not ('\'' or '"' or '\\')));

    /// <summary>Without redirections and what they name, which may stand anywhere in a command, before its name too.</summary>
    public static string WithoutRedirections(string command) => Redirection().Replace(command, " ");

    /// <summary>Whether a word is <c>NAME=value</c>.</summary>
    public static bool IsAssignment(string word) => word.IndexOf('=') is > 0 and int equals && word.AsSpan(0, equals).IndexOfAnyExcept(s_nameCharacters) < 0;

    /// <summary>Whether a word stands for file names that it does not spell.</summary>
    public static bool IsGlob(string word) => word.AsSpan().IndexOfAny("*?[") >= 0;

    /// <summary>PowerShell's <c>$name = value</c> in the form that <see cref="IsAssignment"/> knows.</summary>
    public static string WithPosixAssignments(string command) => PowerShellAssignment().Replace(command, "$1= ");

    /// <summary>A glob in which a set of characters is any character.</summary>
    public static string WithStars(string glob) => Set().Replace(glob, "?");

    [GeneratedRegex("""\$\(\s*cat\s*<<-?\s*(['"])\w+\1""", RegexOptions.CultureInvariant)]
    private static partial Regex QuotedDocument();

    [GeneratedRegex("""(?:(?<!['$])\{|(?<=')\{(?!"))[^{}\s;]*(?:,|\.\.)[^{}\s;]*\}""", RegexOptions.CultureInvariant)]
    private static partial Regex Brace();

    [GeneratedRegex(@"[0-9]*(?:&>>?|<<<|<<-?|[<>]&|<>|>>|>\||[<>](?!\())[ \t]*[^\s;&|()`{}<>]*", RegexOptions.CultureInvariant)]
    private static partial Regex Redirection();

    [GeneratedRegex(@"\$(\w+)\s*=(?![=~])\s*", RegexOptions.CultureInvariant)]
    private static partial Regex PowerShellAssignment();

    [GeneratedRegex(@"\[[^\]/]*\]", RegexOptions.CultureInvariant)]
    private static partial Regex Set();
}
