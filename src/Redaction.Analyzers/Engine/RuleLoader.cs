using System.Collections.Concurrent;
using System.Text;
using Redaction.Toml;

namespace Redaction.Analyzers.Engine;

/// <summary>
/// Reads rule files from texts and keeps what it made, by the texts themselves: a build has one configuration and a session in an
/// editor few, while compilations come and go. Thread-safe.
/// </summary>
internal static class RuleLoader
{
    /// <summary>How many configurations are kept; then it starts anew, so that somebody who edits one does not fill the memory.</summary>
    private const int MaxKept = 16;

    private static readonly ConcurrentDictionary<string, LoadedRules> s_loaded = new(StringComparer.Ordinal);

    /// <summary>Reads a file and what it extends.</summary>
    /// <param name="path">The file.</param>
    /// <param name="texts">The texts of all rule files, by path with forward slashes.</param>
    public static LoadedRules Load(string path, IReadOnlyDictionary<string, string> texts)
    {
        var key = new StringBuilder(path);
        foreach (KeyValuePair<string, string> text in texts.OrderBy(text => text.Key, StringComparer.Ordinal))
        {
            key.Append('\0').Append(text.Key).Append('\0').Append(text.Value);
        }

        if (s_loaded.TryGetValue(key.ToString(), out LoadedRules? known))
        {
            return known;
        }

        if (s_loaded.Count >= MaxKept)
        {
            s_loaded.Clear();
        }

        return s_loaded.GetOrAdd(key.ToString(), _ => Read(path, texts));
    }

    private static LoadedRules Read(string path, IReadOnlyDictionary<string, string> texts)
    {
        try
        {
            RuleConfiguration configuration = TomlRules.Parse(
                texts[path], path, extended => texts.TryGetValue(FilePath.Normalize(extended), out string? text) ? text : null);
            return new LoadedRules(SecretEngine.Create(configuration, FilePath.FolderOf(path)), null);
        }
        catch (RuleFileException e)
        {
            string lead = $"{e.File}({e.Line}): ";
            string problem = e.Message.StartsWith(lead, StringComparison.Ordinal) ? e.Message[lead.Length..] : e.Message;
            return new LoadedRules(SecretEngine.BuiltIn, new RuleError(FilePath.Normalize(e.File), e.Line, problem));
        }
        catch (ArgumentException e)
        {
            // a rule whose match is longer than what the engine holds
            return new LoadedRules(SecretEngine.BuiltIn, new RuleError(path, 1, e.Message));
        }
    }
}
