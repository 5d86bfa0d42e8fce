namespace Redaction.Tool.Agents.Hooks;

/// <summary>
/// GitHub Copilot (docs.github.com/en/copilot/reference/copilot-cli-reference/cli-hooks-reference). A hook that exits with
/// anything but 0 is logged and skipped: "no" must be said in JSON, by exit code 0. A prompt cannot be stopped, and an output is
/// replaced only where the SDK runs the hook; both are told on standard error besides, which Copilot logs.
/// </summary>
internal sealed class CopilotDialect : IAgentDialect
{
    public HookAnswer Say(HookCall call, HookVerdict verdict) => (verdict.Kind, call.Event) switch
    {
        (HookVerdictKind.Pass, _) => HookAnswer.Silent,
        (HookVerdictKind.Deny, HookEvent.BeforeTool) => Deny(verdict.Reason),
        (HookVerdictKind.ReplaceInput, _) => AnswerJson.Answer(json => AnswerJson.WriteRaw(json, "modifiedArgs", verdict.Json.Span)),
        (HookVerdictKind.ReplaceOutput, _) => AnswerJson.Answer(json => AnswerJson.WriteRaw(json, "modifiedResult", verdict.Json.Span)) with { Message = verdict.Reason },
        _ => HookAnswer.Block(verdict.Reason),
    };

    public HookAnswer Fail(string reason) => Deny(reason) with { Message = reason };

    private static HookAnswer Deny(string reason) => AnswerJson.Answer(json =>
    {
        json.WriteString("permissionDecision", "deny");
        json.WriteString("permissionDecisionReason", reason);
    });
}
