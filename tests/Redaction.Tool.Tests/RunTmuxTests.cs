namespace Redaction.Tool.Tests;

/// <summary><c>redact run</c> in a terminal multiplexer: what is on the screen, which a stream of bytes does not show.</summary>
public class RunTmuxTests
{
    [Fact]
    public async Task Colours_are_on_the_screen_and_masks_have_them_too()
    {
        using TmuxSession tmux = await TmuxSession.StartAsync();
        File.WriteAllText(Path.Combine(tmux.Folder, "look"), "test -t 0 && test -t 1 && test -t 2 && printf 'terminals \\033[1;31mred\\033[0m \\033[32m%s\\033[0m %s\\n' $DB_PASSWORD $TERM\nstty size\n");
        await tmux.TypeLineAsync("$REDACT run -- sh look");
        await tmux.SeeAsync("30 100");
        string line = Assert.Single(await tmux.ScreenAsync(withColours: true), l => l.StartsWith("terminals", StringComparison.Ordinal));
        Assert.Matches(@"^terminals \e\[1m\e\[31mred\e\[0m(\e\[[34]9m)* \e\[32m\[REDACTED:DB_PASSWORD\]\e\[(39|0)m(\e\[[34]9m)* (screen|tmux)", line);
    }

    [Fact]
    public async Task A_program_that_draws_the_whole_screen_is_drawn_and_the_old_screen_comes_back()
    {
        using TmuxSession tmux = await TmuxSession.StartAsync();
        File.WriteAllText(Path.Combine(tmux.Folder, "draw"), "printf '\\033[?1049h\\033[2J\\033[6;11Hhere %s\\033[20;1Hbottom' $DB_PASSWORD\nread -r x\nprintf '\\033[?1049l'\nexit 4\n");
        await tmux.TypeLineAsync("echo before; $REDACT run -- sh draw; echo code $?");
        string[] screen = await tmux.SeeAsync("bottom");
        Assert.Equal("1", (await tmux.TmuxAsync("display-message", "-p", "#{alternate_on}")).Trim());
        Assert.Equal("          here [REDACTED:DB_PASSWORD]", screen[5]);
        Assert.Equal("bottom", screen[19]);
        Assert.DoesNotContain("before", screen);
        await tmux.PressAsync("Enter");
        screen = await tmux.SeeAsync("code 4");
        Assert.Equal("0", (await tmux.TmuxAsync("display-message", "-p", "#{alternate_on}")).Trim());
        Assert.Contains("before", screen);
    }

    [Fact]
    public async Task A_password_is_answered_and_never_on_the_screen()
    {
        using TmuxSession tmux = await TmuxSession.StartAsync();
        await tmux.TypeLineAsync("$REDACT run -- bash -c 'read -s -p \"Password: \" x; echo; echo length ${#x}'");
        await tmux.SeeAsync("Password:");
        await tmux.TypeLineAsync("pass phrase");
        string[] screen = await tmux.SeeAsync("length 11");
        Assert.DoesNotContain("pass phrase", string.Join('\n', screen));
        Assert.Equal("Password:", Assert.Single(screen, line => line.StartsWith("Password", StringComparison.Ordinal)).TrimEnd());

        // and the shell's own echo is on again
        await tmux.TypeLineAsync("echo typed is seen");
        screen = await tmux.SeeAsync("typed is seen");
        Assert.Contains("READY> echo typed is seen", screen);
    }

    [Fact]
    public async Task A_window_of_another_size_is_seen_by_the_command()
    {
        using TmuxSession tmux = await TmuxSession.StartAsync();
        await tmux.TypeLineAsync("$REDACT run -- bash -c 'trap \"echo size; stty size\" WINCH; echo started; stty size; while :; do sleep 0.1; done'");
        await tmux.SeeAsync("30 100");
        await tmux.TmuxAsync("resize-window", "-x", "81", "-y", "23");
        await tmux.SeeAsync("23 81");
        await tmux.TmuxAsync("resize-window", "-x", "120", "-y", "40");
        await tmux.SeeAsync("40 120");
        await tmux.PressAsync("C-c");
        await tmux.SeePromptAsync();
        await tmux.TypeLineAsync("stty size; echo code $?");
        string[] screen = await tmux.SeeAsync("code 0");
        Assert.Equal(2, screen.Count(line => line == "40 120"));
    }

    [Fact]
    public async Task Ctrl_C_reaches_the_command_and_its_exit_code_comes_through()
    {
        using TmuxSession tmux = await TmuxSession.StartAsync();
        await tmux.TypeLineAsync("$REDACT run -- bash -c 'trap \"echo caught; exit 42\" INT; echo started; while :; do sleep 0.1; done'; echo code $?");
        await tmux.SeeAsync("started");
        await tmux.PressAsync("C-c");
        await tmux.SeeAsync(line => line.EndsWith("caught", StringComparison.Ordinal), "caught");
        await tmux.SeeAsync("code 42");

        // one that does not catch it dies of it, and so do we: the shell says 130 and goes back to its prompt
        await tmux.TypeLineAsync("$REDACT run -- sleep 100");
        await Task.Delay(500, TestContext.Current.CancellationToken);
        await tmux.PressAsync("C-c");
        await tmux.SeePromptAsync();
        await tmux.TypeLineAsync("echo then $?");
        await tmux.SeeAsync("then 130");
    }

    [Fact]
    public async Task Ctrl_Z_stops_the_command_and_it_goes_on_in_the_foreground_and_the_background()
    {
        using TmuxSession tmux = await TmuxSession.StartAsync();
        File.WriteAllText(Path.Combine(tmux.Folder, "count"), "echo started\nwhile [ ! -e stop ]; do date +%s%N > now; sleep 0.05; done\necho went on\nexit 6\n");

        // not sh: dash waits in vfork for its child, and where Ctrl-Z stops the child before it executes, dash itself is never stopped
        await tmux.TypeLineAsync("$REDACT run -- bash count");
        await tmux.SeeAsync("started");
        await tmux.PressAsync("C-z");
        await tmux.SeeAsync(line => line.Contains("Stopped", StringComparison.Ordinal), "Stopped");
        await Task.Delay(300, TestContext.Current.CancellationToken);
        string stopped = File.ReadAllText(Path.Combine(tmux.Folder, "now"));
        await Task.Delay(300, TestContext.Current.CancellationToken);
        Assert.Equal(stopped, File.ReadAllText(Path.Combine(tmux.Folder, "now")));
        await tmux.TypeLineAsync("jobs | grep -c Stopped");
        await tmux.SeeAsync("1");
        await tmux.TypeLineAsync("fg");
        while (File.ReadAllText(Path.Combine(tmux.Folder, "now")) == stopped)
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        File.WriteAllText(Path.Combine(tmux.Folder, "stop"), "");
        await tmux.SeeAsync(line => line.EndsWith("went on", StringComparison.Ordinal), "went on");
        await tmux.SeePromptAsync();
        await tmux.TypeLineAsync("echo code $?");
        await tmux.SeeAsync("code 6");
    }

    /// <summary>What is stopped hears of its end only when it goes on; the shell continues us, we the command.</summary>
    [Theory]
    [InlineData("kill")]
    [InlineData("kill -HUP")]
    public async Task A_stopped_command_that_is_told_to_end_ends(string kill)
    {
        using TmuxSession tmux = await TmuxSession.StartAsync();
        File.WriteAllText(Path.Combine(tmux.Folder, "wait"), "echo $BASHPID > pid; echo started; while :; do sleep 0.1; done\n");
        await tmux.TypeLineAsync("$REDACT run -- bash wait");
        await tmux.SeeAsync("started");
        string pid = File.ReadAllText(Path.Combine(tmux.Folder, "pid")).Trim();
        await tmux.PressAsync("C-z");
        await tmux.SeeAsync(line => line.Contains("Stopped", StringComparison.Ordinal), "Stopped");
        Outcome waits = await Redact.ShellAsync(tmux.Folder, $"kill -0 {pid} && echo waits");
        Assert.Equal("waits\n", waits.Output);
        await tmux.TypeLineAsync($"{kill} %1");
        Outcome gone = await Redact.ShellAsync(tmux.Folder, $"for i in $(seq 100); do kill -0 {pid} 2>/dev/null || {{ echo gone; exit; }}; sleep 0.1; done");
        Assert.Equal("gone\n", gone.Output);
    }

    [Fact]
    public async Task A_pane_that_is_closed_takes_the_command_with_it()
    {
        using TmuxSession tmux = await TmuxSession.StartAsync();
        await tmux.TypeLineAsync("$REDACT run -- sh -c 'echo $$ > pid; echo started; while :; do sleep 0.1; done'");
        await tmux.SeeAsync("started");
        string pid = File.ReadAllText(Path.Combine(tmux.Folder, "pid")).Trim();

        // a second window, or the server would end with its last one
        await tmux.TmuxAsync("new-window", "-d", "sleep 1000");
        await tmux.TmuxAsync("kill-pane", "-t", ":0");
        Outcome gone = await Redact.ShellAsync(tmux.Folder, $"for i in $(seq 100); do kill -0 {pid} 2>/dev/null || {{ echo gone; exit; }}; sleep 0.1; done");
        Assert.Equal("gone\n", gone.Output);
    }
}
