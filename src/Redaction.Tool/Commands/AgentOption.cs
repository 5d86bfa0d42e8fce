using System.CommandLine;
using Redaction.Tool.Agents;
using Redaction.Tool.Hosting;
using Redaction.Tool.Reporting;

namespace Redaction.Tool.Commands;

/// <summary><c>--agent claude|codex|cursor|copilot</c>, without a choice when it is not given; what else they are called is understood, too.</summary>
internal sealed class AgentOption : Option<string?>
{
    public AgentOption(string description)
        : base("--agent")
    {
        Description = description;
        HelpName = string.Join('|', AgentNames.Own);
        CompletionSources.Add([.. AgentNames.Own]);
    }

    /// <summary>The agent that was named; null when none was.</summary>
    /// <exception cref="UsageException">There is no such agent.</exception>
    public AgentKind? Read(ParseResult parsed) =>
        parsed.GetValue(this) is not { } name ? null : AgentNames.Find(name) ?? throw new UsageException(Unknown(name));

    private string Unknown(string name)
    {
        string problem = $"there is no agent '{SafeText.Escape(name)}'; {Name} is one of {string.Join(", ", AgentNames.Own)}";
        return UsageMessage.Nearest(name, AgentNames.All) is { } meant ? $"{problem}; did you mean '{meant}'?" : problem;
    }
}
