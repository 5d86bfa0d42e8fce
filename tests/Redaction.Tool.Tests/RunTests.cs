namespace Redaction.Tool.Tests;

/// <summary>What <c>redact run</c> does where no terminal is: outputs that are pipes and files, exit codes, input.</summary>
public class RunTests
{
    private const string Secret = TempFolder.Secret;

    [Fact]
    public async Task Masks_both_outputs_and_keeps_them_apart()
    {
        Outcome outcome = await ShellAsync(
            $"export DB_PASSWORD={Secret}; $REDACT run -- sh -c 'echo out $DB_PASSWORD; echo err $DB_PASSWORD >&2; printf %s $DB_PASSWORD | base64'");
        Assert.Equal(new Outcome(0, "out [REDACTED:DB_PASSWORD]\n[REDACTED:DB_PASSWORD]\n", "err [REDACTED:DB_PASSWORD]\n"), outcome);
    }

    [Fact]
    public async Task A_secret_that_is_written_in_pieces_is_masked()
    {
        Outcome outcome = await ShellAsync(
            $"export DB_PASSWORD={Secret}; $REDACT run --mask fixed -- sh -c 'printf %s {Secret[..9]}; sleep 0.1; printf %s {Secret[9..]}; echo .'");
        Assert.Equal(new Outcome(0, "***.\n", ""), outcome);
    }

    [Theory]
    [InlineData("sh -c 'exit 42'", 42, "")]
    [InlineData("true", 0, "")]
    [InlineData("sh -c 'kill -KILL $$'", 137, "")]
    [InlineData("sh -c 'kill -SEGV $$'", 139, "")]
    [InlineData("no-such-command", 127, "redact: no-such-command: command not found\n")]
    [InlineData("./no/such/file", 127, "redact: ./no/such/file: command not found\n")]
    [InlineData("/dev/null", 126, "redact: /dev/null: cannot be run: Permission denied\n")]
    [InlineData("/tmp", 126, "redact: /tmp: cannot be run: Permission denied\n")]
    [InlineData("''", 127, "redact: : command not found\n")]
    [InlineData("$'\\e[31m'", 127, "redact: \\x1b[31m: command not found\n")]
    public async Task Ends_as_the_command_does(string command, int exitCode, string error)
    {
        Outcome outcome = await ShellAsync($"exec 3>&2 2>/dev/null; $REDACT run -- {command} 2>&3; echo $?");
        Assert.Equal(new Outcome(0, $"{exitCode}\n", error), outcome);
    }

    [Fact]
    public async Task A_shell_sees_that_a_signal_ended_the_command()
    {
        // bash stops a script when a command of it was interrupted, and goes on when it returned 130
        Outcome outcome = await ShellAsync(
            """python3 -c 'import subprocess,os; print(subprocess.run([os.environ["REDACT"],"run","--","sh","-c","kill -TERM $$"]).returncode)'""",
            needs: "python3");
        Assert.Equal("-15\n", outcome.Output);
    }

    [Fact]
    public async Task Arguments_arrive_as_they_are()
    {
        Outcome outcome = await ShellAsync("$REDACT run -- printf '<%s>' -n -- --env-file '' 'a b' '*' @file $'\\xff\\n' | od -An -c | tr -d ' \\n'");
        Assert.Equal(@"<-n><--><--env-file><><ab><*><@file><377\n>", outcome.Output);
    }

    [Fact]
    public async Task A_variable_that_is_no_text_arrives_as_it_is()
    {
        Outcome outcome = await ShellAsync("export ODD=$'\\xff\\xfe'; env -i \"ODD=$ODD\" 'a.b=c' $REDACT run -- env | od -An -c | tr -d ' '");
        Assert.Contains("ODD=377376\\n", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("a.b=c\\n", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_command_reads_our_input_and_leaves_the_rest()
    {
        Outcome outcome = await ShellAsync("printf 'one\\ntwo\\n' > in; ($REDACT run -- sh -c 'read x; echo got $x'; cat) < in > out; cat out");
        Assert.StartsWith("got one\n", outcome.Output, StringComparison.Ordinal);
        outcome = await ShellAsync("head -c 300000 /dev/zero | $REDACT run -- wc -c");
        Assert.Equal("300000", outcome.Output.Trim());
    }

    [Fact]
    public async Task A_prompt_without_a_newline_appears_at_once()
    {
        using System.Diagnostics.Process run = Redact.Start("run", "--", "sh", "-c", "printf 'Go on?:'; read x; echo \" $x\"");
        char[] prompt = new char[7];
        Assert.Equal(7, await run.StandardOutput.ReadBlockAsync(prompt, TestContext.Current.CancellationToken));
        Assert.Equal("Go on?:", new string(prompt));
        await run.StandardInput.WriteAsync("typed\n");
        await run.StandardInput.FlushAsync(TestContext.Current.CancellationToken);
        Assert.Equal(" typed\n", await run.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Much_output_passes_unchanged()
    {
        Outcome outcome = await ShellAsync("$REDACT run -- seq 400000 | md5sum; seq 400000 | md5sum");
        string[] sums = outcome.Output.Split('\n');
        Assert.Equal(sums[1], sums[0]);
    }

    [Fact]
    public async Task A_reader_that_leaves_ends_the_command()
    {
        Outcome outcome = await ShellAsync("$REDACT run -- yes | head -1; echo ${PIPESTATUS[0]}");
        Assert.Equal(new Outcome(0, "y\n141\n", ""), outcome);
    }

    [Fact]
    public async Task Success_that_nobody_could_read_is_none()
    {
        Outcome outcome = await ShellAsync("$REDACT run -- sh -c 'trap \"\" PIPE; sleep 0.3; echo lost 2>/dev/null; exit 0' | true; echo ${PIPESTATUS[0]}");
        Assert.Equal("141\n", outcome.Output);
    }

    [Fact]
    public async Task A_full_disk_is_a_failure_and_is_told()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "there is no /dev/full");
        Outcome outcome = await ShellAsync("$REDACT run -- echo text > /dev/full; echo $?");
        Assert.Equal(new Outcome(0, "3\n", "redact: cannot write standard output: No space left on device\n"), outcome);
    }

    [Fact]
    public async Task Without_an_output_the_command_has_none_either()
    {
        Outcome outcome = await ShellAsync("$REDACT run -- sh -c 'echo text 2>/dev/null || exit 9' >&-; echo $?");
        Assert.Equal(new Outcome(0, "9\n", ""), outcome);
    }

    [Fact]
    public async Task A_daemon_that_is_left_behind_does_not_hold_us()
    {
        Outcome outcome = await ShellAsync("SECONDS=0; $REDACT run -- sh -c 'sleep 30 & echo started'; [ $SECONDS -lt 10 ]; echo $?");
        Assert.Equal("started\n0\n", outcome.Output);
        Assert.Contains("still holds its output", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_script_without_an_interpreter_is_the_shells()
    {
        Outcome outcome = await ShellAsync("echo 'echo ran \"$1\"' > plain; chmod +x plain; $REDACT run -- ./plain it; PATH=$PWD:$PATH $REDACT run -- plain too");
        Assert.Equal("ran it\nran too\n", outcome.Output);
    }

    /// <summary>Runs a script in a folder of its own.</summary>
    internal static async Task<Outcome> ShellAsync(string script, string? needs = null)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there is no shell");
        Assert.SkipUnless(needs is null || Programs.Exist(needs), $"{needs} is not installed");
        using var folder = new TempFolder();
        return await Redact.ShellAsync(folder.Tree, script);
    }
}
