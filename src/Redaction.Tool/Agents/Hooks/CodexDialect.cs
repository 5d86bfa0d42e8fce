using System.Text;
using System.Text.Json;

namespace Redaction.Tool.Agents.Hooks;

/// <summary>
/// OpenAI Codex. A new input goes only together with "allow", which there is no leave to skip an approval. An output cannot be
/// replaced (updatedToolOutput is unsupported and lets the original through), but the reason of a block stands in its place.
/// </summary>
internal sealed class CodexDialect : IAgentDialect
{
    public HookAnswer Say(HookCall call, HookVerdict verdict) => (verdict.Kind, call.Event) switch
    {
        (HookVerdictKind.Pass, _) => HookAnswer.Silent,
        (HookVerdictKind.Deny, HookEvent.BeforeTool) => AnswerJson.Specific(call, json =>
        {
            json.WriteString("permissionDecision", "deny");
            json.WriteString("permissionDecisionReason", verdict.Reason);
        }),
        (HookVerdictKind.Deny, HookEvent.Prompt) => Block(verdict.Reason),
        (HookVerdictKind.ReplaceInput, _) => AnswerJson.Specific(call, json =>
        {
            json.WriteString("permissionDecision", "allow");
            AnswerJson.WriteRaw(json, "updatedInput", verdict.Json.Span);
        }),
        (HookVerdictKind.ReplaceOutput, _) => Block(Text(verdict.Json)),
        _ => HookAnswer.Block(verdict.Reason),
    };

    public HookAnswer Fail(string reason) => HookAnswer.Block(reason);

    private static HookAnswer Block(string reason) => AnswerJson.Answer(json =>
    {
        json.WriteString("decision", "block");
        json.WriteString("reason", reason);
    });

    /// <summary>What the model reads: a text as it is, anything else as JSON.</summary>
    private static string Text(ReadOnlyMemory<byte> output)
    {
        using JsonDocument document = JsonDocument.Parse(output, new JsonDocumentOptions { MaxDepth = Json.JsonLeafReader.MaxDepth });
        return Json.JsonStrings.Text(document.RootElement) ?? Encoding.UTF8.GetString(output.Span);
    }
}
