using System.CommandLine;
using Redaction.Tool.Agents;
using Redaction.Tool.Hosting;
using Redaction.Tool.Reporting;

namespace Redaction.Tool.Commands;

/// <summary><c>--agent claude|codex|cursor|copilot</c>, without a choice when it is not given.</summary>
internal sealed class AgentOption : Option<string?>
{
    public AgentOption(string description)
        : base("--agent")
    {
        Description = description;
        HelpName = string.Join('|', Enum.GetValues<AgentKind>().Select(Label.Of));
        CompletionSources.Add([.. Enum.GetValues<AgentKind>().Select(Label.Of)]);
    }

    /// <summary>The agent that was named; null when none was.</summary>
    /// <exception cref="UsageException">There is no such agent.</exception>
    public AgentKind? Read(ParseResult parsed) => parsed.GetValue(this) is not { } name ? null
        : Enum.GetValues<AgentKind>().Where(kind => Label.Of(kind) == name).Select(kind => (AgentKind?)kind).FirstOrDefault()
            ?? throw new UsageException($"--agent is one of {string.Join(", ", Enum.GetValues<AgentKind>().Select(Label.Of))}");
}
