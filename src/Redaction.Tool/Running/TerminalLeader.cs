using Redaction.Tool.Hosting;
using Redaction.Tool.Reporting;
using Redaction.Tool.Running.Environments;
using Redaction.Tool.Running.Posix;
using Redaction.Tool.Streams;

namespace Redaction.Tool.Running;

/// <summary>
/// The process between us and a command on a pseudo-terminal: our own program once more, as the leader of that terminal's session.
/// <para>
/// A terminal stops the processes in its foreground when Ctrl-Z is typed, but the kernel does not stop those of a group that is
/// orphaned: one in which no process has a parent elsewhere in the session, who could continue it (POSIX, "Orphaned Process
/// Group"). A command that led the session itself would be such a group, since its parent, we, are in the session of the person's
/// terminal. So the leader is its parent, gives it a group of its own and the terminal's foreground, and when it stops, stops
/// too: that we see from outside.
/// </para>
/// <para>
/// It holds no secrets but the command's environment, reads and writes nothing, and ends as the command does. When we are killed the
/// master side closes, and the kernel hangs the session up.
/// </para>
/// </summary>
internal static class TerminalLeader
{
    private const string Word = "__terminal-leader";
    private const int Terminal = 0;

    /// <summary>The command line that starts the leader of a command.</summary>
    public static List<byte[]> CommandLine(IReadOnlyList<byte[]> command)
    {
        string self = Environment.ProcessPath ?? throw new IOException("cannot find our own program");
        List<string> words = [self];
        if (Path.GetFileNameWithoutExtension(self) == "dotnet")
        {
            words.Add(Environment.GetCommandLineArgs()[0]);
        }

        words.Add(Word);
        return [.. words.Select(System.Text.Encoding.UTF8.GetBytes), .. command];
    }

    /// <summary>Whether this process was started as a leader.</summary>
    public static bool IsMeant(string[] args) => args.Length > 1 && args[0] == Word && !OperatingSystem.IsWindows();

    /// <summary>Leads the command, and ends as it does.</summary>
    public static int Run(string[] args, MessageWriter messages)
    {
        // giving the foreground away from the background is what we do
        _ = PosixCalls.SetHandler(SignalNumbers.TerminalOutput, 1);
        TerminalCalls.TakeControl(Terminal);
        try
        {
            ChildProcess child = Launcher.Start(
                new SpawnPlan { Arguments = RawArguments.Of(args[1..]), Environment = EnvironmentEntries.Own(), LeadsGroup = true });
            _ = TerminalCalls.SetForegroundGroup(Terminal, child.Id);
            using var signals = new SignalForwarding(signal => Forward(child, signal));
            ChildStatus status = Follow(child);
            SignalDeath.Share(status);
            return status.ExitCode;
        }
        catch (LaunchException e)
        {
            messages.Report(e.Message);
            return e.ExitCode;
        }
        catch (IOException e)
        {
            messages.Report(SafeText.Escape(e.Message));
            return ExitCode.Failure;
        }
    }

    // one that is stopped would not hear that it is to end; a shell continues its jobs then too
    private static void Forward(ChildProcess child, int signal)
    {
        child.SendToGroup(signal);
        if (signal is SignalNumbers.Hangup or SignalNumbers.Terminate)
        {
            child.SendToGroup(SignalNumbers.Continue);
        }
    }

    private static ChildStatus Follow(ChildProcess child)
    {
        while (true)
        {
            ChildStatus status = child.Wait();
            if (!status.IsStopped)
            {
                return status;
            }

            if (status.StopSignal is SignalNumbers.TerminalInput or SignalNumbers.TerminalOutput)
            {
                // it was quicker than we were to give it the foreground
                _ = TerminalCalls.SetForegroundGroup(Terminal, child.Id);
            }
            else
            {
                _ = PosixCalls.Kill(Environment.ProcessId, SignalNumbers.Stop);
            }

            child.SendToGroup(SignalNumbers.Continue);
        }
    }
}
