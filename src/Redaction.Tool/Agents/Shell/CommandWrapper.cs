namespace Redaction.Tool.Agents.Shell;

/// <summary>Turns a command into <c>redact run -- bash -c '…'</c>, which runs it with its output masked, failed or not.</summary>
/// <param name="program">How <c>redact</c> is called, as one word of a shell.</param>
/// <param name="shellOption"><c>-c</c>, or <c>-lc</c> for an agent that runs login shells.</param>
internal sealed class CommandWrapper(string program, string shellOption)
{
    private readonly string _start = $"{ShellQuote.QuoteIfNeeded(program)} run -- ";

    /// <summary>The command, wrapped.</summary>
    public string Wrap(string command) => $"{_start}bash {shellOption} {ShellQuote.Quote(command)}";

    /// <summary>The words of a command that is run without a shell, wrapped.</summary>
    public IEnumerable<string> Wrap(IEnumerable<string> words) => [program, "run", "--", .. words];

    /// <summary>Whether all of a command runs wrapped already. Anything but plain words behind the wrapper, and it does not.</summary>
    public bool IsWrapped(string command)
    {
        string start = command.StartsWith(_start, StringComparison.Ordinal) ? _start : "redact run -- ";
        return command.StartsWith(start, StringComparison.Ordinal) && ShellQuote.IsInert(command.AsSpan(start.Length));
    }

    /// <summary>Whether the words of a command that is run without a shell are wrapped already.</summary>
    public bool IsWrapped(IReadOnlyList<string> words) => words is [var first, "run", "--", ..] && (first == program || first == "redact");
}
