using System.CommandLine;
using Redaction.Tool.Streams;

namespace Redaction.Tool.Commands;

/// <summary><c>redact agent</c>: the settings of coding agents.</summary>
internal static class AgentCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create(StandardStreams streams) => new("agent", "Put redact into the settings of coding agents, or take it out.")
    {
        AgentInstallCommand.Create(streams),
        AgentUninstallCommand.Create(streams),
        AgentStatusCommand.Create(streams),
    };
}
