using System.Text.Json.Nodes;

namespace Redaction.Tool.Tests;

[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public class AgentInstallTests
{
    private const string Commented =
        """
        {
            // mine
            "env": { "X": "1" },
            "hooks": {
                "PreToolUse": [
                    { "matcher": "Bash", "hooks": [{"type": "command", "command": "mine"}] } // keep
                ]
            },
            "permissions": {"allow": ["a","b"], "deny": [1.0e5]}, /* tail */
        }

        """;

    [Theory]
    [InlineData("claude", ".claude/settings.json", Commented)]
    [InlineData("claude", ".claude/settings.json", "{\"a\":1}")]
    [InlineData("claude", ".claude/settings.json", "{ \"a\": [1, 2], \"hooks\": { \"Stop\": [] } }\r\n")]
    [InlineData("codex", ".codex/hooks.json", "{\n\t\"hooks\": {\n\t\t\"PreToolUse\": [\n\t\t\t{\"hooks\": [{\"type\": \"command\", \"command\": \"x\"}]}\n\t\t]\n\t}\n}\n")]
    [InlineData("cursor", ".cursor/hooks.json", "{\"version\":1,\"hooks\":{\"stop\":[{\"command\":\"x\"}]}}")]
    [InlineData("copilot", ".github/hooks/redaction.json", "{\n  \"version\": 1,\n  \"hooks\": { \"preToolUse\": [ { \"type\": \"command\", \"bash\": \"x\" } ] } // end\n}")]
    public async Task What_was_there_stays_and_comes_back_to_the_byte(string agent, string name, string original)
    {
        using var folder = new TempFolder();
        string path = folder.Write(name, original);
        Assert.Equal(0, (await AgentAsync(folder, "install", agent)).ExitCode);
        string installed = File.ReadAllText(path);
        Assert.Contains($"redact agent-hook --agent {agent}", installed);

        Outcome again = await AgentAsync(folder, "install", agent);
        Assert.Equal((0, installed), (again.ExitCode, File.ReadAllText(path)));
        Assert.Contains("already", again.Error);

        Assert.Equal(0, (await AgentAsync(folder, "uninstall", agent)).ExitCode);
        Assert.Equal(original, File.ReadAllText(path));
    }

    [Theory]
    [InlineData("claude", ".claude/settings.json")]
    [InlineData("codex", ".codex/hooks.json")]
    [InlineData("cursor", ".cursor/hooks.json")]
    [InlineData("copilot", ".github/hooks/redaction.json")]
    public async Task A_new_file_is_json_and_goes_again(string agent, string name)
    {
        using var folder = new TempFolder();
        string path = Path.Combine(folder.Tree, name);
        Assert.Equal(0, (await AgentAsync(folder, "install", agent)).ExitCode);
        Assert.NotNull(JsonNode.Parse(File.ReadAllText(path))!["hooks"]);
        Assert.DoesNotContain("//", File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFiles(Path.GetDirectoryName(path)!));
        Assert.Equal(0, (await AgentAsync(folder, "uninstall", agent)).ExitCode);
        Assert.False(File.Exists(path));
    }

    [Fact]
    public async Task The_command_that_was_written_answers()
    {
        using var folder = new TempFolder();
        folder.Write(".claude/settings.json", "{}");
        Outcome outcome = await Redact.ShellAsync(
            folder.Tree,
            """
            export HOME=$PWD; unset CLAUDE_CONFIG_DIR CODEX_HOME
            $REDACT agent install && $REDACT agent status --agent claude
            command=$(grep -o '"command": "[^"]*"' .claude/settings.json | head -1 | cut -d'"' -f4)
            echo '{"hook_event_name":"PreToolUse","tool_name":"Bash","tool_input":{"command":"printenv"}}' | sh -c "$command"
            """);
        Assert.Contains("claude   user     installed", outcome.Output);
        Assert.Contains($"{Redact.Executable} run -- bash -c 'printenv'", outcome.Output);
        Assert.Equal(0, outcome.ExitCode);
    }

    [Theory]
    [InlineData("{ not json")]
    [InlineData("[]")]
    [InlineData("{\"hooks\": []}")]
    [InlineData("{\"hooks\": {\"PreToolUse\": {}}}")]
    [InlineData("{} {}")]
    public async Task A_file_of_another_form_is_left_as_it_is(string content)
    {
        using var folder = new TempFolder();
        string path = folder.Write(".claude/settings.json", content);
        Outcome outcome = await AgentAsync(folder, "install", "claude");
        Assert.Equal(2, outcome.ExitCode);
        Assert.StartsWith("redact: .claude/settings.json: ", outcome.Error);
        Assert.Equal(content, File.ReadAllText(path));
    }

    [Fact]
    public async Task A_dry_run_shows_the_change_without_secrets_and_writes_nothing()
    {
        using var folder = new TempFolder();
        string token = "glpat-" + "kT9vQx" + "27mLpZ4" + "wBn3sD9";
        string original = $$"""
            {
              "env": { "GITLAB_TOKEN": "{{token}}" }
            }
            """;
        string path = folder.Write(".claude/settings.json", original);
        Outcome outcome = await Redact.RunInAsync(folder.Tree, "", "agent", "install", "--agent", "claude", "--scope", "project", "--dry-run");
        Assert.StartsWith("--- .claude/settings.json\n+++ .claude/settings.json\n@@ -1,3 +1,", outcome.Output);
        Assert.Contains("+  \"hooks\": {\n", outcome.Output);
        Assert.DoesNotContain(token, outcome.Output);
        Assert.Equal(original, File.ReadAllText(path));
        Assert.Single(Directory.GetFiles(Path.GetDirectoryName(path)!));
    }

    [Fact]
    public async Task Mode_and_link_are_kept_and_a_backup_is_made_when_asked_for()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "modes and links are Unix's");
        using var folder = new TempFolder();
        string real = folder.Write("dotfiles/claude.json", "{}");
        File.SetUnixFileMode(real, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
        Directory.CreateDirectory(Path.Combine(folder.Tree, ".claude"));
        string link = Path.Combine(folder.Tree, ".claude/settings.json");
        File.CreateSymbolicLink(link, "../dotfiles/claude.json");
        Outcome outcome = await Redact.RunInAsync(folder.Tree, "", "agent", "install", "--agent", "claude", "--scope", "project", "--backup");
        Assert.Equal(0, outcome.ExitCode);
        Assert.Equal("../dotfiles/claude.json", new FileInfo(link).LinkTarget);
        Assert.Contains("agent-hook", File.ReadAllText(real));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead, File.GetUnixFileMode(real));
        Assert.Equal("{}", File.ReadAllText(real + ".backup"));
    }

    [Fact]
    public async Task Options_that_the_user_gave_the_hook_stay()
    {
        using var folder = new TempFolder();
        string path = folder.Write(".cursor/hooks.json", """{"version":1,"hooks":{"preToolUse":[{"command":"/opt/redact agent-hook --known k"}]}}""");
        await AgentAsync(folder, "install", "cursor");
        Assert.Single((JsonArray)JsonNode.Parse(File.ReadAllText(path))!["hooks"]!["preToolUse"]!);
        await AgentAsync(folder, "uninstall", "cursor");
        Assert.False(File.Exists(path));
    }

    [Theory]
    [InlineData("claude-code", "claude")]
    [InlineData("Claude", "claude")]
    [InlineData("openai-codex", "codex")]
    [InlineData("codex-cli", "codex")]
    [InlineData("cursor-agent", "cursor")]
    [InlineData("copilot-cli", "copilot")]
    [InlineData("github-copilot", "copilot")]
    public async Task An_agent_goes_by_the_names_that_people_use(string name, string own)
    {
        using var folder = new TempFolder();
        Outcome installed = await AgentAsync(folder, "install", name);
        Assert.Equal(0, installed.ExitCode);
        Assert.StartsWith($"{own}: installed in ", installed.Error);
        string file = Assert.Single(Directory.GetFiles(folder.Tree, "*.json", SearchOption.AllDirectories));
        Assert.Contains($"redact agent-hook --agent {own}\"", File.ReadAllText(file));
    }

    [Theory]
    [InlineData("agent install --agent claud-code", "there is no agent 'claud-code'; --agent is one of claude, codex, cursor, copilot; did you mean 'claude-code'?")]
    [InlineData("agent status --agent coplot", "there is no agent 'coplot'; --agent is one of claude, codex, cursor, copilot; did you mean 'copilot'?")]
    [InlineData("agent-hook --agent windsurf", "there is no agent 'windsurf'; --agent is one of claude, codex, cursor, copilot")]
    [InlineData("transcripts --agent curser", "did you mean 'cursor'?")]
    public async Task An_unknown_agent_is_told_with_the_known_ones(string arguments, string message)
    {
        Outcome outcome = await Redact.RunAsync(arguments.Split(' '));
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains(message + (message.EndsWith('?') ? "" : "\n"), outcome.Error);
    }

    [Fact]
    public async Task Copilot_has_no_settings_of_the_user()
    {
        Outcome outcome = await Redact.RunAsync("agent", "install", "--agent", "copilot");
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("--scope project", outcome.Error);
    }

    private static Task<Outcome> AgentAsync(TempFolder folder, string verb, string agent) =>
        Redact.RunInAsync(folder.Tree, "", "agent", verb, "--agent", agent, "--scope", "project");
}
