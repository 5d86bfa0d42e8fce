using System.Runtime.InteropServices;
using Redaction.Tool.Running.Posix;

namespace Redaction.Tool.Running;

/// <summary>
/// Hands the signals that end or steer a program on to the command, instead of having their effect on us. One that we were started
/// to ignore (<c>nohup</c>) stays ignored, by us and by the command.
/// </summary>
internal sealed unsafe class SignalForwarding : IDisposable
{
    // more than struct sigaction has; the handler is its first field on Linux (but for MIPS) and on macOS
    private const int ActionSize = 512;
    private const nint Ignored = 1;

    private readonly List<PosixSignalRegistration> _registrations = [];

    /// <param name="send">Is given the number of each signal, on a thread of the pool.</param>
    public SignalForwarding(Action<int> send)
    {
        foreach (int signal in (int[])
            [
                SignalNumbers.Hangup, SignalNumbers.Interrupt, SignalNumbers.Quit, SignalNumbers.Terminate, SignalNumbers.User1, SignalNumbers.User2,
            ])
        {
            if (!IsIgnored(signal))
            {
                On(signal, () => send(signal));
            }
        }
    }

    /// <summary>Does something at a signal, in the place of its ordinary effect.</summary>
    public void On(int signal, Action action) =>
        _registrations.Add(PosixSignalRegistration.Create((PosixSignal)signal, context =>
        {
            context.Cancel = true;
            action();
        }));

    public void Dispose() => _registrations.ForEach(r => r.Dispose());

    private static bool IsIgnored(int signal)
    {
        nint* action = stackalloc nint[ActionSize / sizeof(nint)];
        return PosixCalls.GetAction(signal, 0, action) == 0 && action[0] == Ignored;
    }
}
