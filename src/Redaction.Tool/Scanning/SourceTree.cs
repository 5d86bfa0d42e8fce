using Redaction.Tool.Hosting;
using Redaction.Tool.Reporting;
using Redaction.Tool.Streams;

namespace Redaction.Tool.Scanning;

/// <summary>
/// Turns the paths of a command line into the files to scan. A path that is named is scanned whatever it is; what is found in
/// a folder must be a regular file. Links are not followed: what they lead to inside the tree is found in its own place, and
/// what lies outside was not asked for.
/// </summary>
internal sealed class SourceTree(bool respectIgnore, MessageWriter messages)
{
    private const string RepositoryFolder = ".git";
    private readonly Dictionary<string, ScanTarget> _targets = new(StringComparer.Ordinal);

    /// <summary>Whether something could not be listed; it was reported.</summary>
    public bool HasFailed { get; private set; }

    /// <summary>All files of the paths, each once, sorted by name.</summary>
    /// <exception cref="UsageException">There is no such path.</exception>
    public IReadOnlyList<ScanTarget> List(IReadOnlyList<string> paths)
    {
        foreach (string path in paths)
        {
            if (path.Length == 0 || path != "-" && !Path.Exists(path))
            {
                throw new UsageException(path.Length == 0 ? "a PATH is empty" : $"{SafeText.Escape(path)}: no such file or folder");
            }
        }

        using var git = new GitFiles();
        foreach (string path in paths)
        {
            if (path == "-")
            {
                _targets["-"] = new ScanTarget(path, null);
            }
            else if (Directory.Exists(path))
            {
                ListFolder(path, PrefixOf(path), git);
            }
            else
            {
                Add(path, Shown(path));
            }
        }

        List<ScanTarget> sorted = [.. _targets.Values];
        sorted.Sort((a, b) => string.CompareOrdinal(a.Name, b.Name));
        return sorted;
    }

    private static string Shown(string path) => OperatingSystem.IsWindows() ? path.Replace('\\', '/') : path;

    /// <summary>What stands before the name of a file in a folder: nothing when the folder is the one we are in.</summary>
    private static string PrefixOf(string folder) => folder == "." ? "" : Shown(folder).TrimEnd('/') + "/";

    private void ListFolder(string folder, string prefix, GitFiles git)
    {
        if (!respectIgnore)
        {
            Walk(folder, prefix);
            return;
        }

        IReadOnlyList<string>? files = git.List(folder, out string warning);
        if (warning.Length > 0)
        {
            messages.Report(warning.TrimEnd('\n'));
            HasFailed |= warning.Contains("could not open directory", StringComparison.Ordinal);
        }

        if (files is null)
        {
            messages.Report($"{(prefix.Length == 0 ? "." : SafeText.Escape(prefix))}: git does not answer, so that nothing is ignored");
            Walk(folder, prefix);
            return;
        }

        foreach (string file in files)
        {
            string path = Path.Combine(folder, file);
            switch (FileKinds.Of(path.TrimEnd('/')))
            {
                case FileKind.Folder:
                    ListFolder(path, prefix + file.TrimEnd('/') + "/", git); // a repository inside
                    break;
                case FileKind.Regular:
                // a name that is not UTF-8 comes back changed, and must not be passed over in silence
                case FileKind.Missing when file.Contains('\uFFFD'):
                    Add(path, prefix + file);
                    break;
                default:
                    break;
            }
        }
    }

    private void Walk(string root, string rootPrefix)
    {
        var folders = new Stack<(string Path, string Prefix)>();
        folders.Push((root, rootPrefix));
        while (folders.TryPop(out (string Path, string Prefix) folder))
        {
            try
            {
                foreach (string path in Directory.EnumerateFileSystemEntries(folder.Path))
                {
                    string name = Path.GetFileName(path);
                    switch (FileKinds.Of(path))
                    {
                        case FileKind.Folder when name != RepositoryFolder:
                            folders.Push((path, folder.Prefix + name + "/"));
                            break;
                        case FileKind.Regular:
                        case FileKind.Missing when name.Contains('\uFFFD'):
                            Add(path, folder.Prefix + name);
                            break;
                        default:
                            break;
                    }
                }
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                messages.Report(SafeText.Escape(e.Message));
                HasFailed = true;
            }
        }
    }

    private void Add(string path, string name)
    {
        string full = Path.GetFullPath(path);
        _targets.TryAdd(full, new ScanTarget(name, full));
    }
}
