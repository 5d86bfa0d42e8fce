using Redaction.Tool.Reporting;

namespace Redaction.Tool.Agents;

/// <summary>What the agents are called on a command line.</summary>
internal static class AgentNames
{
    // what their makers and users call them besides
    private static readonly Dictionary<string, AgentKind> s_aliases = new(StringComparer.OrdinalIgnoreCase)
    {
        ["claude-code"] = AgentKind.Claude,
        ["claudecode"] = AgentKind.Claude,
        ["codex-cli"] = AgentKind.Codex,
        ["openai-codex"] = AgentKind.Codex,
        ["cursor-agent"] = AgentKind.Cursor,
        ["cursor-cli"] = AgentKind.Cursor,
        ["github-copilot"] = AgentKind.Copilot,
        ["copilot-cli"] = AgentKind.Copilot,
        ["gh-copilot"] = AgentKind.Copilot,
    };

    /// <summary>The names that we use, one an agent.</summary>
    public static IReadOnlyList<string> Own { get; } = [.. Enum.GetValues<AgentKind>().Select(Label.Of)];

    /// <summary>All names that are understood.</summary>
    public static IEnumerable<string> All => Own.Concat(s_aliases.Keys);

    /// <summary>The agent of a name; null when there is none.</summary>
    public static AgentKind? Find(string name)
    {
        foreach (AgentKind agent in Enum.GetValues<AgentKind>())
        {
            if (Label.Of(agent).Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return agent;
            }
        }

        return s_aliases.TryGetValue(name, out AgentKind found) ? found : null;
    }
}
