using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Redaction.Analyzers.Tests;

/// <summary>
/// What analyzed code is compiled against: the assemblies of this process, which are the real .NET and the real libraries. Of
/// Redaction it is the build for .NET 10, as in a program, while the analyzers run on the one for .NET Standard, as in a compiler.
/// </summary>
internal static class TestReferences
{
    public static ImmutableArray<MetadataReference> All { get; } = [.. Paths().Select(path => MetadataReference.CreateFromFile(path))];

    private static IEnumerable<string> Paths()
    {
        string trusted = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;
        return trusted.Split(Path.PathSeparator)
            .Where(path => !Path.GetFileName(path).StartsWith("Redaction", StringComparison.Ordinal))
            .Where(path => !Path.GetFileName(path).StartsWith("xunit", StringComparison.OrdinalIgnoreCase))
            .Append(Path.Combine(Repository.Root, "src", "Redaction", "bin", Configuration, "net10.0", "Redaction.dll"));
    }

    /// <summary>How this was built, and so what it tests.</summary>
    public static string Configuration => AppContext.BaseDirectory.Contains($"{Path.DirectorySeparatorChar}Debug{Path.DirectorySeparatorChar}", StringComparison.Ordinal) ? "Debug" : "Release";
}
