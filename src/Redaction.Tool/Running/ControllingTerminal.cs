using Redaction.Tool.Running.Posix;

namespace Redaction.Tool.Running;

/// <summary>The terminal of our session, which need not be one of our standard descriptors.</summary>
internal static unsafe class ControllingTerminal
{
    /// <summary>Whether there is one, and we are in its foreground: then its keys have their effect on us and on the command alike.</summary>
    public static bool IsForeground()
    {
        using var path = new ByteStrings(["/dev/tty"u8.ToArray()]);
        using var terminal = new Descriptor(TerminalCalls.Open(path.Pointer[0], TerminalCalls.OpenFlags));
        return terminal.Number >= 0 && TerminalCalls.GetForegroundGroup(terminal.Number) == PosixCalls.OwnGroup();
    }
}
