using System.Globalization;

namespace Redaction.Tool.Agents.Transcripts;

/// <summary>
/// Whether other processes have a file open to write. Linux tells (proc_pid_fd(5), proc_pid_fdinfo(5)) of the processes of the
/// same user; where nothing is told, a change of size or time is what is left to go by.
/// </summary>
internal static class OpenFiles
{
    // O_WRONLY and O_RDWR, the lowest bits of the flags, which are told in octal
    private const int WriteFlags = 3;

    /// <summary>Whether one has.</summary>
    /// <param name="file">The file, as we have it open to read.</param>
    public static bool IsWritten(FileStream file)
    {
        // our own descriptor tells the file's name as the system has it, without links on the way
        if (!OperatingSystem.IsLinux() || new FileInfo($"/proc/self/fd/{file.SafeFileHandle.DangerousGetHandle()}").LinkTarget is not { } path)
        {
            return false;
        }

        string own = Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
        return Directory.EnumerateDirectories("/proc")
            .Select(Path.GetFileName)
            .Where(name => char.IsAsciiDigit(name![0]) && name != own)
            .Any(process => HasOpen(process!, path));
    }

    private static bool HasOpen(string process, string path)
    {
        try
        {
            return Directory.EnumerateFileSystemEntries($"/proc/{process}/fd").Any(link =>
                new FileInfo(link).LinkTarget == path && Writes($"/proc/{process}/fdinfo/{Path.GetFileName(link)}"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // another user's process, or one that has ended
            return false;
        }
    }

    private static bool Writes(string info)
    {
        string? flags = File.ReadLines(info).FirstOrDefault(line => line.StartsWith("flags:", StringComparison.Ordinal));
        return flags is not null && ((flags[^1] - '0') & WriteFlags) != 0;
    }
}
