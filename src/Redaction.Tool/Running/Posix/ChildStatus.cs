namespace Redaction.Tool.Running.Posix;

/// <summary>What <c>waitpid</c> tells of a child; the layout of the number is the same on Linux, macOS and the BSDs.</summary>
internal readonly record struct ChildStatus(int Status)
{
    private const int Stopped = 0x7F;

    /// <summary>Whether it lives and waits to be continued.</summary>
    public bool IsStopped => (Status & 0xFF) == Stopped;

    /// <summary>The signal that stopped it.</summary>
    public int StopSignal => (Status >> 8) & 0xFF;

    /// <summary>The signal that ended it; 0 when it ended by itself.</summary>
    public int Signal => IsStopped ? 0 : Status & 0x7F;

    /// <summary>Its exit code, or 128 and the number of its signal as shells say.</summary>
    public int ExitCode => Signal == 0 ? (Status >> 8) & 0xFF : 128 + Signal;
}
