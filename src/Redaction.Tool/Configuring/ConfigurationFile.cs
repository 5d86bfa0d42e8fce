using Redaction.Toml;
using Redaction.Tool.Commands;
using Redaction.Tool.Hosting;
using Redaction.Tool.Reporting;
using Redaction.Tool.Streams;

namespace Redaction.Tool.Configuring;

/// <summary>Finds and reads the configuration: <c>redaction.toml</c>, or a <c>.gitleaks.toml</c> where there is no other.</summary>
internal static class ConfigurationFile
{
    private const string Name = "redaction.toml";
    private const string HiddenName = ".redaction.toml";

    /// <summary>The name of a configuration of gitleaks.</summary>
    public const string GitleaksName = ".gitleaks.toml";

    /// <summary>The names under which a configuration of ours is found.</summary>
    public static IReadOnlyList<string> Names { get; } = [Name, HiddenName];

    /// <summary>The file that holds for a folder: that of REDACT_CONFIG, else the nearest; null when there is none.</summary>
    public static string? Find(string folder)
    {
        string? found = UpwardSearch.Find(folder, Name, HiddenName) ?? UpwardSearch.Find(folder, GitleaksName);
        return ToolEnvironment.Configuration ?? (found is null ? null : UpwardSearch.Shown(found));
    }

    /// <summary>Whether a file is read through the import.</summary>
    public static bool IsGitleaks(string path) => Path.GetFileName(path) == GitleaksName;

    /// <summary>Reads a file; one of gitleaks is imported, which is told.</summary>
    /// <exception cref="UsageException">It cannot be read, or something in it is wrong; the message has the file and the line.</exception>
    public static LoadedConfiguration Load(string path, MessageWriter messages)
    {
        RuleConfiguration rules = Path.GetFileName(path) == GitleaksName ? Import(path, messages) : Read(path, () => TomlRules.Load(path));
        return new LoadedConfiguration(rules, Path.GetDirectoryName(Path.GetFullPath(path))!);
    }

    /// <summary>Imports a configuration of gitleaks.</summary>
    /// <exception cref="UsageException">It cannot be read, or something in it is wrong; the message has the file and the line.</exception>
    public static ImportResult ReadGitleaks(string path) => Read(path, () => GitleaksConfiguration.Import(File.ReadAllText(path), path));

    private static RuleConfiguration Import(string path, MessageWriter messages)
    {
        ImportResult import = ReadGitleaks(path);
        RuleConfiguration rules = Read(path, () => TomlRules.Parse(import.Toml, path));
        bool isAlone = !rules.Rules.Any(rule => RuleSet.Default.TryGet(rule.Id, out _));
        int lost = import.Notes.Count(note => note.IsLost);
        messages.Report(
            $"{SafeText.Escape(path)} is used, since there is no {Name}: {import.Rules} of {import.AllRules} rules, {import.Allowlists} of {import.AllAllowlists} allowlists{(isAlone ? ", and no built-in rule, since it does not extend the default" : "")}"
            + (lost == 0 ? "" : $"; {lost} left out, which 'redact rules import' lists"));
        return rules;
    }

    private static T Read<T>(string path, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (RuleFileException e)
        {
            throw new UsageException(SafeText.Escape(e.Message));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException(e is FileNotFoundException or DirectoryNotFoundException
                ? $"{SafeText.Escape(path)}: no such file"
                : $"{SafeText.Escape(path)}: cannot be read");
        }
    }
}
