using System.Runtime.InteropServices;
using Redaction.Tool.Running.Posix;

namespace Redaction.Tool.Running;

/// <summary>Stops us when the command has stopped, so that the shell that started us gets its prompt.</summary>
internal static class Suspension
{
    // where no shell could continue us, the kernel does not stop us
    private static readonly TimeSpan s_refused = TimeSpan.FromMilliseconds(200);

    // what the command wrote before it stopped, such as the ^Z, stands before the shell's prompt
    private static readonly TimeSpan s_settling = TimeSpan.FromMilliseconds(30);

    /// <summary>Gives the terminal back, stops our process group, and returns when we are continued.</summary>
    public static void Suspend(UserTerminal person)
    {
        Thread.Sleep(s_settling);
        person.GiveBack();
        using var continued = new ManualResetEventSlim();
        using (PosixSignalRegistration.Create((PosixSignal)SignalNumbers.Continue, _ => continued.Set()))
        {
            _ = PosixCalls.Kill(0, SignalNumbers.TerminalStop);
            _ = continued.Wait(s_refused);
        }

        person.TakeBack();
    }
}
