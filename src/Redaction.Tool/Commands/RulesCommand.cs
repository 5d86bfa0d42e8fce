using System.CommandLine;
using Redaction.Tool.Streams;

namespace Redaction.Tool.Commands;

/// <summary><c>redact rules</c>: what is looked for.</summary>
internal static class RulesCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create(StandardStreams streams) => new("rules", "List, explain and import rules.")
    {
        RulesListCommand.Create(streams),
        RulesExplainCommand.Create(streams),
        RulesImportCommand.Create(streams),
    };
}
