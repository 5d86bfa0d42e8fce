namespace Redaction.Tool.Agents.Hooks;

/// <summary>The dialects of the agents.</summary>
internal static class AgentDialects
{
    /// <summary>The dialect of an agent. An unknown one is told by the exit code, which all but Copilot understand.</summary>
    public static IAgentDialect Of(AgentKind? agent) => agent switch
    {
        AgentKind.Codex => new CodexDialect(),
        AgentKind.Cursor => new CursorDialect(),
        AgentKind.Copilot => new CopilotDialect(),
        _ => new ClaudeDialect(),
    };
}
