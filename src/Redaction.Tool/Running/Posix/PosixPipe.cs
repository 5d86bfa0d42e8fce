using System.Runtime.InteropServices;

namespace Redaction.Tool.Running.Posix;

/// <summary>A pipe whose ends are closed in children, unless one is given to a child as a standard descriptor.</summary>
internal sealed unsafe class PosixPipe : IDisposable
{
    // as the runtime's portable layer numbers it
    private const int CloseOnExec = 0x10;

    /// <summary>The kernel's limit for a process without privileges (pipe(7)): the command fills it while we judge what it wrote before.</summary>
    private const int Roomy = 1024 * 1024;

    public PosixPipe()
    {
        int* ends = stackalloc int[2];
        if (PosixCalls.Pipe(ends, CloseOnExec) < 0)
        {
            throw new IOException($"cannot make a pipe: {Marshal.GetLastPInvokeErrorMessage()}");
        }

        Read = new Descriptor(ends[0]);
        Write = new Descriptor(ends[1]);
    }

    /// <summary>The end to read from.</summary>
    public Descriptor Read { get; }

    /// <summary>The end to write to.</summary>
    public Descriptor Write { get; }

    /// <summary>A pipe for much data. A system that gives no more room than usual is slower, not wrong.</summary>
    public static PosixPipe OpenRoomy()
    {
        var pipe = new PosixPipe();
        if (OperatingSystem.IsLinux())
        {
            _ = PosixCalls.SetPipeSize(pipe.Write.Number, Roomy);
        }

        return pipe;
    }

    public void Dispose()
    {
        Read.Dispose();
        Write.Dispose();
    }
}
