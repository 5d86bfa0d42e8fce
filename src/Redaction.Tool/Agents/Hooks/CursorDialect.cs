namespace Redaction.Tool.Agents.Hooks;

/// <summary>
/// Cursor (cursor.com/docs/hooks). Our entries say failClosed, and then silence counts as a failure: consent is an empty object.
/// A new input comes without "permission", so that what asks the user still does. Only the output of MCP tools can be replaced;
/// of others the model is told what it must not repeat, and shell commands were wrapped up front. Exit code 2 blocks.
/// </summary>
internal sealed class CursorDialect : IAgentDialect
{
    private const string McpTool = "MCP:";

    public HookAnswer Say(HookCall call, HookVerdict verdict) => (verdict.Kind, call.Event) switch
    {
        (HookVerdictKind.Pass, _) => AnswerJson.Answer(_ => { }),
        (HookVerdictKind.Deny, HookEvent.BeforeTool or HookEvent.BeforeRead) => AnswerJson.Answer(json =>
        {
            json.WriteString("permission", "deny");
            json.WriteString("user_message", verdict.Reason);
            if (call.Event == HookEvent.BeforeTool)
            {
                json.WriteString("agent_message", verdict.Reason);
            }
        }),
        (HookVerdictKind.Deny, HookEvent.Prompt) => AnswerJson.Answer(json =>
        {
            json.WriteBoolean("continue", false);
            json.WriteString("user_message", verdict.Reason);
        }),
        (HookVerdictKind.ReplaceInput, _) => AnswerJson.Answer(json => AnswerJson.WriteRaw(json, "updated_input", verdict.Json.Span)),
        (HookVerdictKind.ReplaceOutput, _) when call.ToolName.StartsWith(McpTool, StringComparison.Ordinal) =>
            AnswerJson.Answer(json => AnswerJson.WriteRaw(json, "updated_mcp_tool_output", verdict.Json.Span)),
        (HookVerdictKind.ReplaceOutput, _) => AnswerJson.Answer(json => json.WriteString(
            "additional_context", "The output of the last tool holds secrets that could not be masked. Do not repeat or use them; tell the user to rotate them.")),
        _ => HookAnswer.Block(verdict.Reason),
    };

    public HookAnswer Fail(string reason) => HookAnswer.Block(reason);
}
