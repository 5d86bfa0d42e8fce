using System.Diagnostics;
using System.Runtime.InteropServices;
using Redaction.Tool.Running.Posix;
using Redaction.Tool.Streams;

namespace Redaction.Tool.Running;

/// <summary>
/// Reads what a command writes. The end is where nobody has the other end open any more, or, when the command has ended and a process
/// that it left behind still has it: when nothing came for <see cref="Quiet"/>, or <see cref="Longest"/> after the command's end.
/// A daemon that a command starts would otherwise hold us, and whoever waits for us, for ever.
/// </summary>
/// <param name="source">What to read from.</param>
/// <param name="end">A descriptor that has ended when the command has.</param>
internal sealed unsafe class CommandOutput(Descriptor source, Descriptor end)
{
    /// <summary>After the command's end, how long a silence is taken for the end of its output.</summary>
    public static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(250);

    /// <summary>How long after the command's end its output is read at the most.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    private long _endedAt;

    /// <summary>Whether it was left while somebody could still write to it.</summary>
    public bool IsLeft { get; private set; }

    /// <summary>Reads some bytes; 0 at the end.</summary>
    public int Read(Span<byte> buffer)
    {
        if (!WaitForMore())
        {
            return 0;
        }

        int count, error;
        fixed (byte* start = buffer)
        {
            count = Native.Read(source.Number, start, buffer.Length);
            error = Marshal.GetLastPInvokeError();
        }

        // a terminal without a process on its other side has not ended, it fails
        return count >= 0 || error == PosixCalls.Gone
            ? Math.Max(count, 0)
            : throw new IOException($"cannot read the command's output: {Marshal.GetPInvokeErrorMessage(error)}");
    }

    private bool WaitForMore()
    {
        PollEvent* events = stackalloc PollEvent[2];
        while (true)
        {
            events[0] = new PollEvent { Descriptor = source.Number, Events = Native.Readable, Triggered = 0 };
            events[1] = new PollEvent { Descriptor = end.Number, Events = Native.Readable, Triggered = 0 };
            bool hasEnded = _endedAt != 0;
            uint triggered;
            int error = PosixCalls.Poll(events, hasEnded ? 1u : 2u, hasEnded ? Patience() : -1, &triggered);
            if (error != 0)
            {
                throw new IOException("cannot wait for the command's output");
            }

            if (events[0].Triggered != 0)
            {
                return !hasEnded || Stopwatch.GetElapsedTime(_endedAt) < Longest || Leave();
            }

            if (hasEnded)
            {
                return Leave();
            }

            _endedAt = events[1].Triggered != 0 ? Stopwatch.GetTimestamp() : 0;
        }
    }

    private int Patience()
    {
        TimeSpan left = Longest - Stopwatch.GetElapsedTime(_endedAt);
        return (int)TimeSpan.FromTicks(Math.Clamp(left.Ticks, 0, Quiet.Ticks)).TotalMilliseconds;
    }

    private bool Leave()
    {
        IsLeft = true;
        return false;
    }
}
