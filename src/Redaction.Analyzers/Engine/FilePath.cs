namespace Redaction.Analyzers.Engine;

/// <summary>Paths as texts: an analyzer has no files.</summary>
internal static class FilePath
{
    /// <summary>The folder of a path, with forward slashes and none at its end; empty when there is none.</summary>
    public static string FolderOf(string path)
    {
        string slashed = path.Replace('\\', '/');
        return slashed[..Math.Max(0, slashed.LastIndexOf('/'))];
    }

    /// <summary>The last part of a path.</summary>
    public static string NameOf(string path) => path[(path.LastIndexOfAny(['/', '\\']) + 1)..];

    /// <summary>A path with forward slashes, and no <c>.</c> or <c>..</c> in it.</summary>
    public static string Normalize(string path)
    {
        string slashed = path.Replace('\\', '/');
        if (slashed.IndexOf("/.", StringComparison.Ordinal) < 0)
        {
            return slashed;
        }

        var parts = new List<string>();
        foreach (string part in slashed.Split('/'))
        {
            if (part == ".." && parts.Count > 1)
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else if (part != ".")
            {
                parts.Add(part);
            }
        }

        return string.Join("/", parts);
    }

    /// <summary>Whether a path with forward slashes is below a folder. Everything is below the empty folder that is the root.</summary>
    public static bool IsBelow(string path, string folder) =>
        path.Length > folder.Length && path[folder.Length] == '/' && path.StartsWith(folder, StringComparison.Ordinal);
}
