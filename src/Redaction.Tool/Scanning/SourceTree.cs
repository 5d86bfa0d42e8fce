using Redaction.Tool.Hosting;
using Redaction.Tool.Reporting;
using Redaction.Tool.Streams;

namespace Redaction.Tool.Scanning;

/// <summary>
/// Turns the paths of a command line into the files to scan. A path that is named is scanned whatever it is; what is found in
/// a folder must be a regular file. Links are not followed: what they lead to inside the tree is found in its own place, and
/// what lies outside was not asked for.
/// </summary>
/// <param name="respectIgnore">Whether what git ignores is left out.</param>
/// <param name="excluded">What is left out whoever names it.</param>
/// <param name="messages">Where is told what could not be listed.</param>
internal sealed class SourceTree(bool respectIgnore, PathFilter excluded, MessageWriter messages)
{
    private const string RepositoryFolder = ".git";
    private readonly List<ScanTarget> _targets = [];

    /// <summary>Whether something could not be listed; it was reported.</summary>
    public bool HasFailed { get; private set; }

    /// <summary>All files of the paths, each once, sorted by name.</summary>
    /// <param name="paths">Files, folders and globs; <c>-</c> is standard input.</param>
    /// <param name="listed">More of them, from a list: a file of it that is gone is only told.</param>
    /// <param name="inputPath">The path that standard input is said to have; null when it has none.</param>
    /// <exception cref="UsageException">There is no such path.</exception>
    public IReadOnlyList<ScanTarget> List(IReadOnlyList<string> paths, IReadOnlyList<string> listed, string? inputPath)
    {
        using var git = new GitFiles();
        foreach (string path in paths)
        {
            if (path.Length == 0)
            {
                throw new UsageException("a PATH is empty");
            }

            if (path == "-")
            {
                _targets.Add(new ScanTarget(inputPath is null ? path : Shown(inputPath), inputPath) { IsInput = true });
            }
            else if (!TryList(path, git) && !TryListGlob(path, git))
            {
                throw new UsageException($"{SafeText.Escape(path)}: no such file or folder");
            }
        }

        foreach (string path in listed)
        {
            // a name that is not UTF-8 comes changed: that it cannot be read must not be passed over in silence
            if (!TryList(path, git) && path.Contains('\uFFFD'))
            {
                Add(path);
            }
            else if (!Path.Exists(path))
            {
                messages.Report($"{SafeText.Escape(path)}: no such file or folder");
            }
        }

        List<ScanTarget> once = paths.Count + listed.Count > 1 ? EachOnce() : _targets;
        Sort(once);
        return once;
    }

    /// <summary>Sorts by name. Git lists in order, so that most often nothing is to be done.</summary>
    private static void Sort(List<ScanTarget> targets)
    {
        for (int i = 1; i < targets.Count; i++)
        {
            if (string.CompareOrdinal(targets[i - 1].Name, targets[i].Name) > 0)
            {
                targets.Sort((a, b) => string.CompareOrdinal(a.Name, b.Name));
                break;
            }
        }
    }

    private static string Shown(string path) => OperatingSystem.IsWindows() ? path.Replace('\\', '/') : path;

    /// <summary>What stands before the name of a file in a folder: nothing when the folder is the one we are in.</summary>
    private static string PrefixOf(string folder) => folder == "." ? "" : Shown(folder).TrimEnd('/') + "/";

    /// <summary>The files by their full paths, each as it was named first.</summary>
    private List<ScanTarget> EachOnce()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        bool hasInput = false;
        return [.. _targets.Where(target => target.IsInput ? !hasInput && (hasInput = true) : seen.Add(target.FullPath!))];
    }

    /// <summary>Lists a file or a folder; false when there is none.</summary>
    private bool TryList(string path, GitFiles git)
    {
        if (Directory.Exists(path))
        {
            ListFolder(path, PrefixOf(path), git);
            return true;
        }

        if (!Path.Exists(path))
        {
            return false;
        }

        Add(Shown(path));
        return true;
    }

    /// <summary>Lists what a glob matches; false when it is none, or matches nothing.</summary>
    private bool TryListGlob(string path, GitFiles git)
    {
        if (GlobPath.Parse(path) is not { } glob || !Directory.Exists(glob.Root))
        {
            return false;
        }

        int first = _targets.Count;
        string prefix = PrefixOf(glob.Root);
        ListFolder(glob.Root, prefix, git);
        int end = _targets.Count;
        int kept = first;
        for (int i = first; i < end; i++)
        {
            if (glob.Pattern.IsMatch(_targets[i].Name[prefix.Length..]))
            {
                _targets[kept++] = _targets[i];
            }
        }

        _targets.RemoveRange(kept, end - kept);
        return kept > first;
    }

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
            messages.Report(warning);
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
                    Add(prefix + file);
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
                            Add(folder.Prefix + name);
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

    private void Add(string name)
    {
        if (!excluded.Excludes(name))
        {
            _targets.Add(new ScanTarget(name, name));
        }
    }
}
