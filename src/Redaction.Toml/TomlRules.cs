using Redaction.Toml.Reading;

namespace Redaction.Toml;

/// <summary>Reads <c>redaction.toml</c>: rules of one's own, changes of the built-in ones, and allowlists.</summary>
public static class TomlRules
{
    /// <summary>Reads a file and what it extends.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="RuleFileException">Something in a file is wrong; the message has the file and the line.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static RuleConfiguration Load(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return Parse(File.ReadAllText(path), path);
    }

    /// <summary>Reads a text; files that it extends are looked for beside <paramref name="name"/>.</summary>
    /// <param name="text">TOML.</param>
    /// <param name="name">The file as messages show it.</param>
    /// <exception cref="RuleFileException">Something in the text or a file is wrong; the message has the file and the line.</exception>
    public static RuleConfiguration Parse(string text, string name) => Parse(text, name, File.ReadAllText);

    /// <summary>Reads a text, for callers that have their own way to files, or none.</summary>
    /// <param name="text">TOML.</param>
    /// <param name="name">The file as messages show it.</param>
    /// <param name="read">Gives the text of a file that is extended, by its full path; null when there is no such file.</param>
    /// <exception cref="RuleFileException">Something in the text or a file is wrong; the message has the file and the line.</exception>
    public static RuleConfiguration Parse(string text, string name, Func<string, string?> read)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(read);
        var files = new FileChain(read);
        files.Add(name, text);
        return ConfigurationBuilder.Build(files);
    }
}
