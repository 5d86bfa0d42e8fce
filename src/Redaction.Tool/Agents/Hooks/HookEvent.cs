namespace Redaction.Tool.Agents.Hooks;

/// <summary>What a hook is told, whatever the agent calls it.</summary>
internal enum HookEvent
{
    /// <summary>A tool is about to be called.</summary>
    BeforeTool,

    /// <summary>A file's content is about to be shown to the model; it can be refused, not changed.</summary>
    BeforeRead,

    /// <summary>A tool has answered.</summary>
    AfterTool,

    /// <summary>A tool has failed; no agent lets a hook change what the model sees of it.</summary>
    AfterFailure,

    /// <summary>The user has sent a prompt.</summary>
    Prompt,

    /// <summary>Something that holds nothing to decide.</summary>
    Other,
}
