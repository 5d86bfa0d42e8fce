using System.CommandLine;
using Redaction.Tool.Streams;

namespace Redaction.Tool.Commands;

/// <summary><c>redact config</c>: the configuration file.</summary>
internal static class ConfigCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create(StandardStreams streams) => new("config", "Check the configuration.")
    {
        ConfigCheckCommand.Create(streams),
    };
}
