using System.Text.Json.Nodes;

namespace Redaction.Tool.Tests;

/// <summary>Calls the hook as an agent does.</summary>
internal static class HookReply
{
    /// <summary>Gives the hook one input; the value of <see cref="TempFolder.Known"/> is known to it.</summary>
    public static async Task<Outcome> AskAsync(string input, params string[] options)
    {
        using var folder = new TempFolder();
        return await Redact.RunInAsync(folder.Tree, input, ["agent-hook", "--known", folder.Known, "--program", "redact", .. options]);
    }

    /// <summary>An input of Claude Code.</summary>
    public static JsonObject Claude(string name) => new()
    {
        ["session_id"] = "s",
        ["transcript_path"] = "/t.jsonl",
        ["cwd"] = "/w",
        ["permission_mode"] = "default",
        ["hook_event_name"] = name,
    };

    /// <summary>An input of Codex, which tells the turn besides.</summary>
    public static JsonObject Codex(string name) => new() { ["session_id"] = "s", ["turn_id"] = "1", ["model"] = "m", ["hook_event_name"] = name };

    /// <summary>An input of Cursor.</summary>
    public static JsonObject Cursor(string name) => new() { ["conversation_id"] = "c", ["generation_id"] = "g", ["cursor_version"] = "2.0", ["hook_event_name"] = name };

    /// <summary>An input of Copilot, which names no event.</summary>
    public static JsonObject Copilot() => new() { ["sessionId"] = "s", ["timestamp"] = 1704614600000, ["cwd"] = "/w" };

    /// <summary>A call of a shell by Claude Code.</summary>
    public static string ClaudeShell(string command)
    {
        JsonObject input = Claude("PreToolUse");
        input["tool_name"] = "Bash";
        input["tool_input"] = new JsonObject { ["command"] = command, ["description"] = "d", ["timeout"] = 1.50 };
        return input.ToJsonString();
    }
}
