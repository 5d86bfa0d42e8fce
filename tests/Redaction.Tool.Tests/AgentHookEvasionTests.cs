using System.Text.Json.Nodes;

namespace Redaction.Tool.Tests;

/// <summary>Commands of an agent that wants its secrets unmasked, and those of one that does not.</summary>
public class AgentHookEvasionTests
{
    /// <summary>Each, failing, would leak: what a failed command said cannot be masked.</summary>
    public static TheoryData<string[]> Evasions() =>
    [
        // the wrapper, weakened, followed or borrowed by name
        new(["redact run --no-auto -- printenv", "redact run --keep OP_SERVICE_ACCOUNT_TOKEN -- x", "redact run --config weak.toml -- cat x", "redact run --env-file e -- cat x",
            "redact run --confidence verified -- x", "redact run -- x; env", "redact run -- x\nenv", "redact run -- x && env", "redact run -- x | sh", "redact run -- $(printenv)",
            "redact run -- x & env", "redact run --secret 'A' -- cat .env; env", "redact run -- sh -c 'x' \"$(env)\"", "redact run --\nenv", "/tmp/redact run -- env", "redact run -- x > >(env)"]),

        // the name of the command is put together
        new(["$(echo env)", "`echo env`", "x=env; $x", "e''nv", "e\\nv", "\\env", "e\\\nnv", "/usr/bin/e?v", "{e,}nv", "e{n,}v", "$'\\x65nv'", "\"$SHELL\" -c env", "e$(echo nv)"]),

        // it stands behind another
        new(["timeout 5 env", "nice -n 5 env", "sudo -u bob env", "2>/dev/null env", "env >&2; false", "env 2>&1", "env > /dev/stderr", "command env", "if env; then :; fi", "kubectl exec pod -- env",
            "docker exec c printenv", "ssh localhost env", "busybox env", "find . -exec env \\;", "find . -type f -exec cat {} +", "git ls-files | xargs cat", "watch -n1 env", "script -c env"]),

        // something reads it as a program
        new(["eval env", "bash -c \"$X\"", "echo ZW52 | base64 -d | sh", "bash <<< env", "bash <<EOF\nenv\nEOF", "sh < x.txt", "source x", ". ./x", "bash <(echo env)", "trap env EXIT", "alias x=env",
            "python3 -c 'print(1)'", "echo x | python3", "python3 - <<'EOF'\nimport os\nEOF", "node -e 1", "perl -ne print x", "awk 'BEGIN{for(k in ENVIRON)print k}'", "awk 'BEGIN{system(\"x\")}'",
            "sed '1e env' f", "jq -n env", "jq -n '$ENV'", "git -c alias.x='!env' x", "git config alias.x '!env'", "vim -c '!env' x", "tar --to-command=env -xf x", "ps eww"]),

        // the name of the file is put together or not told
        new(["cat .e[n]v", "cat .e{n,}v", "cat .e*", "cat *", "cat $(printf .e%s nv)", "f=.e; cat ${f}nv", "cat .$(echo env)", "cat$IFS.env", "cat ~/.aws/*", "cd ~/.ssh && cat *", "grep -r KEY .", "rg -uu KEY",
            "HOME=/x/.e; cat ${HOME}nv", "cat /proc/self/env*", "set -- .e nv; cat $1$2", "cat ~/.bash_history"]),

        // history and listings
        new(["git log -p", "git log --all -p -- x", "git log -S word", "git show HEAD~3", "git stash show -p", "git cat-file -p HEAD:x", "git diff --no-index a b", "export -p", "declare -p", "readonly -p", "history"]),
    ];

    [Theory]
    [MemberData(nameof(Evasions))]
    public async Task What_hides_or_prints_secrets_is_run_masked(string[] commands)
    {
        foreach ((string command, Outcome outcome) in await AskAsync(commands))
        {
            Assert.True(outcome.Output.Length > 0, $"{command}: {outcome}");
            JsonNode answer = JsonNode.Parse(outcome.Output)!["hookSpecificOutput"]!;
            Assert.Equal("ask", (string?)answer["permissionDecision"]);
            Assert.StartsWith("redact run -- bash -c '", (string?)answer["updatedInput"]!["command"]);
        }
    }

    public static TheoryData<string[]> Everyday() =>
    [
        new(["git status", "git diff HEAD~1", "git log --oneline -5", "git add -A", "git add * && git commit -m 'fix: it'", "git commit -m \"$(cat <<'EOF'\nA subject\n\nA body, and more.\nEOF\n)\"", "git push origin main"]),
        new(["npm run build 2>&1 | tail -20", "dotnet test --filter 'A|B' 2>/dev/null", "make -j4", "python3 -m pytest -q tests", "python3 x.py", "node server.js", "python3 --version", "cargo test --all", "./x.sh"]),
        new(["ls -la src/*", "find . -name '*.cs'", "grep -rn TODO src", "rg TODO", "grep 'x$' f.txt", "sed -n '1,20p' f.txt", "awk '{print $1}' f.txt", "awk '{print $NF}' f.txt", "wc -l *.md", "cat f.txt | head -5"]),
        new(["cd src && ls", "cat <<'EOF' > f.txt\nhello\nEOF", "mkdir -p a/b", "echo done", "echo $HOME", "ls $HOME/src", "[ -f x ] && echo yes", "for i in 1 2 3; do echo again; done", "if [ -d a ]; then ls a; fi"]),
        new(["redact run -- cat .env", "redact run --secret DB_URL -- ./deploy --stage prod", "redact run --secret=A --secret B -- env", "redact run -- bash -c 'cat .env; env'", "redact scan src"]),
    ];

    [Theory]
    [MemberData(nameof(Everyday))]
    public async Task Everyday_commands_are_left_alone(string[] commands)
    {
        foreach ((string command, Outcome outcome) in await AskAsync(commands))
        {
            Assert.True(outcome is { ExitCode: 0, Output: "", Error: "" }, $"{command}: {outcome}");
        }
    }

    [Fact]
    public async Task Where_nobody_is_asked_every_command_runs_masked()
    {
        JsonObject input = JsonNode.Parse(HookReply.ClaudeShell("./x.sh"))!.AsObject();
        input["permission_mode"] = "bypassPermissions";
        JsonNode answer = JsonNode.Parse((await HookReply.AskAsync(input.ToJsonString())).Output)!["hookSpecificOutput"]!;
        Assert.Equal("allow", (string?)answer["permissionDecision"]);
        Assert.Equal("redact run -- bash -c './x.sh'", (string?)answer["updatedInput"]!["command"]);

        // a folder that is changed stays changed
        input["tool_input"]!["command"] = "cd src";
        Assert.Equal(new Outcome(0, "", ""), await HookReply.AskAsync(input.ToJsonString()));
        input["tool_input"]!["command"] = "cd src; ./x.sh";
        Assert.Contains("updatedInput", (await HookReply.AskAsync(input.ToJsonString())).Output);
    }

    [Fact]
    public async Task Only_the_program_that_was_installed_counts_as_the_wrapper()
    {
        using var folder = new TempFolder();
        foreach ((string command, bool isWrapped) in ((string, bool)[])[("/opt/redact run -- env", true), ("redact run -- env", false), ("./redact run -- env", false)])
        {
            Outcome outcome = await Redact.RunInAsync(folder.Tree, HookReply.ClaudeShell(command), "agent-hook", "--program", "/opt/redact");
            Assert.Equal(isWrapped, outcome.Output.Length == 0);
        }

        JsonObject words = HookReply.Codex("PreToolUse");
        words["tool_name"] = "Bash";
        words["tool_input"] = new JsonObject { ["command"] = new JsonArray("redact", "run", "--no-auto", "--", "env") };
        Assert.Contains("""["redact","run","--","redact","run","--no-auto","--","env"]""", (await HookReply.AskAsync(words.ToJsonString())).Output);
    }

    [Theory]
    [InlineData("Get-ChildItem Env:", true)]
    [InlineData("$x = 1; Write-Output $x", false)]
    [InlineData("Write-Output $env:DB_PASSWORD", true)]
    [InlineData("[Environment]::GetEnvironmentVariables()", true)]
    [InlineData("Get-Content .env", true)]
    [InlineData("iex $x", true)]
    [InlineData("redact run -- pwsh -NoProfile -Command 'Get-ChildItem Env:'", false)]
    [InlineData("redact run -- pwsh -Command 'x\u2019; Get-ChildItem Env: #'", true)]
    [InlineData("redact run -- pwsh -Command 'x'; Get-ChildItem Env:", true)]
    public async Task A_command_of_PowerShell_that_may_print_secrets_is_refused(string command, bool isRefused)
    {
        JsonObject input = HookReply.Claude("PreToolUse");
        input["tool_name"] = "PowerShell";
        input["tool_input"] = new JsonObject { ["command"] = command };
        Outcome outcome = await HookReply.AskAsync(input.ToJsonString());
        Assert.Equal(isRefused, outcome.Output.Contains("\"permissionDecision\":\"deny\"", StringComparison.Ordinal));
        Assert.Equal(isRefused, outcome.Output.Length > 0);
    }

    /// <summary>One after the other, without haste: a hook that is late on a busy machine says no, which is another matter.</summary>
    private static async Task<List<(string Command, Outcome Outcome)>> AskAsync(string[] commands)
    {
        var answers = new List<(string, Outcome)>();
        foreach (string command in commands)
        {
            answers.Add((command, await HookReply.AskAsync(HookReply.ClaudeShell(command), "--timeout", "600")));
        }

        return answers;
    }
}
