using System.CommandLine;
using System.Reflection;
using Redaction.Tool.Configuring.Shells;
using Redaction.Tool.Hosting;

namespace Redaction.Tool.Commands;

/// <summary><c>redact man</c>: the manual page.</summary>
internal static class ManCommand
{
    private const string Notes =
        """
        Examples:
          redact man | man -l -
          redact man > ~/.local/share/man/man1/redact.1
        """;

    /// <summary>Builds the command.</summary>
    /// <param name="rootNotes">What the help of the root says more.</param>
    public static Command Create(string rootNotes)
    {
        var command = new NotedCommand("man", "Print the manual page, for man.", Notes);
        command.SetAction(parsed =>
        {
            string version = typeof(ManCommand).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";
            parsed.InvocationConfiguration.Output.Write(ManualPage.Of(CommandInfo.Of((RootCommand)parsed.RootCommandResult.Command), rootNotes, version));
            return ExitCode.Clean;
        });
        return command;
    }
}
