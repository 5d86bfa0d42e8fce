namespace Redaction.Tool.Hosting;

/// <summary>What the command tells its caller; listed in <c>redact --help</c>.</summary>
internal static class ExitCode
{
    /// <summary>All went well, and a scan found nothing.</summary>
    public const int Clean = 0;

    /// <summary>A scan found secrets, or an import left something out. This wins over <see cref="Failure"/>: who tolerates unreadable files must not overlook them.</summary>
    public const int Findings = 1;

    /// <summary>The command line or a file it names is wrong; nothing was read or written.</summary>
    public const int Usage = 2;

    /// <summary>Something failed: what was written is cut off at a decided byte, or not every file could be scanned.</summary>
    public const int Failure = 3;

    /// <summary>The reader of the output went away before the end: what a shell reports of <c>cat</c> in its place.</summary>
    public const int ClosedOutput = 141;
}
