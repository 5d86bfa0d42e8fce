using System.Text.Json;
using Redaction.Tool.Agents.Json;

namespace Redaction.Tool.Agents.Hooks;

/// <summary>
/// One call of a hook, read from the JSON object that an agent writes. The formats are those of the agents' own documentation:
/// code.claude.com/docs/en/hooks, learn.chatgpt.com/docs/hooks (Codex), cursor.com/docs/hooks and
/// docs.github.com/en/copilot/reference/copilot-cli-reference/cli-hooks-reference.
/// </summary>
internal sealed class HookCall : IDisposable
{
    private static readonly Dictionary<string, HookEvent> s_events = new(StringComparer.OrdinalIgnoreCase)
    {
        ["PreToolUse"] = HookEvent.BeforeTool,
        ["BeforeShellExecution"] = HookEvent.BeforeTool,
        ["BeforeMCPExecution"] = HookEvent.BeforeTool,
        ["BeforeReadFile"] = HookEvent.BeforeRead,
        ["BeforeTabFileRead"] = HookEvent.BeforeRead,
        ["PostToolUse"] = HookEvent.AfterTool,
        ["PostToolUseFailure"] = HookEvent.AfterFailure,
        ["UserPromptSubmit"] = HookEvent.Prompt,
        ["UserPromptSubmitted"] = HookEvent.Prompt,
        ["BeforeSubmitPrompt"] = HookEvent.Prompt,
    };

    // events of the agents that bring no text to a model, or that only look back
    private static readonly HashSet<string> s_others = new(StringComparer.OrdinalIgnoreCase)
    {
        "SessionStart", "SessionEnd", "SubagentStart", "SubagentStop", "Stop", "AgentStop", "Notification", "PreCompact", "PostCompact", "PermissionRequest",
        "AfterShellExecution", "AfterMCPExecution", "AfterFileEdit", "AfterTabFileEdit", "AfterAgentResponse", "AfterAgentThought", "WorkspaceOpen", "ErrorOccurred",
    };

    private readonly JsonDocument _document;

    private HookCall(JsonDocument document, AgentKind? given)
    {
        _document = document;
        if (Root.ValueKind != JsonValueKind.Object)
        {
            throw new HookException("the input is JSON, but no object");
        }

        Agent = Recognise(given);
        EventName = JsonStrings.Text(Root, "hook_event_name") ?? (Agent == AgentKind.Copilot ? CopilotEvent() : null)
            ?? throw new HookException("the input names no event");
        Event = s_events.TryGetValue(EventName, out HookEvent known) ? known
            : s_others.Contains(EventName) ? HookEvent.Other
            : throw new HookException("the event is unknown; update redact, or take the hook off this event");
    }

    /// <summary>Whose call it is.</summary>
    public AgentKind Agent { get; }

    /// <summary>What is told.</summary>
    public HookEvent Event { get; }

    /// <summary>The event in the agent's words.</summary>
    public string EventName { get; }

    /// <summary>Whether nobody is asked before a tool runs (Claude Code).</summary>
    public bool IsUnattended => JsonStrings.Text(Root, "permission_mode") == "bypassPermissions";

    /// <summary>The whole object.</summary>
    public JsonElement Root => _document.RootElement;

    /// <summary>The tool's name; empty when there is none.</summary>
    public string ToolName => JsonStrings.Text(Root, "tool_name") ?? JsonStrings.Text(Root, "toolName")
        ?? (EventName.Equals("beforeShellExecution", StringComparison.OrdinalIgnoreCase) ? "Shell" : "");

    /// <summary>Whether the agent lets us give the tool another input on this event.</summary>
    public bool TakesInput => EventName.Equals("PreToolUse", StringComparison.OrdinalIgnoreCase);

    /// <summary>What the tool is given.</summary>
    /// <exception cref="HookException">It is missing.</exception>
    public JsonElement Input => Find("tool_input", "toolArgs") ?? (ToolName == "Shell" ? Root : throw new HookException("the input of the tool is missing"));

    /// <summary>What the tool gave.</summary>
    /// <exception cref="HookException">It is missing.</exception>
    public JsonElement Output => Find("tool_response", "tool_output", "tool_result", "toolResult") ?? throw new HookException("the output of the tool is missing");

    /// <summary>What the user wrote.</summary>
    /// <exception cref="HookException">It is missing.</exception>
    public string Prompt => JsonStrings.Text(Root, "prompt") ?? throw new HookException("the prompt is missing");

    /// <summary>Reads a call. An object in which a name stands twice is refused: another reader may take the other one.</summary>
    /// <exception cref="HookException">It is not what an agent sends.</exception>
    public static HookCall Parse(ReadOnlyMemory<byte> json, AgentKind? given)
    {
        JsonDocument? document = null;
        try
        {
            document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = JsonLeafReader.MaxDepth, AllowDuplicateProperties = false });
            return new HookCall(document, given);
        }
        catch (JsonException)
        {
            // its message may quote the input
            throw new HookException("the input is no JSON, is nested too deeply or has a name twice");
        }
        catch (HookException)
        {
            document?.Dispose();
            throw;
        }
    }

    public void Dispose() => _document.Dispose();

    private JsonElement? Find(params ReadOnlySpan<string> names)
    {
        foreach (string name in names)
        {
            if (Root.TryGetProperty(name, out JsonElement value))
            {
                return value;
            }
        }

        return null;
    }

    private bool Has(string name) => Root.TryGetProperty(name, out _);

    /// <summary>Cursor also runs the hooks in Claude Code's settings (cursor.com/docs/reference/third-party-hooks), with its own input: what is sent tells more than what was said.</summary>
    private AgentKind Recognise(AgentKind? given) =>
        Has("cursor_version") || (given is null && Has("generation_id")) ? AgentKind.Cursor
        : given ?? (Has("timestamp") || Has("toolName") ? AgentKind.Copilot
        : Has("turn_id") ? AgentKind.Codex
        : Has("hook_event_name") ? AgentKind.Claude
        : throw new HookException("the input is of no known agent; name it with --agent"));

    /// <summary>In its own format Copilot does not name the event: the members tell.</summary>
    private string? CopilotEvent() =>
        Has("toolResult") ? "postToolUse"
        : Has("toolName") ? Has("error") ? "postToolUseFailure" : "preToolUse"
        : Has("prompt") ? "userPromptSubmitted"
        : Has("error") ? "errorOccurred"
        : Has("reason") || Has("source") || Has("stopReason") || Has("agentName") || Has("trigger") ? "sessionEnd"
        : null;
}
