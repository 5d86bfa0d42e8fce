namespace Redaction.Tool.Running;

/// <summary>What <c>redact run</c> tells besides its child's own exit code, as shells do (POSIX, "Exit Status for Commands").</summary>
internal static class RunExitCode
{
    /// <summary>The command is there but cannot be run.</summary>
    public const int NotExecutable = 126;

    /// <summary>There is no such command.</summary>
    public const int NotFound = 127;
}
