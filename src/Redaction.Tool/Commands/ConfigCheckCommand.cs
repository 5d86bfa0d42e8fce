using System.CommandLine;
using Redaction.Tool.Configuring;
using Redaction.Tool.Hosting;
using Redaction.Tool.Streams;

namespace Redaction.Tool.Commands;

/// <summary><c>redact config check</c>: whether the configuration is right, and what is in force.</summary>
internal static class ConfigCheckCommand
{
    private const string Notes =
        """
        Without FILE it is the one that a scan of the current folder would use:
        redaction.toml or .redaction.toml, here or in a folder above, up to the top of
        the repository; or else .gitleaks.toml, through the import. What is wrong is
        told with its file and line, and the exit code is 2.

        Examples:
          redact config check
          redact config check shared/redaction.toml
        """;

    /// <summary>Builds the command.</summary>
    public static Command Create(StandardStreams streams)
    {
        var file = new Argument<string?>("FILE") { Description = "A redaction.toml or a .gitleaks.toml.", Arity = ArgumentArity.ZeroOrOne };
        var command = new NotedCommand("check", "Check the configuration, and show what is in force.", Notes) { file };
        command.SetAction(parsed =>
        {
            string? path = parsed.GetValue(file) ?? ConfigurationFile.Find(Environment.CurrentDirectory);
            LoadedConfiguration? loaded = path is null ? null : ConfigurationFile.Load(path, streams.Messages);
            ConfigurationSummary.Write(loaded?.Rules, parsed.InvocationConfiguration.Output);
            return ExitCode.Clean;
        });
        return command;
    }
}
