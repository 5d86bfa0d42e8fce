namespace Redaction.Toml.Reading;

/// <summary>A configuration file and all that it extends, each once, what is extended first.</summary>
/// <param name="read">Gives the text of a file that is extended, by its full path; null when there is no such file.</param>
internal sealed class FileChain(Func<string, string?> read)
{
    private readonly List<ConfigurationFile> _files = [];
    private readonly HashSet<string> _done = new(StringComparer.Ordinal);
    private readonly List<(string FullPath, string Name)> _open = [];

    /// <summary>The files, in the order in which they apply.</summary>
    public IReadOnlyList<ConfigurationFile> Files => _files;

    /// <summary>Whether any of them wants the built-in rules: one that says so, or that says nothing.</summary>
    public bool ExtendsDefault { get; private set; }

    /// <summary>Takes a file apart and goes on to those it extends.</summary>
    public void Add(string name, string text)
    {
        var file = new ConfigurationFile(name, text);
        string full = Path.GetFullPath(name);
        _open.Add((full, name));
        ExtendsDefault |= !file.Top.Has("extends");
        foreach ((string target, int line) in file.Extends)
        {
            if (target == "default")
            {
                ExtendsDefault = true;
            }
            else if (target == "none" && file.Extends.Length > 1)
            {
                throw file.Top.Error(line, "\"extends\" names \"none\" beside others; leave it out, since a list without \"default\" has no built-in rules of its own.");
            }
            else if (target != "none")
            {
                AddExtended(file, target, line);
            }
        }

        _open.RemoveAt(_open.Count - 1);
        _done.Add(full);
        _files.Add(file);
    }

    private void AddExtended(ConfigurationFile file, string target, int line)
    {
        string name = Path.Combine(Path.GetDirectoryName(file.Name) ?? "", target);
        string full = Path.GetFullPath(name);
        int first = _open.FindIndex(open => open.FullPath == full);
        if (first >= 0)
        {
            string chain = string.Join(" -> ", _open.Skip(first).Select(open => open.Name).Append(name));
            throw file.Top.Error(line, $"\"extends\" goes in a circle: {chain}; take one of these steps out.");
        }

        if (_done.Contains(full))
        {
            return;
        }

        string? text;
        string why = "there is no such file";
        try
        {
            text = read(full);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            text = null;
            why = e is FileNotFoundException or DirectoryNotFoundException ? why : "it cannot be read";
        }

        Add(name, text ?? throw file.Top.Error(
            line, $"\"extends\" names \"{target}\", but {why}; it is \"default\", \"none\" or a file, whose path counts from the folder of this one."));
    }
}
