namespace Redaction.Tool.Agents.Hooks;

/// <summary>What is to become of a call.</summary>
internal enum HookVerdictKind
{
    /// <summary>There is nothing to say.</summary>
    Pass,

    /// <summary>It must not happen.</summary>
    Deny,

    /// <summary>The tool is called with another input.</summary>
    ReplaceInput,

    /// <summary>The model sees another output.</summary>
    ReplaceOutput,
}
