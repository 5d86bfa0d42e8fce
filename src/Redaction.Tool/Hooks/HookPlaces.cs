using Redaction.Tool.Git;
using Redaction.Tool.Hosting;
using Redaction.Tool.Reporting;

namespace Redaction.Tool.Hooks;

/// <summary>Finds where the hooks of a repository are kept.</summary>
internal sealed class HookPlaces
{
    private readonly string? _top;
    private readonly string _hooks;
    private readonly string? _executable;

    /// <summary>Looks at the repository of a folder.</summary>
    /// <param name="folder">A folder in it, or the repository itself when it is bare.</param>
    /// <param name="allowsShared">Whether a folder of hooks that core.hooksPath names for all repositories may be changed.</param>
    /// <exception cref="UsageException">There is no repository, or its hooks are those of all repositories.</exception>
    public HookPlaces(string folder, bool allowsShared)
    {
        // asked of git, which knows core.hooksPath, worktrees and .git files
        var repository = new GitRepository(folder, isCurrent: true);
        string hooks = repository.TryAsk("rev-parse", "--git-path", "hooks")
            ?? throw new UsageException($"{SafeText.Escape(folder)}: is in no git repository, or git is not installed");
        _hooks = Path.GetFullPath(hooks, Path.GetFullPath(folder));
        _top = repository.TryAsk("rev-parse", "--show-toplevel") is { Length: > 0 } top ? Path.GetFullPath(top) : null;
        string? scope = repository.TryAsk("config", "--show-scope", "--get", "core.hooksPath")?.Split('\t')[0];
        if (scope is "global" or "system" && !allowsShared)
        {
            throw new UsageException(
                $"core.hooksPath names a folder of hooks for all repositories, {SafeText.Escape(_hooks)}; give --shared to mean it, or set core.hooksPath for this repository alone");
        }

        // a tool that is run through dotnet is found in PATH
        string? executable = Environment.ProcessPath;
        _executable = executable is not null && Path.GetFileNameWithoutExtension(executable) == "redact" ? executable.Replace('\\', '/') : null;
    }

    /// <summary>Whether the repository has no work tree: then it is a server's as a rule.</summary>
    public bool IsBare => _top is null;

    /// <summary>The top of the work tree; null in a bare repository.</summary>
    public string? Top => _top;

    /// <summary>Where a hook is kept. What a server runs is no concern of managers, which live in a work tree.</summary>
    public IHookPlace Of(HookType type)
    {
        if (_top is not null && type != HookType.PreReceive)
        {
            if (LefthookHook.Names.Select(name => Path.Combine(_top, name)).FirstOrDefault(File.Exists) is { } lefthook)
            {
                return new LefthookHook(type, lefthook);
            }

            if (Directory.Exists(Path.Combine(_top, HuskyHook.Folder)))
            {
                return new HuskyHook(type, _top);
            }
        }

        return new PlainHook(type, _hooks, _executable);
    }
}
