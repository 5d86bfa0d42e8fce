using System.Runtime.InteropServices;
using Redaction.Tool.Running.Posix;

namespace Redaction.Tool.Running;

/// <summary>
/// A terminal of our own making: a child has one end, the slave, for its terminal; what it writes there is read at the other, the
/// master, and what is written to the master it reads as if it were typed.
/// </summary>
internal sealed unsafe class PseudoTerminal : IDisposable
{
    private PseudoTerminal(Descriptor master, Descriptor slave, byte[] path)
    {
        Master = master;
        Slave = slave;
        Path = path;
    }

    /// <summary>Our end.</summary>
    public Descriptor Master { get; }

    /// <summary>The child's end. We close ours when the child has its own, or we would never see the end of its output.</summary>
    public Descriptor Slave { get; }

    /// <summary>The path under which the child opens its end.</summary>
    public byte[] Path { get; }

    /// <summary>Opens a terminal.</summary>
    /// <exception cref="IOException">The system has none to give.</exception>
    public static PseudoTerminal Open()
    {
        int number = TerminalCalls.OpenMaster(TerminalCalls.OpenFlags);
        if (number < 0)
        {
            throw Failure();
        }

        var master = new Descriptor(number);
        byte* name = TerminalCalls.Grant(number) == 0 && TerminalCalls.Unlock(number) == 0 ? TerminalCalls.NameOfSlave(number) : null;
        int slave = name is null ? -1 : TerminalCalls.Open(name, TerminalCalls.OpenFlags);
        if (slave < 0)
        {
            IOException failure = Failure();
            master.Dispose();
            throw failure;
        }

        return new PseudoTerminal(master, new Descriptor(slave), MemoryMarshal.CreateReadOnlySpanFromNullTerminated(name).ToArray());
    }

    /// <summary>Gives it the settings and the size of another terminal: its keys, its line ends, whether it echoes.</summary>
    public void Copy(UserTerminal terminal)
    {
        byte* settings = stackalloc byte[TerminalCalls.SettingsSize];
        if (TerminalCalls.GetSettings(terminal.Number, settings) == 0)
        {
            _ = TerminalCalls.SetSettings(Slave.Number, TerminalCalls.Now, settings);
        }

        CopySize(terminal);
    }

    /// <summary>Lets bytes pass as they are: it neither echoes nor turns line ends.</summary>
    public void MakeRaw()
    {
        byte* settings = stackalloc byte[TerminalCalls.SettingsSize];
        if (TerminalCalls.GetSettings(Slave.Number, settings) == 0)
        {
            TerminalCalls.MakeRaw(settings);
            _ = TerminalCalls.SetSettings(Slave.Number, TerminalCalls.Now, settings);
        }
    }

    /// <summary>Gives it the size of another terminal; the kernel tells its foreground processes.</summary>
    public void CopySize(UserTerminal terminal)
    {
        if (terminal.Size is { } size)
        {
            TerminalCalls.SetSize(Master.Number, &size);
        }
    }

    public void Dispose()
    {
        Slave.Dispose();
        Master.Dispose();
    }

    private static IOException Failure() => new($"cannot open a pseudo-terminal: {Marshal.GetLastPInvokeErrorMessage()}");
}
