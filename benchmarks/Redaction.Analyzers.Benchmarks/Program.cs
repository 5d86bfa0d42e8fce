using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Redaction.Analyzers.Benchmarks;

/// <summary>
/// <c>FOLDER [EDITS]</c>: types into the sources of a folder as an editor does and prints what an edit costs. What it costs to build a
/// solution tells <c>build-cost.sh</c>.
/// </summary>
internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        if (args is not [var folder, ..] || !Directory.Exists(folder) || (args.Length > 1 && !int.TryParse(args[1], out _)))
        {
            Console.Error.WriteLine("usage: Redaction.Analyzers.Benchmarks FOLDER [EDITS]");
            return 2;
        }

        CSharpCompilation compilation = CSharpCompilation.Create(
            "Edited",
            Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories).Where(IsWritten).Order(StringComparer.Ordinal)
                .Select(path => CSharpSyntaxTree.ParseText(SourceText.From(File.ReadAllText(path)), new CSharpParseOptions(LanguageVersion.Preview), path)),
            ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true));
        Console.WriteLine($"{compilation.SyntaxTrees.Length} files, {compilation.SyntaxTrees.Sum(tree => tree.GetText().Lines.Count):n0} lines");
        await new EditTable(compilation).RunAsync(args.Length > 1 ? int.Parse(args[1]) : 100);
        return 0;
    }

    private static bool IsWritten(string path) => !path.Split(Path.DirectorySeparatorChar).Any(folder => folder is "obj" or "bin");
}
