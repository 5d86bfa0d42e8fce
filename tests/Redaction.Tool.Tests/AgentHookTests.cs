using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Redaction.Tool.Tests;

public class AgentHookTests
{
    private const string Secret = TempFolder.Secret;
    private const string Masked = "[REDACTED:db]";

    [Fact]
    public async Task Claude_sees_the_output_in_the_tools_own_shape_with_masks()
    {
        const string response =
            """{"stdout": "pw correct-horse-battery\n", "stderr":"", "interrupted":false ,"isImage":false,"n":1.50e3,"deep":[{"a":[null,"correct\u002dhorse-battery"]}],"persistedOutputPath":"/x","persistedOutputSize":9}""";
        Outcome outcome = await HookReply.AskAsync($$$"""{"hook_event_name":"PostToolUse","tool_name":"Bash","tool_input":{"command":"x"},"tool_response":{{{response}}}}""");
        Assert.Equal(new Outcome(0, Specific("PostToolUse", $$"""
            "updatedToolOutput":{"stdout":"pw {{Masked}}\n","stderr":"","interrupted":false,"isImage":false,"n":1.50e3,"deep":[{"a":[null,"{{Masked}}"]}]}
            """), ""), outcome);
    }

    [Theory]
    [InlineData("""{"hook_event_name":"PostToolUse","tool_name":"Bash","tool_input":{},"tool_response":{"stdout":"fine","stderr":"","interrupted":false,"isImage":false}}""")]
    [InlineData("""{"hook_event_name":"PostToolUse","tool_name":"mcp__a__b","tool_input":{},"tool_response":[{"type":"text","text":"half \ud83d"}]}""")]
    [InlineData("""{"hook_event_name":"PreToolUse","tool_name":"Write","tool_input":{"file_path":"/w/.env","content":"X=1"}}""")]
    [InlineData("""{"hook_event_name":"UserPromptSubmit","prompt":"hello"}""")]
    [InlineData("""{"hook_event_name":"SessionStart","source":"startup"}""")]
    [InlineData("""{"hook_event_name":"PostToolUseFailure","tool_name":"Bash","tool_input":{},"error":"exit 1"}""")]
    public async Task Claude_is_told_nothing_when_all_is_well(string input) => Assert.Equal(new Outcome(0, "", ""), await HookReply.AskAsync(input));

    [Fact]
    public async Task An_output_that_is_a_text_or_a_list_keeps_that_shape()
    {
        JsonObject input = HookReply.Claude("PostToolUse");
        input["tool_name"] = "mcp__db__query";
        input["tool_input"] = new JsonObject();
        input["tool_response"] = new JsonArray(new JsonObject { ["type"] = "text", ["text"] = Secret });
        Assert.Contains($"\"updatedToolOutput\":[{{\"type\":\"text\",\"text\":\"{Masked}\"}}]", (await HookReply.AskAsync(input.ToJsonString())).Output);
        input["tool_response"] = Secret;
        Assert.Contains($"\"updatedToolOutput\":\"{Masked}\"", (await HookReply.AskAsync(input.ToJsonString())).Output);
    }

    [Fact]
    public async Task A_member_whose_name_says_so_gives_its_value_away()
    {
        string password = "kT9" + "vQx27" + "mLpZ4w";
        Outcome outcome = await HookReply.AskAsync(
            $$$"""{"hook_event_name":"PostToolUse","tool_name":"mcp__a__b","tool_input":{},"tool_response":{"user":"ann","db_password":"{{{password}}}"}}""");
        Assert.DoesNotContain(password, outcome.Output);
        Assert.Contains("\"user\":\"ann\"", outcome.Output);
    }

    [Theory]
    [InlineData("env")]
    [InlineData("env | sort")]
    [InlineData("sudo printenv HOME")]
    [InlineData("cat .env")]
    [InlineData("cat .e''nv")]
    [InlineData("cat .en?")]
    [InlineData("cd app && grep KEY config/.env.production")]
    [InlineData("cat ~/.aws/credentials")]
    [InlineData("bash -c \"cat .env\"")]
    [InlineData("echo $GITHUB_TOKEN")]
    [InlineData("echo ${DB_PASSWORD:-none}")]
    [InlineData("gh auth token")]
    [InlineData("kubectl -n prod get secret db -o yaml")]
    [InlineData("python3 -c 'import os; print(os.environ)'")]
    [InlineData("cat /proc/self/environ")]
    [InlineData("redact run -- true; cat .env")]
    [InlineData("redact run -- sh -c \"$(cat .env)\"")]
    public async Task A_command_that_may_print_secrets_is_run_masked(string command)
    {
        JsonNode answer = JsonNode.Parse((await HookReply.AskAsync(HookReply.ClaudeShell(command))).Output)!["hookSpecificOutput"]!;
        Assert.Equal("ask", (string?)answer["permissionDecision"]);
        Assert.Equal($"redact run -- bash -c '{command.Replace("'", "'\\''", StringComparison.Ordinal)}'", (string?)answer["updatedInput"]!["command"]);

        // the whole object is given back, not the changed member
        Assert.Equal("d", (string?)answer["updatedInput"]!["description"]);
        Assert.Equal("1.5", answer["updatedInput"]!["timeout"]!.ToJsonString());
    }

    [Theory]
    [InlineData("ls -la")]
    [InlineData("npm test")]
    [InlineData("cat README.md .env.example")]
    [InlineData("git commit -m \"read the env from a file\"")]
    [InlineData("set -e; make")]
    [InlineData("env CI=1 make test")]
    [InlineData("grep -rn process.env src")]
    [InlineData("echo $HOME")]
    [InlineData("redact run -- cat .env")]
    [InlineData("redact run -- bash -c 'cat .env; env'")]
    public async Task A_harmless_or_wrapped_command_is_left_alone(string command) =>
        Assert.Equal(new Outcome(0, "", ""), await HookReply.AskAsync(HookReply.ClaudeShell(command)));

    [Fact]
    public async Task A_secret_that_the_model_types_is_refused_and_not_repeated()
    {
        Outcome outcome = await HookReply.AskAsync(HookReply.ClaudeShell($"psql postgres://u:{Secret}@h/d"));
        Assert.Contains("\"permissionDecision\":\"deny\"", outcome.Output);
        Assert.Contains("(db)", outcome.Output);
        Assert.DoesNotContain(Secret, outcome.Output + outcome.Error);
    }

    [Fact]
    public async Task A_file_made_for_secrets_is_not_read()
    {
        Outcome outcome = await HookReply.AskAsync("""{"hook_event_name":"PreToolUse","tool_name":"Read","tool_input":{"file_path":"/w/.env"}}""");
        Assert.Contains("\"permissionDecision\":\"deny\"", outcome.Output);
    }

    [Fact]
    public async Task A_prompt_with_a_secret_is_stopped()
    {
        Outcome outcome = await HookReply.AskAsync($$"""{"hook_event_name":"UserPromptSubmit","prompt":"use {{Secret}}"}""");
        Assert.StartsWith("""{"decision":"block","reason":"The prompt holds a secret (db).""", outcome.Output);
        Assert.DoesNotContain(Secret, outcome.Output + outcome.Error);
    }

    [Fact]
    public async Task A_failure_that_leaked_ends_the_turn()
    {
        Outcome outcome = await HookReply.AskAsync($$"""{"hook_event_name":"PostToolUseFailure","tool_name":"Bash","tool_input":{},"error":"{{Secret}}"}""");
        JsonNode answer = JsonNode.Parse(outcome.Output)!;
        Assert.Equal(0, outcome.ExitCode);
        Assert.False((bool)answer["continue"]!);
        Assert.Contains("rotate it", (string?)answer["stopReason"]);
        Assert.Equal("PostToolUseFailure", (string?)answer["hookSpecificOutput"]!["hookEventName"]);
        Assert.Contains("Do not repeat it", (string?)answer["hookSpecificOutput"]!["additionalContext"]);
        Assert.DoesNotContain(Secret, outcome.Output + outcome.Error);

        // the others have no such word: exit code 2 hands them the reason
        outcome = await HookReply.AskAsync($$"""{"timestamp":1,"toolName":"bash","error":"{{Secret}}"}""");
        Assert.Equal(2, outcome.ExitCode);
        Assert.DoesNotContain(Secret, outcome.Output + outcome.Error);
    }

    [Fact]
    public async Task Half_a_character_hides_nothing()
    {
        Outcome outcome = await HookReply.AskAsync($$"""{"hook_event_name":"PostToolUse","tool_name":"T","tool_input":{},"tool_response":"\ud83d{{Secret}}\udc00"}""");
        Assert.Contains(Masked, outcome.Output);
        Assert.DoesNotContain(Secret, outcome.Output);
        Assert.NotNull(JsonNode.Parse(outcome.Output));
    }

    [Fact]
    public async Task Secrets_of_the_environment_are_known()
    {
        Outcome outcome = await Redact.ShellAsync(
            Environment.CurrentDirectory,
            """echo '{"hook_event_name":"UserPromptSubmit","prompt":"it is violet-otter-runs"}' | ACME_TOKEN=violet-otter-runs TOKEN_FILE=prompt $REDACT agent-hook""");
        Assert.Contains("(ACME_TOKEN)", outcome.Output);
    }

    [Fact]
    public async Task Codex_runs_every_command_masked_and_shows_the_masked_text_in_the_outputs_place()
    {
        JsonObject before = HookReply.Codex("PreToolUse");
        before["tool_name"] = "Bash";
        before["tool_input"] = new JsonObject { ["command"] = "ls 'a b'" };
        Assert.Equal(
            Specific("PreToolUse", @"""permissionDecision"":""allow"",""updatedInput"":{""command"":""redact run -- bash -lc 'ls '\\''a b'\\'''""}"),
            (await HookReply.AskAsync(before.ToJsonString())).Output);
        before["tool_input"] = new JsonObject { ["command"] = new JsonArray("bash", "-lc", "ls") };
        Assert.Contains(@"""updatedInput"":{""command"":[""redact"",""run"",""--"",""bash"",""-lc"",""ls""]}", (await HookReply.AskAsync(before.ToJsonString())).Output);

        JsonObject after = HookReply.Codex("PostToolUse");
        after["tool_name"] = "Bash";
        after["tool_input"] = new JsonObject();
        after["tool_response"] = $"line\n{Secret}";
        Assert.Equal($$"""{"decision":"block","reason":"line\n{{Masked}}"}""", (await HookReply.AskAsync(after.ToJsonString())).Output);
    }

    [Fact]
    public async Task Cursor_is_answered_in_its_own_words_whoevers_settings_call()
    {
        JsonObject shell = HookReply.Cursor("preToolUse");
        shell["tool_name"] = "Shell";
        shell["tool_input"] = new JsonObject { ["command"] = "ls" };
        Assert.Equal("""{"updated_input":{"command":"redact run -- bash -c 'ls'"}}""", (await HookReply.AskAsync(shell.ToJsonString(), "--agent", "claude")).Output);

        JsonObject file = HookReply.Cursor("beforeReadFile");
        file["file_path"] = "/w/a.txt";
        file["content"] = Secret;
        Assert.StartsWith("""{"permission":"deny","user_message":""", (await HookReply.AskAsync(file.ToJsonString())).Output);
        file["content"] = "fine";
        Assert.Equal("{}", (await HookReply.AskAsync(file.ToJsonString())).Output);

        JsonObject prompt = HookReply.Cursor("beforeSubmitPrompt");
        prompt["prompt"] = Secret;
        Assert.StartsWith("""{"continue":false,"user_message":""", (await HookReply.AskAsync(prompt.ToJsonString())).Output);

        JsonObject mcp = HookReply.Cursor("postToolUse");
        mcp["tool_name"] = "MCP:query";
        mcp["tool_output"] = $$"""{"content":[{"type":"text","text":"{{Secret}}"}]}""";
        Assert.Equal($$$"""{"updated_mcp_tool_output":{"content":[{"type":"text","text":"{{{Masked}}}"}]}}""", (await HookReply.AskAsync(mcp.ToJsonString())).Output);
    }

    [Fact]
    public async Task Copilot_gets_new_arguments_and_a_denial_where_it_might_overlook_them()
    {
        JsonObject shell = HookReply.Copilot();
        shell["toolName"] = "bash";
        shell["toolArgs"] = """{"command":"ls"}""";
        Assert.Equal("""{"modifiedArgs":{"command":"redact run -- bash -c 'ls'"}}""", (await HookReply.AskAsync(shell.ToJsonString())).Output);
        shell["toolArgs"] = new JsonObject { ["command"] = "cat .env" };
        string denied = (await HookReply.AskAsync(shell.ToJsonString())).Output;
        Assert.StartsWith("""{"permissionDecision":"deny",""", denied);
        Assert.Contains("redact run -- bash -c 'cat .env'", denied);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("marker-of-the-input")]
    [InlineData("[\"marker-of-the-input\"]")]
    [InlineData("""{"hook_event_name":"marker-of-the-input","session_id":"s"}""")]
    [InlineData("""{"hook_event_name":"PreToolUse","hook_event_name":"Stop"}""")]
    [InlineData("""{"hook_event_name":"PreToolUse","tool_name":"Bash","tool_input":{"command":"ls","command":"env"}}""")]
    [InlineData("""{"hook_event_name":"PreToolUse","tool_name":"Bash","tool_input":{"command":"ls"}} marker-of-the-input""")]
    [InlineData("""{"hook_event_name":"PostToolUse","tool_name":"marker-of-the-input"}""")]
    [InlineData("""{"hook_event_name":"UserPromptSubmit","prompt":["marker-of-the-input"]}""")]
    [InlineData("""{"nothing":"marker-of-the-input"}""")]
    public async Task What_is_not_understood_is_refused(string input)
    {
        Outcome outcome = await HookReply.AskAsync(input);
        bool isBlocked = outcome.ExitCode == 2 && outcome.Output.Length == 0 && outcome.Error.EndsWith("nothing was let through\n", StringComparison.Ordinal);
        Assert.True(isBlocked || outcome.Output.Contains("\"block\"", StringComparison.Ordinal), outcome.ToString());
        Assert.DoesNotContain("marker", outcome.Output + outcome.Error);
        Outcome copilot = await HookReply.AskAsync(input, "--agent", "copilot");
        Assert.True(copilot.ExitCode == 2 || copilot.Output.StartsWith("""{"permissionDecision":"deny",""", StringComparison.Ordinal), copilot.ToString());
    }

    [Fact]
    public async Task A_bomb_of_brackets_is_refused()
    {
        string bomb = new string('[', 1_000_000);
        Outcome outcome = await HookReply.AskAsync($$"""{"hook_event_name":"PostToolUse","tool_name":"T","tool_input":{},"tool_response":{{bomb}}""");
        Assert.Equal(2, outcome.ExitCode);
        Assert.Empty(outcome.Output);
    }

    [Fact]
    public async Task An_input_that_does_not_end_is_refused_in_time()
    {
        using Process hook = Redact.Start("agent-hook", "--timeout", "1");
        await hook.StandardInput.WriteAsync("{");
        await hook.StandardInput.FlushAsync(TestContext.Current.CancellationToken);
        await hook.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(2, hook.ExitCode);
        Assert.Contains("took too long", await hook.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task An_output_that_could_not_be_judged_is_blanked()
    {
        Outcome outcome = await Redact.RunWithInputAsync(
            """{"hook_event_name":"PostToolUse","tool_name":"Bash","tool_input":{},"tool_response":{"stdout":"whatever","n":7,"type":"text"}}""",
            "agent-hook", "--known", "no-such-file");
        Assert.Equal(Specific("PostToolUse", @"""updatedToolOutput"":{""stdout"":""[REDACTED:not-examined]"",""n"":7,""type"":""text""}"), outcome.Output);
        Assert.Contains("no-such-file: no such file", outcome.Error);
    }

    private static string Specific(string name, string members) => $$$"""{"hookSpecificOutput":{"hookEventName":"{{{name}}}",{{{members}}}}}""";
}
