namespace Redaction.Tool.Running.Posix;

/// <summary>The numbers of signals; those that differ are of Linux (signal(7)) or of macOS and the BSDs (sys/signal.h).</summary>
internal static class SignalNumbers
{
    public const int Hangup = 1;
    public const int Interrupt = 2;
    public const int Quit = 3;
    public const int Pipe = 13;
    public const int Terminate = 15;
    public const int TerminalInput = 21;
    public const int TerminalOutput = 22;
    public const int WindowChange = 28;

    public static int User1 { get; } = OperatingSystem.IsLinux() ? 10 : 30;

    public static int User2 { get; } = OperatingSystem.IsLinux() ? 12 : 31;

    public static int Continue { get; } = OperatingSystem.IsLinux() ? 18 : 19;

    public static int Stop { get; } = OperatingSystem.IsLinux() ? 19 : 17;

    public static int TerminalStop { get; } = OperatingSystem.IsLinux() ? 20 : 18;

    /// <summary>Signals that end a process with a dump of its memory: QUIT, ILL, TRAP, ABRT, FPE, BUS, SEGV, XCPU, XFSZ, SYS and EMT.</summary>
    public static bool DumpsMemory(int signal) =>
        signal is 3 or 4 or 5 or 6 or 7 or 8 or 10 or 11 or 12 or 24 or 25 or 31
        && signal != User1 && signal != User2;
}
