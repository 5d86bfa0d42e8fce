using Redaction.Tool.Hosting;

namespace Redaction.Tool.Scanning;

/// <summary>A path with wildcards, for where no shell expands them: <c>src/**/*.cs</c>.</summary>
/// <param name="Root">The folder to look in: all of the path before the first wildcard.</param>
/// <param name="Pattern">What the path below it must match.</param>
internal sealed record GlobPath(string Root, TextPattern Pattern)
{
    private static readonly System.Buffers.SearchValues<char> s_wildcards = System.Buffers.SearchValues.Create("*?[{");

    /// <summary>Reads a path; null when it has no wildcard.</summary>
    /// <exception cref="UsageException">A bracket or a brace is not closed.</exception>
    public static GlobPath? Parse(string path)
    {
        string slashed = OperatingSystem.IsWindows() ? path.Replace('\\', '/') : path;
        int first = slashed.AsSpan().IndexOfAny(s_wildcards);
        if (first < 0)
        {
            return null;
        }

        int slash = slashed.LastIndexOf('/', first);
        string root = slash < 0 ? "." : slash == 0 ? "/" : slashed[..slash];

        // with a slash in front it counts from the root, as a shell would have it: *.cs does not look into folders
        return new GlobPath(root, PathFilter.Parse("/" + slashed[(slash + 1)..], path));
    }
}
