using System.CommandLine;
using Redaction.Tool.Hooks;
using Redaction.Tool.Hosting;
using Redaction.Tool.Reporting;
using Redaction.Tool.Streams;

namespace Redaction.Tool.Commands;

/// <summary><c>redact hook uninstall</c>.</summary>
internal static class HookUninstallCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create(StandardStreams streams)
    {
        var options = new HookOptions();
        var command = new Command("uninstall", "Take out what install put in; all hooks unless --type names some.");
        options.AddTo(command);
        command.SetAction(parsed =>
        {
            HookType[] named = options.Types(parsed);
            HookPlaces places = options.FindPlaces(parsed);
            foreach (HookType type in named.Length > 0 ? named : Enum.GetValues<HookType>())
            {
                IHookPlace place = places.Of(type);
                string description = place.Description;
                if (place.State != HookState.Missing)
                {
                    place.Uninstall();
                    streams.Messages.WriteLine($"{Label.Of(type)}: taken out: {description}");
                }
                else if (named.Length > 0)
                {
                    streams.Messages.WriteLine($"{Label.Of(type)}: is not installed");
                }
            }

            return ExitCode.Clean;
        });
        return command;
    }
}
