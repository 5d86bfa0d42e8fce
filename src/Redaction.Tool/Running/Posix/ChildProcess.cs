using System.Runtime.InteropServices;

namespace Redaction.Tool.Running.Posix;

/// <summary>A child that was started, and what is done to it. Thread-safe but for the waiting, which is one thread's.</summary>
internal sealed unsafe class ChildProcess(int id)
{
    // more than siginfo_t has: 128 bytes on Linux, 104 on macOS
    private const int InfoSize = 256;
    private const int ByNumber = 1;

    // WEXITED, WSTOPPED and WNOWAIT
    private static readonly int s_leaving = OperatingSystem.IsLinux() ? 4 | 2 | 0x1000000 : 4 | 8 | 0x20;

    private readonly Lock _lock = new();
    private bool _hasEnded;

    /// <summary>Its number.</summary>
    public int Id => id;

    /// <summary>Waits until it stops or ends.</summary>
    public ChildStatus Wait()
    {
        // first without taking note of it: once its end is taken note of, its number may be another process's, and signals would go there
        byte* info = stackalloc byte[InfoSize];
        while (PosixCalls.WaitAndLeave(ByNumber, (uint)id, info, s_leaving) < 0)
        {
            ThrowUnlessInterrupted();
        }

        lock (_lock)
        {
            int status;
            while (PosixCalls.Wait(id, &status, PosixCalls.Untraced) < 0)
            {
                ThrowUnlessInterrupted();
            }

            var result = new ChildStatus(status);
            _hasEnded = !result.IsStopped;
            return result;
        }
    }

    /// <summary>Sends it a signal, unless it has ended.</summary>
    public void Send(int signal) => Send(id, signal);

    /// <summary>Sends a signal to the process group that it leads, unless it has ended.</summary>
    public void SendToGroup(int signal) => Send(-id, signal);

    private void Send(int target, int signal)
    {
        lock (_lock)
        {
            if (!_hasEnded)
            {
                _ = PosixCalls.Kill(target, signal);
            }
        }
    }

    private static void ThrowUnlessInterrupted()
    {
        int error = Marshal.GetLastPInvokeError();
        if (error != PosixCalls.Interrupted)
        {
            throw new IOException($"cannot wait for the command: {Marshal.GetPInvokeErrorMessage(error)}");
        }
    }
}
