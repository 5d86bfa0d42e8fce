using System.Text;
using System.Text.Json.Nodes;

namespace Redaction.Tool.Tests;

/// <summary>A wrapped command must do what the command would have done: a real shell runs both.</summary>
[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public class WrappedCommandTests
{
    // no command that could do harm can be made of these
    private static readonly string[] s_pieces =
        ["'", "\"", "\\", "$", "`", "\n", " ", "\t", "x", "yz", "é", "漢", "😀", "$x", "${x}", "$(echo y)", "`echo z`", "#", "!", "*", "?", "~", "(", ")", "{", "}", "[", "]", ";", "&&", "|", "\\n", "%s", "\u0001", "-", "="];

    public static TheoryData<string> Commands()
    {
        var commands = new TheoryData<string>
        {
            "printf '%s\\n' 'a'\\''b' \"c\\\"d\"",
            "cat <<'EOF'\n'$x' `y`\nEOF",
            "x='it'\"'\"'s'; echo \"$x\"",
            "echo \\\\ \\' ; exit 7",
            "false",
            "printf %s 'trailing newline\n\n'\n",
            "''",
            " \n ",
        };
        var random = new Random(20261124);
        for (int i = 0; i < 12; i++)
        {
            var command = new StringBuilder("x=1; printf '<%s>' ");
            for (int j = random.Next(1, 14); j > 0; j--)
            {
                command.Append(s_pieces[random.Next(s_pieces.Length)]);
            }

            commands.Add(command.ToString());
        }

        return commands;
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Runs_as_the_command_would_have_run(string command)
    {
        using var folder = new TempFolder();

        // stands in for "redact run --", whose own tests are elsewhere: it runs the words that it is given
        string program = folder.Write("it's redact", "#!/bin/sh\n[ \"$1 $2\" = 'run --' ] || exit 99\nshift 2\nexec \"$@\"\n");
        File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        Outcome answer = await Redact.RunInAsync(folder.Tree, HookReply.ClaudeShell(command), "agent-hook", "--wrap", "all", "--program", program);
        Assert.Equal(0, answer.ExitCode);
        string wrapped = (string)JsonNode.Parse(answer.Output)!["hookSpecificOutput"]!["updatedInput"]!["command"]!;

        Outcome plain = await Redact.ProgramAsync(folder.Tree, "bash", "-c", command);
        Outcome masked = await Redact.ProgramAsync(folder.Tree, "sh", "-c", wrapped);
        Assert.Equal((plain.ExitCode, plain.Output), (masked.ExitCode, masked.Output));
    }

    [Fact]
    public async Task Fish_sees_one_word_too()
    {
        Assert.SkipUnless(Programs.Exist("fish"), "NOT TESTED: fish is not installed");
        using var folder = new TempFolder();
        string program = folder.Write("redact", "#!/bin/sh\nshift 2\nexec \"$@\"\n");
        File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        foreach (string command in (string[])[@"printf '<%s>' x\' ; echo outside ; echo ' y", @"printf %s 'a\\b\nc\'", @"printf '%s\n' ""it's \\'\\'""", "printf '\\\\'"])
        {
            Outcome answer = await Redact.RunInAsync(folder.Tree, HookReply.ClaudeShell(command), "agent-hook", "--wrap", "all", "--program", program);
            string wrapped = (string)JsonNode.Parse(answer.Output)!["hookSpecificOutput"]!["updatedInput"]!["command"]!;
            Outcome plain = await Redact.ProgramAsync(folder.Tree, "bash", "-c", command);
            Outcome masked = await Redact.ProgramAsync(folder.Tree, "fish", "--no-config", "-c", wrapped);
            Assert.Equal((plain.ExitCode, plain.Output), (masked.ExitCode, masked.Output));

            // and what was written is known again
            Assert.Empty((await Redact.RunInAsync(folder.Tree, HookReply.ClaudeShell(wrapped), "agent-hook", "--wrap", "all", "--program", program)).Output);
        }

        // words for a POSIX shell, and a second command for fish
        string hidden = $@"{program} run -- echo 'a\' 'x; env; echo '";
        Assert.Contains("updatedInput", (await Redact.RunInAsync(folder.Tree, HookReply.ClaudeShell(hidden), "agent-hook", "--wrap", "all", "--program", program)).Output);
    }

    [Theory]
    [InlineData(@"ls \u0000 x")]
    [InlineData(@"ls \ud83d")]
    public async Task What_no_shell_can_be_given_is_refused(string escaped)
    {
        Outcome outcome = await HookReply.AskAsync(
            $$$"""{"hook_event_name":"PreToolUse","tool_name":"Bash","tool_input":{"command":"{{{escaped}}}"}}""", "--wrap", "all");
        Assert.Contains("\"permissionDecision\":\"deny\"", outcome.Output);
    }
}
