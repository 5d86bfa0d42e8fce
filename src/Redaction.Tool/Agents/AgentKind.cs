namespace Redaction.Tool.Agents;

/// <summary>The coding agents whose hooks are understood.</summary>
internal enum AgentKind
{
    /// <summary>Claude Code.</summary>
    Claude,

    /// <summary>OpenAI Codex.</summary>
    Codex,

    /// <summary>Cursor, the editor and its command.</summary>
    Cursor,

    /// <summary>GitHub Copilot: its command and its cloud agent.</summary>
    Copilot,
}
