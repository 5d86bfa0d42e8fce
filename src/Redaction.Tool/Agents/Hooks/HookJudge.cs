using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Redaction.Tool.Agents.Json;
using Redaction.Tool.Agents.Shell;

namespace Redaction.Tool.Agents.Hooks;

/// <summary>Decides on a call. It knows what tools do, not how an agent wants to be told.</summary>
/// <param name="engine">Finds the secrets.</param>
/// <param name="program">How <c>redact</c> is called in a wrapped command.</param>
/// <param name="policy">Which commands are wrapped.</param>
internal sealed class HookJudge(HookEngine engine, string program, WrapPolicy policy)
{
    private const string Mask = "[REDACTED:not-examined]";

    // what runs a shell, by the tool names of the four agents
    private static readonly HashSet<string> s_shells = new(StringComparer.OrdinalIgnoreCase)
        { "Bash", "Shell", "local_shell", "exec_command", "shell_command", "container.exec", "run_terminal_cmd", "runTerminalCommand", "run_in_terminal", "unified_exec" };

    private static readonly HashSet<string> s_windowsShells = new(StringComparer.OrdinalIgnoreCase) { "PowerShell", "pwsh", "cmd" };

    private static readonly string[] s_pathMembers = ["file_path", "path", "filePath", "notebook_path", "filename", "target_file"];

    // a tool that only writes shows nothing; it comes with these words in its name
    private static readonly string[] s_writers = ["write", "edit", "create", "replace", "patch", "delete", "move", "apply"];

    private readonly string _advice = new CommandWrapper(program, "-c").WrapWords("cat FILE");

    /// <summary>Decides.</summary>
    /// <exception cref="HookException">The call is not of its form.</exception>
    public HookVerdict Judge(HookCall call) => call.Event switch
    {
        HookEvent.BeforeTool => BeforeTool(call),
        HookEvent.BeforeRead => BeforeRead(call),
        HookEvent.AfterTool => AfterTool(call),
        HookEvent.AfterFailure => AfterFailure(call),
        HookEvent.Prompt => Prompt(call),
        _ => HookVerdict.Pass,
    };

    /// <summary>What is said when a call could be read but not judged: of an output no string is left, all else is refused.</summary>
    public static HookVerdict Unjudged(HookCall call, string reason)
    {
        if (call.Event != HookEvent.AfterTool)
        {
            return HookVerdict.Deny(reason);
        }

        var blank = new ArrayBufferWriter<byte>();
        ReadOnlySpan<byte> output = JsonMarshal.GetRawUtf8Value(call.Output);
        JsonRedactor.Blank(output, Mask, blank);
        return new HookVerdict(HookVerdictKind.ReplaceOutput, reason, blank.WrittenCount > 0 ? blank.WrittenMemory : output.ToArray());
    }

    private HookVerdict BeforeTool(HookCall call)
    {
        // the arguments may be an object, or the text of one
        using JsonDocument? inner = Inner(call.Input);
        JsonElement input = inner?.RootElement ?? call.Input;
        IReadOnlyList<string> found = engine.Find(JsonMarshal.GetRawUtf8Value(input));
        if (found.Count > 0)
        {
            return HookVerdict.Deny($"The input of {Name(call)} holds a secret ({Ids(found)}). Do not type secrets: name the environment variable or the file that holds it.");
        }

        if (input.ValueKind != JsonValueKind.Object)
        {
            return HookVerdict.Pass;
        }

        string member = input.TryGetProperty("command", out JsonElement command) || !input.TryGetProperty("cmd", out command) ? "command" : "cmd";
        if (s_windowsShells.Contains(call.ToolName))
        {
            return WindowsShell(CommandText(command) ?? throw new HookException("the command of the shell is missing"));
        }

        return s_shells.Contains(call.ToolName) ? Shell(call, input, member, command) : OtherTool(call, input);
    }

    /// <summary>Windows' shells have quotes of their own, so nothing is rewritten for them.</summary>
    private HookVerdict WindowsShell(string line)
    {
        var wrapper = new CommandWrapper(program, "-c");
        return !CommandRisk.MayPrintSecretsOnWindows(line) || wrapper.IsWrappedInPowerShell(line)
            ? HookVerdict.Pass
            : HookVerdict.Deny($"The command may print secrets. Run it in this form, which masks them: {wrapper.PowerShellStart()}pwsh -NoProfile -Command '…'");
    }

    private HookVerdict Shell(HookCall call, JsonElement input, string member, JsonElement command)
    {
        string line = CommandText(command) ?? throw new HookException("the command of the shell is missing");
        var wrapper = new CommandWrapper(program, call.Agent == AgentKind.Codex ? "-lc" : "-c");
        string[]? words = command.ValueKind == JsonValueKind.Array ? [.. command.EnumerateArray().Select(word => JsonStrings.Text(word)!)] : null;
        if (words is null ? wrapper.IsWrapped(line) : wrapper.IsWrapped(words))
        {
            return HookVerdict.Pass;
        }

        if (line.Contains('\0') || Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(line)) != line)
        {
            return HookVerdict.Deny("The command holds a NUL or half a character; write it without.");
        }

        bool isRisky = CommandRisk.MayPrintSecrets(line);
        bool wrapsAll = policy == WrapPolicy.All || (policy == WrapPolicy.Auto && (call.Agent != AgentKind.Claude || call.IsUnattended));
        if (!isRisky && (!wrapsAll || ChangesFolder(line)))
        {
            return HookVerdict.Pass;
        }

        // Copilot's cloud agent only knows "deny": a new input that it overlooks would run the old one
        if (!call.TakesInput || (isRisky && call.Agent == AgentKind.Copilot))
        {
            return isRisky
                ? HookVerdict.Deny($"The command may print secrets. Run it in this form, which masks them: {wrapper.Wrap(line)}")
                : HookVerdict.Pass;
        }

        return new HookVerdict(
            HookVerdictKind.ReplaceInput,
            isRisky ? "The command may print secrets; it runs under 'redact run', which masks them." : "The command runs under 'redact run', which masks secrets.",
            Replace(input, member, words is null ? Json(wrapper.Wrap(line)) : Json(wrapper.Wrap(words))));
    }

    /// <summary>A lone <c>cd</c> prints nothing, and agents keep the folder that it leads to: wrapped, it would do nothing.</summary>
    private static bool ChangesFolder(string line) => line.StartsWith("cd ", StringComparison.Ordinal) && ShellQuote.IsInert(line);

    private HookVerdict OtherTool(HookCall call, JsonElement input)
    {
        bool writes = s_writers.Any(word => call.ToolName.Contains(word, StringComparison.OrdinalIgnoreCase));
        return !writes && s_pathMembers.Any(member => JsonStrings.Text(input, member) is { } path && SecretPlaces.IsSecretPath(path))
            ? HookVerdict.Deny($"{Name(call)} would show a file that is made to hold secrets. Read it in the shell, where they are masked: {_advice}")
            : HookVerdict.Pass;
    }

    private HookVerdict BeforeRead(HookCall call)
    {
        if (JsonStrings.Text(call.Root, "file_path") is { } path && SecretPlaces.IsSecretPath(path))
        {
            return HookVerdict.Deny($"The file is made to hold secrets. Read it in the shell, where they are masked: {_advice}");
        }

        string content = JsonStrings.Text(call.Root, "content") ?? throw new HookException("the content of the file is missing");
        IReadOnlyList<Finding> found = engine.Input.Find(content);
        return found.Count == 0
            ? HookVerdict.Pass
            : HookVerdict.Deny($"The file holds a secret ({Ids([.. found.Select(f => f.RuleId).Distinct()])}). Read it in the shell, where it is masked: {_advice}");
    }

    private HookVerdict AfterTool(HookCall call)
    {
        var redacted = new ArrayBufferWriter<byte>();
        using JsonDocument? inner = Inner(call.Output);
        var redactor = new JsonRedactor(engine.Output);
        return redactor.TryRedact(JsonMarshal.GetRawUtf8Value(inner?.RootElement ?? call.Output), redacted)
            ? new HookVerdict(HookVerdictKind.ReplaceOutput, $"{Name(call)} has put out secrets; they are masked here.", redacted.WrittenMemory)
            : HookVerdict.Pass;
    }

    private HookVerdict AfterFailure(HookCall call) =>
        engine.Find(JsonMarshal.GetRawUtf8Value(call.Root)) is { Count: > 0 } found
            ? HookVerdict.Deny($"{Name(call)} has failed and put out a secret ({Ids(found)}), which cannot be masked afterwards. Do not repeat it, rotate it, and run such commands as '{new CommandWrapper(program, "-c").WrapWords("…")}'.")
            : HookVerdict.Pass;

    private HookVerdict Prompt(HookCall call)
    {
        IReadOnlyList<Finding> found = engine.Input.Find(call.Prompt);
        return found.Count == 0
            ? HookVerdict.Pass
            : HookVerdict.Deny($"The prompt holds a secret ({Ids([.. found.Select(f => f.RuleId).Distinct()])}). It was not sent; take it out and name where it is kept instead.");
    }

    /// <summary>What a string holds, where it is the text of a JSON object or array: Cursor and Copilot wrap some inputs and outputs so.</summary>
    private static JsonDocument? Inner(JsonElement element)
    {
        if (JsonStrings.Text(element) is not { } text || !(text.AsSpan().TrimStart() is ['{' or '[', ..]))
        {
            return null;
        }

        try
        {
            return JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = JsonLeafReader.MaxDepth, AllowDuplicateProperties = false });
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            // it only looks like JSON, or has half a character: it is judged as the text that it is
            return null;
        }
    }

    private static string? CommandText(JsonElement command) => command.ValueKind switch
    {
        JsonValueKind.String => JsonStrings.Text(command),
        JsonValueKind.Array when command.EnumerateArray().All(word => word.ValueKind == JsonValueKind.String) =>
            string.Join(' ', command.EnumerateArray().Select(JsonStrings.Text)),
        _ => null,
    };

    /// <summary>The object with one member's value replaced; all other bytes stay.</summary>
    private static byte[] Replace(JsonElement container, string member, byte[] value)
    {
        var output = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(output, new JsonWriterOptions { SkipValidation = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            foreach (JsonProperty property in container.EnumerateObject())
            {
                json.WritePropertyName(property.Name);
                json.WriteRawValue(property.NameEquals(member) ? value : JsonMarshal.GetRawUtf8Value(property.Value), skipInputValidation: true);
            }

            json.WriteEndObject();
        }

        return output.WrittenSpan.ToArray();
    }

    private static byte[] Json(string text)
    {
        var output = new ArrayBufferWriter<byte>();
        JsonStrings.Encode(text, output);
        return output.WrittenSpan.ToArray();
    }

    private static byte[] Json(IEnumerable<string> words)
    {
        var output = new ArrayBufferWriter<byte>();
        foreach (string word in words)
        {
            output.Write(output.WrittenCount == 0 ? "["u8 : ","u8);
            JsonStrings.Encode(word, output);
        }

        output.Write("]"u8);
        return output.WrittenSpan.ToArray();
    }

    private string Name(HookCall call) => call.ToolName.Length is > 0 and <= 100 ? Reporting.SafeText.Escape(engine.Output.Redact(call.ToolName)) : "the tool";

    private static string Ids(IReadOnlyList<string> ids) => Reporting.SafeText.Escape(string.Join(", ", ids.Take(5)));
}
