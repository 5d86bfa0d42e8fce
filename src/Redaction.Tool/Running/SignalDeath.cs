using Redaction.Tool.Running.Posix;

namespace Redaction.Tool.Running;

/// <summary>
/// Ends this process by the signal that ended its child: a shell tells the two cases apart (it ends its script when a command was
/// interrupted, not when it returned 130). Not by a signal that dumps memory: our memory holds the secrets.
/// </summary>
internal static class SignalDeath
{
    /// <summary>Does not return, unless the signal dumps memory, is none, or cannot end us.</summary>
    public static void Share(ChildStatus status)
    {
        if (status.Signal != 0 && !SignalNumbers.DumpsMemory(status.Signal))
        {
            _ = PosixCalls.SetHandler(status.Signal, 0);
            _ = PosixCalls.Kill(Environment.ProcessId, status.Signal);
        }
    }
}
