using System.Diagnostics;

namespace Redaction.Tool.Tests;

/// <summary>A bash in a pane of tmux, a terminal that keeps a screen: a test types, and looks at what a user would see.</summary>
internal sealed class TmuxSession : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    private readonly TempFolder _folder = new();

    /// <summary>The shell's folder.</summary>
    public string Folder => _folder.Tree;

    /// <summary>Starts it with a screen of 30 lines of 100 columns, or skips the test where tmux is missing.</summary>
    public static async Task<TmuxSession> StartAsync()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there is no tmux on Windows");
        Assert.SkipUnless(Programs.Exist("tmux") && Programs.Exist("bash"), "NOT TESTED in a terminal multiplexer: tmux or bash is not installed");
        var session = new TmuxSession();
        string shell = $"exec env PS1='READY> ' REDACT='{Redact.Executable}' DB_PASSWORD='{TempFolder.Secret}' HISTFILE= bash --norc --noprofile -i";
        await session.TmuxAsync("-f", "/dev/null", "new-session", "-d", "-x", "100", "-y", "30", "-c", session.Folder, shell);
        await session.SeeAsync("READY>");
        return session;
    }

    /// <summary>Types a line and the return key.</summary>
    public async Task TypeLineAsync(string line)
    {
        await TmuxAsync("send-keys", "-l", line);
        await TmuxAsync("send-keys", "Enter");
    }

    /// <summary>Presses a key by its name in tmux, such as <c>C-c</c>.</summary>
    public Task PressAsync(string key) => TmuxAsync("send-keys", key);

    /// <summary>Runs one of tmux's commands; what it says.</summary>
    public async Task<string> TmuxAsync(params string[] arguments)
    {
        Outcome outcome = await Redact.ProgramAsync(Folder, "tmux", ["-S", Path.Combine(Folder, "../tmux"), .. arguments]);
        Assert.True(outcome.ExitCode == 0, $"tmux {arguments[0]}: {outcome.Error}");
        return outcome.Output;
    }

    /// <summary>The lines of the screen, without blanks at their ends.</summary>
    /// <param name="withColours">Whether the escapes of colours are among them.</param>
    public async Task<string[]> ScreenAsync(bool withColours = false) =>
        (await TmuxAsync([.. (string[])["capture-pane", "-p"], .. withColours ? (string[])["-e"] : []])).Split('\n');

    /// <summary>Waits until a line of the screen begins with a text; the screen then.</summary>
    public Task<string[]> SeeAsync(string start) => SeeAsync(line => line.StartsWith(start, StringComparison.Ordinal), start);

    /// <summary>Waits until the last line that is not empty is the prompt; the screen then.</summary>
    public async Task<string[]> SeePromptAsync() => await SeeScreenAsync(screen => screen.LastOrDefault(line => line.Length > 0)?.TrimEnd() == "READY>", "the prompt");

    /// <summary>Waits for a line of the screen.</summary>
    public Task<string[]> SeeAsync(Predicate<string> line, string what) => SeeScreenAsync(screen => Array.Exists(screen, line), what);

    public void Dispose()
    {
        using (Process kill = Process.Start(new ProcessStartInfo("tmux", ["-S", Path.Combine(Folder, "../tmux"), "kill-server"]) { RedirectStandardError = true })!)
        {
            kill.WaitForExit();
        }

        _folder.Dispose();
    }

    private async Task<string[]> SeeScreenAsync(Predicate<string[]> isThere, string what)
    {
        var waited = Stopwatch.StartNew();
        while (true)
        {
            string[] screen = await ScreenAsync();
            if (isThere(screen))
            {
                return screen;
            }

            Assert.True(waited.Elapsed < s_patience, $"{what} never came; the screen shows:\n{string.Join('\n', screen)}");
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }
}
