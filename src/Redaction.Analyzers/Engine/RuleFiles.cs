using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Redaction.Analyzers.Engine;

/// <summary>
/// The <c>redaction.toml</c> files among a compilation's additional files, and which of them holds for a file: the nearest above it;
/// for a file that is below none, that of the project. Made for each compilation; thread-safe.
/// </summary>
internal sealed class RuleFiles
{
    private readonly AnalyzerOptions _options;
    private readonly (AdditionalText File, string Path, string Folder)[] _files;
    private readonly ConcurrentDictionary<string, LoadedRules> _loaded = new(StringComparer.Ordinal);
    private readonly string _project;

    public RuleFiles(AnalyzerOptions options)
    {
        _options = options;
        _files =
        [
            .. options.AdditionalFiles.Where(file => IsRuleFile(file.Path))
                .Select(file => (File: file, Path: file.Path.Replace('\\', '/'), Folder: FilePath.FolderOf(file.Path)))
                // the deepest folder first, and redaction.toml before .redaction.toml
                .OrderByDescending(file => file.Folder.Length).ThenByDescending(file => file.Path, StringComparer.Ordinal),
        ];
        _project = options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue("build_property.projectdir", out string? folder)
            ? folder.Replace('\\', '/').TrimEnd('/')
            : "";
        IsTestProject = options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue("build_property.istestproject", out string? isTest)
            && string.Equals(isTest, "true", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Whether the project says that it holds tests.</summary>
    public bool IsTestProject { get; }

    /// <summary>Whether a file is a configuration of ours.</summary>
    public static bool IsRuleFile(string path) => FilePath.NameOf(path).ToLowerInvariant() is "redaction.toml" or ".redaction.toml";

    /// <summary>The engine that holds for a file.</summary>
    public SecretEngine EngineFor(string path, CancellationToken cancellationToken) =>
        _files.Length == 0 ? SecretEngine.BuiltIn : Load(Nearest(path.Replace('\\', '/')), cancellationToken).Engine;

    /// <summary>What a rule file gives.</summary>
    public LoadedRules Load(string path, CancellationToken cancellationToken)
    {
        string slashed = path.Replace('\\', '/');
        if (_loaded.TryGetValue(slashed, out LoadedRules? loaded))
        {
            return loaded;
        }

        // what it extends is among the additional files too, since an analyzer has no others
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (AdditionalText file in _options.AdditionalFiles)
        {
            if (file.Path.EndsWith(".toml", StringComparison.OrdinalIgnoreCase) && file.GetText(cancellationToken) is { } text)
            {
                texts[file.Path.Replace('\\', '/')] = text.ToString();
            }
        }

        loaded = texts.ContainsKey(slashed) ? RuleLoader.Load(slashed, texts) : LoadedRules.BuiltIn;
        return _loaded.GetOrAdd(slashed, loaded);
    }

    /// <summary>
    /// A path as its place is judged: from the folder of the configuration, else with the project's own folder, since what is above
    /// them says nothing of the project.
    /// </summary>
    public string JudgedPath(string path, SecretEngine engine)
    {
        string slashed = path.Replace('\\', '/');
        string top = engine.Folder.Length > 0 ? engine.Folder : FilePath.FolderOf(_project);
        return FilePath.IsBelow(slashed, top) ? slashed[(top.Length + 1)..] : slashed;
    }

    private string Nearest(string path)
    {
        foreach ((_, string file, string folder) in _files)
        {
            if (FilePath.IsBelow(path, folder))
            {
                return file;
            }
        }

        foreach ((_, string file, string folder) in _files)
        {
            if (FilePath.IsBelow(_project + "/", folder))
            {
                return file;
            }
        }

        return _files[^1].Path;
    }
}
