using Redaction.Toml;
using Redaction.Tool.Hosting;
using Redaction.Tool.Reporting;

namespace Redaction.Tool.Scanning;

/// <summary>The paths that <c>--exclude</c> leaves out, by the globs of .gitignore, counted from the current folder. Immutable and thread-safe.</summary>
internal sealed class PathFilter
{
    private readonly TextPattern[] _globs;

    /// <summary>Reads the globs.</summary>
    /// <exception cref="UsageException">One is none.</exception>
    public PathFilter(IEnumerable<string> globs)
    {
        _globs = [.. globs.Select(glob => Parse(glob, glob))];
    }

    /// <summary>Reads a glob.</summary>
    /// <param name="glob">The glob.</param>
    /// <param name="given">What the user gave, for the error.</param>
    /// <exception cref="UsageException">It is none.</exception>
    public static TextPattern Parse(string glob, string given)
    {
        try
        {
            return PathGlob.Parse(glob);
        }
        catch (FormatException e)
        {
            throw new UsageException($"{SafeText.Escape(given)}: {SafeText.Escape(e.Message)}");
        }
    }

    /// <summary>Whether a path is left out.</summary>
    /// <param name="path">As it is shown: below the current folder, or absolute.</param>
    public bool Excludes(string path)
    {
        if (_globs.Length == 0)
        {
            return false;
        }

        string relative = Path.IsPathFullyQualified(path) || path.StartsWith('.') ? Relative(path) : path;
        return Array.Exists(_globs, glob => glob.IsMatch(relative));
    }

    private static string Relative(string path)
    {
        string relative = Path.GetRelativePath(Environment.CurrentDirectory, path);
        return OperatingSystem.IsWindows() ? relative.Replace('\\', '/') : relative;
    }
}
