using System.Diagnostics;

namespace Redaction.Tool.Tests;

/// <summary>A folder for one test.</summary>
internal sealed class TempFolder : IDisposable
{
    /// <summary>A value that a test registers and expects to be found.</summary>
    public const string Secret = "correct-horse-battery";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("redact-test-");

    /// <summary>Makes the folder, with a file of known values beside it.</summary>
    public TempFolder()
    {
        Tree = _folder.CreateSubdirectory("tree").FullName;
        Known = Path.Combine(_folder.FullName, "known.env");
        File.WriteAllText(Known, $"db={Secret}\n");
    }

    /// <summary>The folder to scan.</summary>
    public string Tree { get; }

    /// <summary>A file with the one known value <c>db</c>.</summary>
    public string Known { get; }

    /// <summary>Writes a file into the tree, and the folders on the way; its path.</summary>
    public string Write(string name, string content = Secret) => Write(name, System.Text.Encoding.UTF8.GetBytes(content));

    /// <summary>Writes a file into the tree, and the folders on the way; its path.</summary>
    public string Write(string name, byte[] content)
    {
        string path = Path.Combine(Tree, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, content);
        return path;
    }

    /// <summary>Runs git in the tree.</summary>
    public void Git(params string[] arguments)
    {
        using Process git = Process.Start(
            new ProcessStartInfo("git", ["-c", "user.name=t", "-c", "user.email=t@example.com", .. arguments]) { WorkingDirectory = Tree, RedirectStandardOutput = true })!;
        git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        Assert.Equal(0, git.ExitCode);
    }

    /// <summary>Scans the tree for the known value.</summary>
    public Task<Outcome> ScanAsync(params string[] options) => Redact.RunInAsync(Tree, "", ["scan", ".", "--known", Known, .. options]);

    /// <summary>The names of the files in which a scan of the tree finds the known value.</summary>
    public async Task<string[]> FoundAsync(params string[] options)
    {
        Outcome scan = await ScanAsync([.. options, "--format", "json"]);
        return [.. FoundSecret.Parse(scan.Output).Select(f => f.Path).Distinct()];
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
