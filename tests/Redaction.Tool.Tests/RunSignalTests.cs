using System.Diagnostics;
using System.Globalization;

namespace Redaction.Tool.Tests;

/// <summary>Signals to <c>redact run</c> where no terminal is.</summary>
public class RunSignalTests
{
    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    [InlineData("HUP")]
    [InlineData("QUIT")]
    [InlineData("USR1")]
    [InlineData("USR2")]
    public async Task A_signal_is_passed_on_and_the_command_decides(string signal)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there are no signals");
        using Process run = Redact.Start("run", "--", "sh", "-c", $"trap 'echo got {signal}; exit 9' {signal}; echo started; while :; do sleep 0.05; done");
        Assert.Equal("started", await run.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken));
        await SendAsync(signal, run.Id);
        Assert.Equal($"got {signal}\n", await run.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken));
        await run.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(9, run.ExitCode);
    }

    [Fact]
    public async Task A_signal_that_we_were_started_to_ignore_is_ignored()
    {
        Outcome outcome = await RunTests.ShellAsync(
            "trap '' HUP; $REDACT run -- sh -c 'kill -HUP $PPID; kill -HUP $$; sleep 0.2; echo alive'");
        Assert.Equal(new Outcome(0, "alive\n", ""), outcome);
    }

    [Fact]
    public async Task The_command_has_the_ordinary_effects_of_signals()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "they are read from /proc");
        Outcome outcome = await RunTests.ShellAsync("$REDACT run -- grep -E 'Sig(Ign|Blk|Cgt)' /proc/self/status; grep -E 'Sig(Ign|Blk|Cgt)' /proc/self/status");
        ulong[] sets = [.. outcome.Output.TrimEnd('\n').Split('\n').Select(l => ulong.Parse(l[^16..], NumberStyles.HexNumber, CultureInfo.InvariantCulture))];
        const ulong Pipe = 1UL << 12;

        // glibc keeps two signals beyond these for itself; of SIGPIPE the runtime has lost what it was
        const ulong Ordinary = (1UL << 31) - 1 - Pipe;
        Assert.Equal(sets[3..].Select(s => s & Ordinary), sets[..3].Select(s => s & Ordinary));
        Assert.All(sets[..3], s => Assert.Equal(0UL, s & Pipe));
    }

    [Fact]
    public async Task The_command_loses_its_reader_when_we_are_killed()
    {
        using Process run = Redact.Start("run", "--", "sh", "-c", "echo $$; while echo line; do sleep 0.05; done");
        int command = int.Parse((await run.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken))!, CultureInfo.InvariantCulture);
        await SendAsync("KILL", run.Id);
        await run.WaitForExitAsync(TestContext.Current.CancellationToken);
        for (int tries = 0; tries < 100 && IsAlive(command); tries++)
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        Assert.False(IsAlive(command));
    }

    private static bool IsAlive(int process)
    {
        try
        {
            using Process found = Process.GetProcessById(process);
            return !found.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static async Task SendAsync(string signal, int process)
    {
        using Process kill = Process.Start("kill", ["-" + signal, $"{process}"]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, kill.ExitCode);
    }
}
