using System.CommandLine;
using Redaction.Tool.Agents;
using Redaction.Tool.Agents.Settings;
using Redaction.Tool.Hosting;
using Redaction.Tool.Reporting;
using Redaction.Tool.Streams;

namespace Redaction.Tool.Commands;

/// <summary><c>redact agent status</c>.</summary>
internal static class AgentStatusCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create(StandardStreams streams)
    {
        var agent = new AgentOption("Which agent; all unless given.");
        var command = new Command("status", "Show which coding agents call redact.") { agent };
        command.SetAction(parsed =>
        {
            AgentKind? only = agent.Read(parsed);
            TextWriter output = parsed.InvocationConfiguration.Output;
            bool hasFailed = false;
            foreach (AgentSettings settings in AgentSettings.All.Where(s => only is null || s.Agent == only))
            {
                foreach (SettingsScope scope in Enum.GetValues<SettingsScope>().Where(s => s == SettingsScope.Project || settings.Agent != AgentKind.Copilot))
                {
                    try
                    {
                        output.WriteLine($"{Label.Of(settings.Agent),-7}  {Label.Of(scope),-7}  {State(settings, settings.PathIn(scope))}");
                    }
                    catch (UsageException e)
                    {
                        // one broken file must not hide the others
                        streams.Messages.Report(e.Message);
                        hasFailed = true;
                    }
                }
            }

            return hasFailed ? ExitCode.Failure : ExitCode.Clean;
        });
        return command;
    }

    private static string State(AgentSettings settings, string path)
    {
        var file = new SettingsFile(settings, path);
        string name = SafeText.Escape(path);
        if (file.Read() is not { } json || file.Installed(json) is not { Count: > 0 } installed)
        {
            return $"not installed ({name})";
        }

        string[] missing = [.. settings.Events.Select(e => e.Event).Except(installed.Select(hook => hook.Event))];
        return missing.Length == 0 ? $"installed ({name})" : $"incomplete: no hook for {string.Join(", ", missing)} ({name}); 'redact agent install' adds it";
    }
}
