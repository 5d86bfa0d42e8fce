using System.Collections.Immutable;
using System.Text;
using Redaction.Toml;
using Redaction.Toml.Reading;

namespace Redaction.RuleCompiler;

/// <summary>All rule files of a directory, in the order of their names, as one list.</summary>
internal static class RuleCatalog
{
    /// <summary>Reads them.</summary>
    /// <param name="directory">Where the <c>*.toml</c> files are.</param>
    /// <exception cref="RuleFileException">A file cannot be used, or two rules have one id.</exception>
    public static ImmutableArray<RuleEntry> Load(string directory)
    {
        string[] files = Directory.GetFiles(directory, "*.toml");
        Array.Sort(files, StringComparer.Ordinal);
        var entries = ImmutableArray.CreateBuilder<RuleEntry>();
        var byId = new Dictionary<string, RuleEntry>(StringComparer.Ordinal);
        foreach (string file in files)
        {
            string name = $"{Path.GetFileName(Path.GetFullPath(directory))}/{Path.GetFileName(file)}";
            foreach (RuleEntry entry in RuleFile.Read(name, File.ReadAllText(file, Encoding.UTF8)))
            {
                if (!byId.TryAdd(entry.Rule.Id, entry))
                {
                    RuleEntry first = byId[entry.Rule.Id];
                    throw new RuleFileException(name, entry.Line, entry.Rule.Id, $"this id is already used at {first.File}({first.Line}).");
                }

                entries.Add(entry);
            }
        }

        return entries.ToImmutable();
    }
}
