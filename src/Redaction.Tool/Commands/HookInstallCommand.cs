using System.CommandLine;
using Redaction.Tool.Hooks;
using Redaction.Tool.Hosting;
using Redaction.Tool.Reporting;
using Redaction.Tool.Streams;

namespace Redaction.Tool.Commands;

/// <summary><c>redact hook install</c>.</summary>
internal static class HookInstallCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create(StandardStreams streams)
    {
        var options = new HookOptions();
        var command = new Command("install", "Put hooks in; those that are there stay and run first.");
        options.AddTo(command);
        command.SetAction(parsed =>
        {
            HookType[] given = options.Types(parsed);
            HookPlaces places = options.FindPlaces(parsed);
            HookType[] types = given.Length > 0 ? given : [places.IsBare ? HookType.PreReceive : HookType.PreCommit];
            foreach (HookType type in types)
            {
                IHookPlace place = places.Of(type);
                bool isThere = place.State == HookState.Installed;
                if (!isThere)
                {
                    place.Install();
                }

                streams.Messages.WriteLine($"{Label.Of(type)}: {(isThere ? "is there already" : "installed")}: {place.Description}");
            }

            if (places.Top is { } top && File.Exists(Path.Combine(top, ".pre-commit-config.yaml")))
            {
                streams.Messages.WriteLine("The pre-commit framework is used here: you may list the hook in .pre-commit-config.yaml instead; see 'redact hook --help'.");
            }

            return ExitCode.Clean;
        });
        return command;
    }
}
