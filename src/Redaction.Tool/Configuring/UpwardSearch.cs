namespace Redaction.Tool.Configuring;

/// <summary>
/// Looks for a file from a folder upwards: in a git repository up to its top; outside of one up to the first folder into which
/// anybody may write, such as /tmp, where a stranger's file could weaken the scan.
/// </summary>
internal static class UpwardSearch
{
    /// <summary>The folder that all paths of a command line share; the current one for standard input.</summary>
    public static string CommonFolder(IEnumerable<string> paths)
    {
        string? common = null;
        foreach (string path in paths)
        {
            string folder = path == "-" ? Environment.CurrentDirectory
                : Directory.Exists(path) ? Path.GetFullPath(path)
                : Path.GetDirectoryName(Path.GetFullPath(path))!;
            common = common is null ? folder : Common(common, folder);
        }

        return common ?? Environment.CurrentDirectory;
    }

    /// <summary>The nearest file of one of some names, the first name winning within a folder; null when there is none.</summary>
    public static string? Find(string folder, params ReadOnlySpan<string> names)
    {
        foreach (string up in Folders(folder))
        {
            foreach (string name in names)
            {
                string path = Path.Combine(up, name);
                if (File.Exists(path))
                {
                    return path;
                }
            }
        }

        return null;
    }

    /// <summary>The top of the git repository that a folder is in; null when it is in none.</summary>
    public static string? RepositoryTop(string folder)
    {
        for (string? up = Path.GetFullPath(folder); up is not null; up = Path.GetDirectoryName(up))
        {
            if (IsTop(up))
            {
                return up;
            }
        }

        return null;
    }

    /// <summary>A path as a message shows it: from the current folder where it is below that or not far above it.</summary>
    public static string Shown(string path)
    {
        string relative = Path.GetRelativePath(Environment.CurrentDirectory, path);
        return relative.StartsWith(Path.Combine("..", "..", ".."), StringComparison.Ordinal) ? path : relative;
    }

    /// <summary>Whether a whole path is a folder or below it.</summary>
    public static bool IsWithin(string path, string folder) =>
        path == folder || path.StartsWith(Path.TrimEndingDirectorySeparator(folder) + Path.DirectorySeparatorChar, StringComparison.Ordinal)
        || Path.GetPathRoot(folder) == folder && path.StartsWith(folder, StringComparison.Ordinal);

    private static IEnumerable<string> Folders(string folder)
    {
        bool hasRepository = RepositoryTop(folder) is not null;
        string? up = Path.GetFullPath(folder);
        while (up is not null)
        {
            yield return up;
            string? next = hasRepository && IsTop(up) ? null : Path.GetDirectoryName(up);
            up = next is not null && !hasRepository && IsOpenToAll(next) ? null : next;
        }
    }

    private static bool IsTop(string folder) => Path.Exists(Path.Combine(folder, ".git"));

    private static bool IsOpenToAll(string folder) => !OperatingSystem.IsWindows() && File.GetUnixFileMode(folder).HasFlag(UnixFileMode.OtherWrite);

    private static string Common(string a, string b)
    {
        string? up = a;
        while (up is not null && !IsWithin(b, up))
        {
            up = Path.GetDirectoryName(up);
        }

        return up ?? a;
    }
}
