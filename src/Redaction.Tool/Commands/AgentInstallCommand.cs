using System.CommandLine;
using Redaction.Tool.Agents;
using Redaction.Tool.Agents.Settings;
using Redaction.Tool.Hosting;
using Redaction.Tool.Reporting;
using Redaction.Tool.Streams;

namespace Redaction.Tool.Commands;

/// <summary><c>redact agent install</c>.</summary>
internal static class AgentInstallCommand
{
    private const string Notes =
        """
        Files, with the user's first and the project's behind it:
          claude   ~/.claude/settings.json   .claude/settings.json
          codex    ~/.codex/hooks.json       .codex/hooks.json
          cursor   ~/.cursor/hooks.json      .cursor/hooks.json
          copilot  (none)                    .github/hooks/redaction.json
        CLAUDE_CONFIG_DIR and CODEX_HOME are heeded. What is in a file stays as it is,
        comments and order too; an event that 'redact agent-hook' answers already is
        left alone, so options that you gave it stay. A file that is no JSON is
        refused. It is replaced as a whole: mode and links are kept.
        Settings of the user name this executable by its path, those of a project
        name 'redact', which everybody must have on the PATH.

        Examples:
          redact agent install --dry-run
          redact agent install --agent claude
          redact agent install --agent copilot --scope project
        """;

    /// <summary>Builds the command.</summary>
    public static Command Create(StandardStreams streams)
    {
        var options = new AgentSettingsOptions();
        var command = new NotedCommand("install", "Have a coding agent call redact before and after its tools.", Notes);
        options.AddTo(command);
        command.SetAction(parsed =>
        {
            SettingsScope scope = options.Scope.Read(parsed);
            foreach (AgentSettings settings in Choose(options.Agent.Read(parsed), scope))
            {
                string path = settings.PathIn(scope);
                var file = new SettingsFile(settings, path);
                byte[]? before = file.Read();
                byte[] after = file.Install(before, settings.CommandIn(scope));
                bool hasChanged = options.Apply(parsed, path, before, after);
                if (!options.IsDryRun(parsed) || !hasChanged)
                {
                    string name = SafeText.Escape(path);
                    streams.Messages.WriteLine(hasChanged ? $"{Label.Of(settings.Agent)}: installed in {name}; {settings.Advice}" : $"{Label.Of(settings.Agent)}: is installed in {name} already");
                }
            }

            return ExitCode.Clean;
        });
        return command;
    }

    private static AgentSettings[] Choose(AgentKind? agent, SettingsScope scope)
    {
        AgentSettings[] chosen = agent is { } one ? [AgentSettings.Of(one)] : [.. AgentSettings.All.Where(settings => settings.IsUsed(scope))];
        return chosen.Length > 0
            ? chosen
            : throw new UsageException(scope == SettingsScope.User
                ? "no coding agent's folder is in your home; name one with --agent"
                : "no coding agent's folder is in the current folder; name one with --agent");
    }
}
