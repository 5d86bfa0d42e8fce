using System.Collections.Immutable;
using Redaction.Toml.Reading;

namespace Redaction.RuleCompiler;

/// <summary>The files the compiler makes, and where they go.</summary>
internal static class Outputs
{
    /// <summary>Each file with its content; the content uses LF on every system.</summary>
    public static (string Path, string Content)[] Of(string root, ImmutableArray<RuleEntry> entries) =>
    [
        (Path.Combine(root, "src", "Redaction", "Rules", "BuiltInRules.g.cs"), BuiltInRulesWriter.Write(entries)),
        (Path.Combine(root, "rules", "README.md"), RulesTableWriter.Write(entries)),
    ];

    /// <summary>The nearest folder at or above one that holds the rule files; null when there is none.</summary>
    public static string? FindRoot(string from)
    {
        for (DirectoryInfo? folder = new(from); folder is not null; folder = folder.Parent)
        {
            if (Directory.Exists(Path.Combine(folder.FullName, "rules")) && File.Exists(Path.Combine(folder.FullName, "Redaction.sln")))
            {
                return folder.FullName;
            }
        }

        return null;
    }
}
