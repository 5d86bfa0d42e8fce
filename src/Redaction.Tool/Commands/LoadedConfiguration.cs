using Redaction.Toml;

namespace Redaction.Tool.Commands;

/// <summary>A configuration file in force.</summary>
/// <param name="Rules">What it says.</param>
/// <param name="Folder">Its folder, from which globs count.</param>
internal sealed record LoadedConfiguration(RuleConfiguration Rules, string Folder)
{
    /// <summary>A file's path as the globs see it: from the configuration's folder where the file is below it, else the whole path.</summary>
    public string PathOf(string fullPath)
    {
        string relative = Path.GetRelativePath(Folder, fullPath);
        bool isBelow = relative != ".." && !relative.StartsWith(".." + Path.DirectorySeparatorChar, StringComparison.Ordinal) && !Path.IsPathRooted(relative);
        string path = isBelow ? relative : fullPath;
        return OperatingSystem.IsWindows() ? path.Replace('\\', '/') : path;
    }
}
