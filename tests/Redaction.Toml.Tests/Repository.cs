using System.Reflection;

namespace Redaction.Toml.Tests;

/// <summary>Files of this repository.</summary>
internal static class Repository
{
    private static readonly string s_root = Path.GetFullPath(
        typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "Repository").Value!);

    /// <summary>The path of a file.</summary>
    public static string PathOf(params string[] parts) => Path.Combine([s_root, .. parts]);

    /// <summary>The text of a file.</summary>
    public static string Read(params string[] parts) => File.ReadAllText(PathOf(parts)).ReplaceLineEndings("\n");

    /// <summary>The blocks of TOML in the README.</summary>
    public static string[] ReadmeExamples() =>
        [.. Read("README.md").Split("```toml\n").Skip(1).Select(block => block[..block.IndexOf("```", StringComparison.Ordinal)])];
}
