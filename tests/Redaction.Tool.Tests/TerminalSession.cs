using System.Diagnostics;
using System.Text;

namespace Redaction.Tool.Tests;

/// <summary>A bash on a real terminal, which util-linux's <c>script</c> gives it; the test types and reads.</summary>
internal sealed class TerminalSession : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);

    private readonly TempFolder _folder = new();
    private readonly Process _script;
    private readonly StringBuilder _seen = new();
    private int _read;

    private TerminalSession()
    {
        var start = new ProcessStartInfo("script", ["-qfec", "exec env PS1='READY> ' bash --norc --noprofile --noediting -i", "/dev/null"])
        {
            WorkingDirectory = _folder.Tree,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            StandardOutputEncoding = Encoding.UTF8,
        };
        start.Environment["REDACT"] = Redact.Executable;
        start.Environment["TERM"] = "xterm";
        start.Environment["DB_PASSWORD"] = TempFolder.Secret;
        start.Environment["HISTFILE"] = "";
        _script = Process.Start(start)!;
    }

    /// <summary>Starts it, or skips the test where the programs are missing.</summary>
    public static async Task<TerminalSession> StartAsync()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "the terminal is made by util-linux's script");
        Assert.SkipUnless(Programs.Exist("script") && Programs.Exist("bash"), "script or bash is not installed");
        var session = new TerminalSession();
        await session.ReadUntilAsync("READY> ");
        return session;
    }

    /// <summary>The shell's folder.</summary>
    public string Folder => _folder.Tree;

    /// <summary>Types.</summary>
    public async Task TypeAsync(string keys)
    {
        await _script.StandardInput.WriteAsync(keys);
        await _script.StandardInput.FlushAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Types a line, and reads all up to the next prompt, less the echo of the line.</summary>
    public async Task<string> RunAsync(string line)
    {
        await TypeAsync(line + "\n");
        await ReadUntilAsync("\r\n");
        return await ReadToPromptAsync();
    }

    /// <summary>Reads up to the shell's prompt; what stands before it.</summary>
    public async Task<string> ReadToPromptAsync() => (await ReadUntilAsync("READY> "))[..^"READY> ".Length].ReplaceLineEndings("\n");

    /// <summary>Reads until a text has come; all that has come with it.</summary>
    public async Task<string> ReadUntilAsync(string text)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(s_patience);
        char[] buffer = new char[4096];
        int found;
        while ((found = _seen.ToString(_read, _seen.Length - _read).IndexOf(text, StringComparison.Ordinal)) < 0)
        {
            int count;
            try
            {
                count = await _script.StandardOutput.ReadAsync(buffer, patience.Token);
            }
            catch (OperationCanceledException)
            {
                count = 0;
            }

            Assert.True(count > 0, $"\"{text}\" never came; the terminal shows: {_seen}");
            _seen.Append(buffer, 0, count);
        }

        string read = _seen.ToString(_read, found + text.Length);
        _read += read.Length;
        return read;
    }

    public void Dispose()
    {
        _script.Kill(entireProcessTree: true);
        _script.WaitForExit();
        _script.Dispose();
        _folder.Dispose();
    }
}
