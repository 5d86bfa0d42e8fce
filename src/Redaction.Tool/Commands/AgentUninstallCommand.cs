using System.CommandLine;
using Redaction.Tool.Agents;
using Redaction.Tool.Agents.Settings;
using Redaction.Tool.Hosting;
using Redaction.Tool.Reporting;
using Redaction.Tool.Streams;

namespace Redaction.Tool.Commands;

/// <summary><c>redact agent uninstall</c>.</summary>
internal static class AgentUninstallCommand
{
    private const string Notes =
        """
        Takes out what 'redact agent install' put in, and nothing else: hooks that call
        'redact agent-hook', with the lists that held only them. A file in which nothing
        is left is taken away.

        Examples:
          redact agent uninstall
          redact agent uninstall --agent codex --dry-run
        """;

    /// <summary>Builds the command.</summary>
    public static Command Create(StandardStreams streams)
    {
        var options = new AgentSettingsOptions();
        var command = new NotedCommand("uninstall", "Take redact out of a coding agent's settings.", Notes);
        options.AddTo(command);
        command.SetAction(parsed =>
        {
            SettingsScope scope = options.Scope.Read(parsed);
            AgentKind? agent = options.Agent.Read(parsed);
            foreach (AgentSettings settings in AgentSettings.All.Where(s => agent is null ? scope == SettingsScope.Project || s.Agent != AgentKind.Copilot : s.Agent == agent))
            {
                string path = settings.PathIn(scope);
                var file = new SettingsFile(settings, path);
                byte[]? before = file.Read();
                bool hasChanged = before is not null && options.Apply(parsed, path, before, file.Uninstall(before));
                if ((hasChanged && !options.IsDryRun(parsed)) || (!hasChanged && agent is not null))
                {
                    streams.Messages.WriteLine($"{Label.Of(settings.Agent)}: {(hasChanged ? "taken out of" : "is not installed in")} {SafeText.Escape(path)}");
                }
            }

            return ExitCode.Clean;
        });
        return command;
    }
}
