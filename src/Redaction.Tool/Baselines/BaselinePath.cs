using Redaction.Tool.Reporting;

namespace Redaction.Tool.Baselines;

/// <summary>How a baseline writes paths: from its own folder, forward slashes, escaped; what stands only in the history has a prefix.</summary>
internal static class BaselinePath
{
    private const string HistoryPrefix = "git:";

    /// <summary>The path of a file.</summary>
    public static string Of(string folder, string fullPath)
    {
        string relative = Path.GetRelativePath(folder, fullPath);
        return SafeText.Escape(OperatingSystem.IsWindows() ? relative.Replace('\\', '/') : relative);
    }

    /// <summary>The path of a file of the repository's history.</summary>
    public static string InHistory(string path) => HistoryPrefix + SafeText.Escape(path);

    /// <summary>Whether a path is one of the history, which a scan of files cannot confirm.</summary>
    public static bool IsInHistory(string path) => path.StartsWith(HistoryPrefix, StringComparison.Ordinal);
}
