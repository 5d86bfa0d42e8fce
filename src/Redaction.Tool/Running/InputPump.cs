using System.Security.Cryptography;
using Redaction.Tool.Running.Posix;
using Redaction.Tool.Streams;

namespace Redaction.Tool.Running;

/// <summary>
/// Carries what is typed at the person's terminal to the pseudo-terminal of the command, as it is. It reads only while we are in the
/// foreground: in the background the keys are another's.
/// </summary>
internal sealed unsafe class InputPump
{
    private const int Size = 4 * 1024;
    private static readonly TimeSpan s_glance = TimeSpan.FromMilliseconds(100);

    private readonly UserTerminal _terminal;
    private readonly Descriptor _master;

    /// <summary>Starts; it ends with the process, or when a terminal is gone.</summary>
    public InputPump(UserTerminal terminal, Descriptor master)
    {
        _terminal = terminal;
        _master = master;
        new Thread(Run) { Name = "input", IsBackground = true }.Start();
    }

    private void Run()
    {
        byte[] buffer = GC.AllocateUninitializedArray<byte>(Size, pinned: true);
        while (true)
        {
            if (!_terminal.TryMakeRaw())
            {
                // no event tells that a shell has brought a job to the foreground that was running already
                Thread.Sleep(s_glance);
            }
            else if (Native.Poll(_terminal.Number, Native.Readable, (int)s_glance.TotalMilliseconds) && _terminal.IsForeground && !Carry(buffer))
            {
                return;
            }
        }
    }

    private bool Carry(byte[] buffer)
    {
        fixed (byte* start = buffer)
        {
            int count = Native.Read(_terminal.Number, start, buffer.Length);
            for (int written = 0; written < count;)
            {
                int length = Native.Write(_master.Number, start + written, count - written);
                if (length <= 0)
                {
                    return false;
                }

                written += length;
            }

            // what is typed may be a password
            CryptographicOperations.ZeroMemory(buffer);
            return count > 0;
        }
    }
}
