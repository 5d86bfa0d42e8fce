namespace Redaction.Tool.Tests;

/// <summary><c>redact run</c> on a real terminal, under a shell with job control.</summary>
public class RunTerminalTests
{
    [Fact]
    public async Task The_command_has_a_terminal_of_its_own_and_what_it_writes_there_is_masked()
    {
        using TerminalSession terminal = await TerminalSession.StartAsync();
        string settings = await terminal.RunAsync("stty -a");
        await terminal.RunAsync("tty > outside; cat > look <<'END'\ntest -t 0 && test -t 1 && test -t 2 && echo terminals\ntty > inside\nstty -a > settings\nprintf '\\033[31m%s\\033[0m\\n' $DB_PASSWORD\necho $DB_PASSWORD > /dev/tty\nexit 7\nEND");
        string output = await terminal.RunAsync("$REDACT run -- sh look; echo code $?");
        Assert.Equal("terminals\n\x1b[31m[REDACTED:DB_PASSWORD]\x1b[0m\n[REDACTED:DB_PASSWORD]\ncode 7\n", output);
        Assert.Equal("differ\n", await terminal.RunAsync("cmp -s inside outside || echo differ"));
        Assert.Equal(settings, await terminal.RunAsync("cat settings"));
        Assert.Equal(settings, await terminal.RunAsync("stty -a"));
    }

    [Fact]
    public async Task A_password_is_asked_for_and_not_echoed()
    {
        using TerminalSession terminal = await TerminalSession.StartAsync();
        await terminal.TypeAsync("$REDACT run -- bash -c 'read -s -p \"Password:\" x; echo; echo length ${#x}'\n");
        await terminal.ReadUntilAsync("echo length ${#x}'\r\n");
        Assert.Equal("Password:", await terminal.ReadUntilAsync("Password:"));
        await terminal.TypeAsync("pass phrase\n");
        Assert.Equal("\nlength 11\n", await terminal.ReadToPromptAsync());
    }

    [Fact]
    public async Task A_resized_window_is_seen()
    {
        using TerminalSession terminal = await TerminalSession.StartAsync();
        string outside = (await terminal.RunAsync("stty rows 30 cols 100; tty")).Trim();
        await terminal.TypeAsync("$REDACT run -- bash -c 'trap \"stty size; exit\" WINCH; stty size; while :; do sleep 0.1; done'\n");
        await terminal.ReadUntilAsync("30 100\r\n");
        Outcome resized = await Redact.ShellAsync("/", $"stty -F {outside} rows 41 cols 123");
        Assert.Equal(0, resized.ExitCode);
        await terminal.ReadUntilAsync("41 123\r\n");
        await terminal.ReadToPromptAsync();
    }

    [Fact]
    public async Task Keys_interrupt_stop_and_continue_the_command()
    {
        using TerminalSession terminal = await TerminalSession.StartAsync();
        string settings = await terminal.RunAsync("stty -a");
        await terminal.TypeAsync("$REDACT run -- sh -c 'trap \"echo caught; exit 3\" INT; echo started; while :; do sleep 0.1; done'\n");
        await terminal.ReadUntilAsync("started\r\n");
        await terminal.TypeAsync("\x1a");
        Assert.Contains("Stopped", await terminal.ReadToPromptAsync(), StringComparison.Ordinal);
        Assert.Equal(settings, await terminal.RunAsync("stty -a"));
        await terminal.TypeAsync("fg\n");
        await terminal.ReadUntilAsync("done'\r\n");
        await Task.Delay(300, TestContext.Current.CancellationToken);
        await terminal.TypeAsync("\x03");
        Assert.Contains("caught\n", await terminal.ReadToPromptAsync(), StringComparison.Ordinal);
        Assert.Equal("3\n", await terminal.RunAsync("echo $?"));
        Assert.Equal(settings, await terminal.RunAsync("stty -a"));
    }

    [Fact]
    public async Task A_shell_inside_has_its_own_job_control()
    {
        using TerminalSession terminal = await TerminalSession.StartAsync();
        await terminal.RunAsync("PS1='READY> ' $REDACT run -- bash --norc --noediting -i");
        await terminal.TypeAsync("sleep 100\n");
        await terminal.ReadUntilAsync("sleep 100\r\n");
        await Task.Delay(300, TestContext.Current.CancellationToken);
        await terminal.TypeAsync("\x1a");
        Assert.Contains("Stopped", await terminal.ReadToPromptAsync(), StringComparison.Ordinal);
        await terminal.TypeAsync("fg\n");
        await terminal.ReadUntilAsync("fg\r\nsleep 100\r\n");
        await Task.Delay(300, TestContext.Current.CancellationToken);
        await terminal.TypeAsync("\x03");
        await terminal.ReadToPromptAsync();
        Assert.Equal("130\n", await terminal.RunAsync("echo $?"));
        await terminal.RunAsync("exit 5");
        Assert.Equal("5\n", await terminal.RunAsync("echo $?"));
    }

    [Fact]
    public async Task An_output_that_is_no_terminal_leaves_the_keys_to_others()
    {
        using TerminalSession terminal = await TerminalSession.StartAsync();
        Assert.Equal(
            "only errors are a terminal\n[REDACTED:DB_PASSWORD]\nout [REDACTED:DB_PASSWORD]\n",
            await terminal.RunAsync("$REDACT run -- sh -c 'test -t 0 && test ! -t 1 && test -t 2 && echo only errors are a terminal >&2; echo $DB_PASSWORD >&2; echo out $DB_PASSWORD' > file; cat file"));
        Assert.Equal(
            "terminals\ntyped\n",
            await terminal.RunAsync("echo typed | $REDACT run -- sh -c 'test ! -t 0 && test -t 1 && test -t 2 && echo terminals; cat'"));
        await terminal.TypeAsync("$REDACT run -- sh -c 'echo started >&2; sleep 60' | cat\n");
        await terminal.ReadUntilAsync("started\r\n");
        await terminal.TypeAsync("\x03");
        await terminal.ReadToPromptAsync();
        Assert.Equal("130\n", await terminal.RunAsync("echo ${PIPESTATUS[0]}"));
    }

    [Theory]
    [InlineData("TERM", 143)]
    [InlineData("KILL", 137)]
    public async Task The_terminal_is_given_back_when_we_are_killed_and_the_command_does_not_stay(string signal, int code)
    {
        using TerminalSession terminal = await TerminalSession.StartAsync();
        string settings = await terminal.RunAsync("stty -a");
        await terminal.TypeAsync("$REDACT run -- sh -c 'echo $$ > pid; echo $PPID > leader; echo started; exec sleep 100'\n");
        await terminal.ReadUntilAsync("started\r\n");
        Outcome kill = await Redact.ShellAsync(terminal.Folder, $"kill -{signal} $(ps -o ppid= -p $(cat leader))");
        Assert.Equal(new Outcome(0, "", ""), kill);
        await terminal.ReadToPromptAsync();
        Assert.Equal($"{code}\n", await terminal.RunAsync("echo $?"));
        Assert.Equal("gone\n", await terminal.RunAsync("sleep 0.3; kill -0 $(cat pid) 2>/dev/null || echo gone"));
        Assert.Equal(settings, await terminal.RunAsync("stty -a"));
    }
}
