namespace Redaction.Tool.Agents.Hooks;

/// <summary>Which shell commands are wrapped in <c>redact run</c>.</summary>
internal enum WrapPolicy
{
    /// <summary>All where the output cannot be changed afterwards (Codex, Cursor, Copilot) or where nobody is asked before a command runs, else the risky ones.</summary>
    Auto,

    /// <summary>Those that may print secrets.</summary>
    Risky,

    /// <summary>All.</summary>
    All,
}
