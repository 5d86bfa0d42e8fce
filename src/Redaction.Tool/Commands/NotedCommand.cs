using System.CommandLine;

namespace Redaction.Tool.Commands;

/// <summary>A command whose help ends with notes of its own.</summary>
internal sealed class NotedCommand(string name, string description, string notes) : Command(name, description)
{
    /// <summary>Examples and rules, as they are printed.</summary>
    public string Notes { get; } = notes;
}
