using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Redaction.Tool.Agents.Hooks;

/// <summary>Writes the JSON object of an answer.</summary>
internal static class AnswerJson
{
    /// <summary>An answer that is one object, whose members are written by <paramref name="members"/>.</summary>
    public static HookAnswer Answer(Action<Utf8JsonWriter> members) => new(Object(members));

    /// <summary>Starts the object that Claude Code and Codex expect the decision in.</summary>
    public static HookAnswer Specific(HookCall call, Action<Utf8JsonWriter> members) => Answer(json =>
    {
        json.WriteStartObject("hookSpecificOutput");
        json.WriteString("hookEventName", call.EventName);
        members(json);
        json.WriteEndObject();
    });

    /// <summary>Writes a member whose value is JSON already.</summary>
    public static void WriteRaw(Utf8JsonWriter json, string name, ReadOnlySpan<byte> value)
    {
        json.WritePropertyName(name);
        json.WriteRawValue(value, skipInputValidation: true);
    }

    private static ReadOnlyMemory<byte> Object(Action<Utf8JsonWriter> members)
    {
        var output = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(output, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            members(json);
            json.WriteEndObject();
        }

        return output.WrittenMemory;
    }
}
