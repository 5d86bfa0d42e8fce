using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Redaction.Tool.Agents.Hooks;

/// <summary>
/// Claude Code. Silence is consent. A new output must have the tool's own shape, or the original is shown; what was kept in a
/// file because it was long must not be pointed to. Exit code 2 blocks, and standard error is the reason; after a tool it cannot
/// hide anything any more, which is why an output that could not be judged is blanked. What a failed tool said cannot be replaced
/// at all: the turn is ended before the model acts on it, and the user is told.
/// </summary>
internal sealed class ClaudeDialect : IAgentDialect
{
    private static readonly string[] s_pointers = ["persistedOutputPath", "persistedOutputSize"];

    public HookAnswer Say(HookCall call, HookVerdict verdict) => (verdict.Kind, call.Event) switch
    {
        (HookVerdictKind.Pass, _) => HookAnswer.Silent,
        (HookVerdictKind.Deny, HookEvent.BeforeTool) => AnswerJson.Specific(call, json =>
        {
            json.WriteString("permissionDecision", "deny");
            json.WriteString("permissionDecisionReason", verdict.Reason);
        }),
        (HookVerdictKind.Deny, HookEvent.Prompt) => AnswerJson.Answer(json =>
        {
            json.WriteString("decision", "block");
            json.WriteString("reason", verdict.Reason);
        }),
        (HookVerdictKind.Deny, HookEvent.AfterFailure) => AnswerJson.Answer(json =>
        {
            json.WriteBoolean("continue", false);
            json.WriteString("stopReason", verdict.Reason);
            json.WriteStartObject("hookSpecificOutput");
            json.WriteString("hookEventName", call.EventName);
            json.WriteString("additionalContext", verdict.Reason);
            json.WriteEndObject();
        }),
        (HookVerdictKind.ReplaceInput, _) => AnswerJson.Specific(call, json =>
        {
            json.WriteString("permissionDecision", Decision(call));
            json.WriteString("permissionDecisionReason", verdict.Reason);
            AnswerJson.WriteRaw(json, "updatedInput", verdict.Json.Span);
        }),
        (HookVerdictKind.ReplaceOutput, _) => AnswerJson.Specific(call, json => AnswerJson.WriteRaw(json, "updatedToolOutput", WithoutPointers(verdict.Json))),
        _ => HookAnswer.Block(verdict.Reason),
    };

    public HookAnswer Fail(string reason) => HookAnswer.Block(reason);

    /// <summary>A wrapped command matches no rule of the user's, so the user is asked; "allow" would overrule what they forbid.</summary>
    private static string Decision(HookCall call) => call.IsUnattended ? "allow" : "ask";

    private static ReadOnlySpan<byte> WithoutPointers(ReadOnlyMemory<byte> output)
    {
        using JsonDocument document = JsonDocument.Parse(output, new JsonDocumentOptions { MaxDepth = Json.JsonLeafReader.MaxDepth });
        if (document.RootElement.ValueKind != JsonValueKind.Object || !s_pointers.Any(name => document.RootElement.TryGetProperty(name, out _)))
        {
            return output.Span;
        }

        var kept = new ArrayBufferWriter<byte>();
        kept.Write("{"u8);
        foreach (JsonProperty property in document.RootElement.EnumerateObject().Where(p => !s_pointers.Contains(p.Name)))
        {
            kept.Write(kept.WrittenCount == 1 ? "\""u8 : ",\""u8);
            kept.Write(JsonMarshal.GetRawUtf8PropertyName(property));
            kept.Write("\":"u8);
            kept.Write(JsonMarshal.GetRawUtf8Value(property.Value));
        }

        kept.Write("}"u8);
        return kept.WrittenSpan;
    }
}
