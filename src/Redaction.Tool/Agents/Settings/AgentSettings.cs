using System.Text.Json;
using Redaction.Tool.Agents.Shell;
using Redaction.Tool.Hosting;
using Redaction.Tool.Reporting;

namespace Redaction.Tool.Agents.Settings;

/// <summary>
/// Where an agent keeps its hooks and how one is written there. Sources: code.claude.com/docs/en/hooks,
/// learn.chatgpt.com/docs/hooks (Codex), cursor.com/docs/hooks and
/// docs.github.com/en/copilot/reference/copilot-cli-reference/cli-hooks-reference.
/// </summary>
/// <param name="Agent">The agent.</param>
/// <param name="Folder">Its folder in a project, and in the user's home.</param>
/// <param name="File">The file in that folder.</param>
/// <param name="HomeVariable">The variable that puts the user's folder elsewhere.</param>
/// <param name="HasVersion">Whether the file must say <c>"version": 1</c>.</param>
/// <param name="IsNested">Whether hooks stand in groups with a matcher.</param>
/// <param name="CommandMember">The member that holds the command.</param>
/// <param name="Events">The events to answer, each with a matcher; an empty one is not written.</param>
/// <param name="Advice">What the user must still do.</param>
internal sealed record AgentSettings(
    AgentKind Agent, string Folder, string File, string? HomeVariable, bool HasVersion, bool IsNested, string CommandMember, (string Event, string Matcher)[] Events, string Advice)
{
    // longer than the hook's own limit, which says no; an agent's limit lets the call through
    private const int TimeoutSeconds = 30;

    /// <summary>All agents.</summary>
    public static IReadOnlyList<AgentSettings> All { get; } =
    [
        new(AgentKind.Claude, ".claude", "settings.json", "CLAUDE_CONFIG_DIR", HasVersion: false, IsNested: true, "command",
            [("PreToolUse", "*"), ("PostToolUse", "*"), ("PostToolUseFailure", "*"), ("UserPromptSubmit", "")],
            "sessions that run keep their hooks; start Claude Code anew"),
        new(AgentKind.Codex, ".codex", "hooks.json", "CODEX_HOME", HasVersion: false, IsNested: true, "command",
            [("PreToolUse", ".*"), ("PostToolUse", ".*"), ("UserPromptSubmit", "")],
            "Codex runs a hook only when you have trusted it: it asks at the next start"),
        new(AgentKind.Cursor, ".cursor", "hooks.json", null, HasVersion: true, IsNested: false, "command",
            [("preToolUse", ""), ("postToolUse", ""), ("beforeReadFile", ""), ("beforeSubmitPrompt", "")],
            "project hooks run in trusted workspaces only"),
        new(AgentKind.Copilot, ".github/hooks", "redaction.json", null, HasVersion: true, IsNested: false, "bash",
            [("preToolUse", ""), ("postToolUse", ""), ("postToolUseFailure", ""), ("userPromptSubmitted", "")],
            "the cloud agent reads it on the default branch, and needs redact on its PATH; Copilot cannot stop a prompt"),
    ];

    /// <summary>The settings of an agent.</summary>
    public static AgentSettings Of(AgentKind agent) => All.First(settings => settings.Agent == agent);

    /// <summary>The agent's folder in the home of the user, wherever that was put.</summary>
    public string UserFolder => HomeVariable is not null && Environment.GetEnvironmentVariable(HomeVariable) is { Length: > 0 } elsewhere
        ? elsewhere
        : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), Folder);

    /// <summary>Whether the agent is in use in a scope.</summary>
    public bool IsUsed(SettingsScope scope) => (scope == SettingsScope.Project || Agent != AgentKind.Copilot) && Directory.Exists(scope == SettingsScope.User ? UserFolder : Folder);

    /// <summary>The file of a scope.</summary>
    /// <exception cref="UsageException">The agent has none.</exception>
    public string PathIn(SettingsScope scope) => scope == SettingsScope.Project
        ? Path.Combine(Folder, File)
        : Agent == AgentKind.Copilot
            ? throw new UsageException("Copilot reads hooks from a repository only; give --scope project in its folder")
            : Path.Combine(UserFolder, File);

    /// <summary>The command of the hook. What is shared with others names no path of this machine.</summary>
    public string CommandIn(SettingsScope scope) => $"{Program(scope)} agent-hook --agent {Label.Of(Agent)}";

    /// <summary>Whether a command is a hook of ours, whatever options the user gave it.</summary>
    public static bool IsOurs(string? command)
    {
        int end = command?.IndexOf(" agent-hook", StringComparison.Ordinal) ?? -1;
        return end > 0 && Path.GetFileNameWithoutExtension(command![..end].Trim('"', '\'').Replace('\\', '/')) == "redact";
    }

    /// <summary>One entry for an event, as lines; a tab at the start of a line is one level.</summary>
    public string[] Entry(string command, string matcher)
    {
        string text = JsonText(command);
        if (IsNested)
        {
            return
            [
                "{",
                .. matcher.Length == 0 ? (string[])[] : [$"\t\"matcher\": {JsonText(matcher)},"],
                "\t\"hooks\": [",
                $"\t\t{{ \"type\": \"command\", \"command\": {text}, \"timeout\": {TimeoutSeconds} }}",
                "\t]",
                "}",
            ];
        }

        return Agent == AgentKind.Cursor
            ? [$"{{ \"command\": {text}, \"timeout\": {TimeoutSeconds}, \"failClosed\": true }}"]
            : [$"{{ \"type\": \"command\", \"bash\": {text}, \"powershell\": {text}, \"timeoutSec\": {TimeoutSeconds} }}"];
    }

    private static string Program(SettingsScope scope) =>
        scope == SettingsScope.Project ? "redact"
        : OperatingSystem.IsWindows() ? $"\"{RedactProgram.Path}\""
        : ShellQuote.QuoteIfNeeded(RedactProgram.Path);

    private static string JsonText(string text) => $"\"{JsonEncodedText.Encode(text, System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";
}
