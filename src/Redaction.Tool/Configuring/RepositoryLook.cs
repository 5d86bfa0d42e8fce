using Redaction.Tool.Scanning;

namespace Redaction.Tool.Configuring;

/// <summary>What a glance at a repository's files tells.</summary>
/// <param name="Folder">The repository.</param>
/// <param name="Files">How many files there are.</param>
/// <param name="Languages">The languages of three files or more, the most frequent first.</param>
/// <param name="LockFiles">Lock files.</param>
/// <param name="TestFolders">The topmost folders of tests.</param>
/// <param name="Templates">Files to be filled in, such as <c>.env.example</c>.</param>
/// <param name="Gitleaks">Whether there is a <c>.gitleaks.toml</c>.</param>
internal sealed record RepositoryLook(
    string Folder, int Files, IReadOnlyList<string> Languages, IReadOnlyList<string> LockFiles, IReadOnlyList<string> TestFolders, IReadOnlyList<string> Templates, bool Gitleaks)
{
    private const int Shown = 6;
    private const int LeastFiles = 3;

    private static readonly Dictionary<string, string> s_languages = new(StringComparer.OrdinalIgnoreCase)
    {
        [".c"] = "C",
        [".cc"] = "C++",
        [".cpp"] = "C++",
        [".cs"] = "C#",
        [".dart"] = "Dart",
        [".ex"] = "Elixir",
        [".fs"] = "F#",
        [".go"] = "Go",
        [".java"] = "Java",
        [".js"] = "JavaScript",
        [".jsx"] = "JavaScript",
        [".kt"] = "Kotlin",
        [".mjs"] = "JavaScript",
        [".php"] = "PHP",
        [".ps1"] = "PowerShell",
        [".py"] = "Python",
        [".rb"] = "Ruby",
        [".rs"] = "Rust",
        [".scala"] = "Scala",
        [".sh"] = "shell",
        [".swift"] = "Swift",
        [".tf"] = "Terraform",
        [".ts"] = "TypeScript",
        [".tsx"] = "TypeScript",
        [".vb"] = "Visual Basic",
    };

    /// <summary>Looks at files.</summary>
    /// <param name="folder">The repository.</param>
    /// <param name="files">Its files, from the folder, with forward slashes.</param>
    public static RepositoryLook At(string folder, IReadOnlyList<string> files) => new(
        folder,
        files.Count,
        [
            .. files
                .Select(file => s_languages.GetValueOrDefault(Path.GetExtension(file)))
                .OfType<string>()
                .GroupBy(language => language)
                .Where(group => group.Count() >= LeastFiles)
                .OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => group.Key)
                .Take(Shown),
        ],
        [.. files.Where(file => PathClasses.Of(file) == PathClass.Lock).Take(Shown)],
        [.. files.Select(TestFolder).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Take(Shown)],
        [.. files.Where(file => PathClasses.Of(file) == PathClass.Template).Take(Shown)],
        File.Exists(Path.Combine(folder, ConfigurationFile.GitleaksName)));

    /// <summary>The topmost folder of a path that makes its files tests; null when none does.</summary>
    private static string? TestFolder(string file)
    {
        string[] parts = file.Split('/');
        for (int i = 1; i < parts.Length; i++)
        {
            string folder = string.Join('/', parts.Take(i));
            if (PathClasses.Of(folder + "/file.txt") == PathClass.Test)
            {
                return folder;
            }
        }

        return null;
    }
}
