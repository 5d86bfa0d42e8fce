using System.CommandLine;
using Redaction.Tool.Hooks;
using Redaction.Tool.Hosting;
using Redaction.Tool.Reporting;

namespace Redaction.Tool.Commands;

/// <summary><c>redact hook status</c>.</summary>
internal static class HookStatusCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        var options = new HookOptions();
        var command = new NotedCommand(
            "status", "Show which hooks are installed, and where.",
            "The exit code is 0 when all hooks that --type names are installed, or any when it\nnames none; else 1.");
        options.AddTo(command);
        command.SetAction(parsed =>
        {
            HookType[] named = options.Types(parsed);
            HookPlaces places = options.FindPlaces(parsed);
            HookType[] shown = named.Length > 0 ? named : Enum.GetValues<HookType>();
            int width = shown.Max(type => Label.Of(type).Length);
            int installed = 0;
            foreach (HookType type in shown)
            {
                IHookPlace place = places.Of(type);
                HookState state = place.State;
                installed += state == HookState.Installed ? 1 : 0;
                string what = state switch
                {
                    HookState.Installed => $"installed: {place.Description}",
                    HookState.Changed => $"edited, or written by another version: {place.Description}",
                    _ => "not installed",
                };
                parsed.InvocationConfiguration.Output.WriteLine($"{Label.Of(type).PadRight(width)}  {what}");
            }

            return (named.Length > 0 ? installed == named.Length : installed > 0) ? ExitCode.Clean : ExitCode.Findings;
        });
        return command;
    }
}
