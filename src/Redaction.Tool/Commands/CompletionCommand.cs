using System.CommandLine;
using Redaction.Tool.Configuring.Shells;
using Redaction.Tool.Hosting;
using Redaction.Tool.Reporting;

namespace Redaction.Tool.Commands;

/// <summary><c>redact completion</c>: a script by which a shell completes command lines.</summary>
internal static class CompletionCommand
{
    private const string Notes =
        """
        bash   redact completion bash > ~/.local/share/bash-completion/completions/redact
        zsh    redact completion zsh > "${fpath[1]}/_redact"
        fish   redact completion fish > ~/.config/fish/completions/redact.fish
        pwsh   redact completion pwsh | Out-String | Invoke-Expression   # in $PROFILE
        """;

    private static readonly Dictionary<string, Func<CommandInfo, string>> s_shells = new(StringComparer.Ordinal)
    {
        ["bash"] = BashCompletion.Of,
        ["zsh"] = ZshCompletion.Of,
        ["fish"] = FishCompletion.Of,
        ["pwsh"] = PowerShellCompletion.Of,
    };

    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        string names = string.Join(", ", s_shells.Keys.Order(StringComparer.Ordinal));
        var shell = new Argument<string>("SHELL") { Description = $"One of {names}." };
        shell.CompletionSources.Add([.. s_shells.Keys.Order(StringComparer.Ordinal)]);
        var command = new NotedCommand("completion", "Print a script that completes command lines in a shell.", Notes) { shell };
        command.SetAction(parsed =>
        {
            string name = parsed.GetValue(shell)!;
            Func<CommandInfo, string> script = s_shells.TryGetValue(name, out Func<CommandInfo, string>? known)
                ? known
                : throw new UsageException($"there is no completion for '{SafeText.Escape(name)}'; there is one for {names}");
            parsed.InvocationConfiguration.Output.Write(script(CommandInfo.Of((RootCommand)parsed.RootCommandResult.Command)));
            return ExitCode.Clean;
        });
        return command;
    }
}
