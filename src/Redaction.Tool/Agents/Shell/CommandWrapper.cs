using System.Text.RegularExpressions;

namespace Redaction.Tool.Agents.Shell;

/// <summary>Turns a command into <c>redact run -- bash -c '…'</c>, which runs it with its output masked, failed or not.</summary>
/// <param name="program">How <c>redact</c> is called, as one word of a shell.</param>
/// <param name="shellOption"><c>-c</c>, or <c>-lc</c> for an agent that runs login shells.</param>
internal sealed partial class CommandWrapper(string program, string shellOption)
{
    private readonly string _run = $"{ShellQuote.QuoteIfNeeded(program)} run ";

    /// <summary>A command that is only words, wrapped: <c>redact run -- cat FILE</c>.</summary>
    public string WrapWords(string words) => $"{_run}-- {words}";

    /// <summary>The command, wrapped.</summary>
    public string Wrap(string command) => $"{_run}-- bash {shellOption} {ShellQuote.Quote(command)}";

    /// <summary>The words of a command that is run without a shell, wrapped.</summary>
    public IEnumerable<string> Wrap(IEnumerable<string> words) => [program, "run", "--", .. words];

    /// <summary>
    /// Whether all of a command runs wrapped already: it calls this program, by the same name, with no option but one that masks
    /// more, and behind it are plain words. Anything else, and it does not: an option may weaken, another program of that name
    /// may stand on the PATH, and a second command may follow.
    /// </summary>
    public bool IsWrapped(string command) =>
        command.StartsWith(_run, StringComparison.Ordinal) && Strengthened().Match(command[_run.Length..]) is { Success: true } options
        && ShellQuote.IsInert(command.AsSpan(_run.Length + options.Length));

    /// <summary>Whether the words of a command that is run without a shell are wrapped already.</summary>
    public bool IsWrapped(IReadOnlyList<string> words) => words is [var first, "run", "--", _, ..] && first == program;

    /// <summary>Whether a command of PowerShell is wrapped already.</summary>
    public bool IsWrappedInPowerShell(string command)
    {
        string start = PowerShellStart();
        return command.StartsWith(start, StringComparison.Ordinal) && ShellQuote.IsInertInPowerShell(command.AsSpan(start.Length));
    }

    /// <summary>How a command of PowerShell begins that is wrapped.</summary>
    public string PowerShellStart() => ShellQuote.QuoteIfNeeded(program) == program ? $"{program} run -- " : $"& '{program.Replace("'", "''", StringComparison.Ordinal)}' run -- ";

    [GeneratedRegex(@"\A(?:--secret[ =][A-Za-z_][A-Za-z0-9_]* )*-- ", RegexOptions.CultureInvariant)]
    private static partial Regex Strengthened();
}
