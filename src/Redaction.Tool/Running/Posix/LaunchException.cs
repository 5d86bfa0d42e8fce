namespace Redaction.Tool.Running.Posix;

/// <summary>The command could not be started; the message is what the user reads.</summary>
internal sealed class LaunchException(string message, int exitCode) : Exception(message)
{
    /// <summary>What a shell's exit code would be.</summary>
    public int ExitCode => exitCode;
}
