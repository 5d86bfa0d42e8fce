using System.Diagnostics;

namespace Redaction.Tool.Tests;

/// <summary>A repository for one test, in which the known value <c>db</c> is looked for.</summary>
internal sealed class GitFolder : IDisposable
{
    private readonly TempFolder _folder = new();

    public GitFolder() => Git("init", "-q", "-b", "main");

    /// <summary>The work tree.</summary>
    public string Tree => _folder.Tree;

    /// <summary>The file with the known value.</summary>
    public string Known => _folder.Known;

    /// <summary>A folder beside the work tree, for clones.</summary>
    public string Beside(string name) => Path.Combine(Path.GetDirectoryName(Tree)!, name);

    public void Git(params string[] arguments) => _folder.Git(["-c", "protocol.file.allow=always", .. arguments]);

    public string Write(string name, string content = TempFolder.Secret + "\n") => _folder.Write(name, content);

    /// <summary>Commits all there is; the commit's name.</summary>
    public string Commit(string message = "a change")
    {
        Git("add", "-A");
        Git("commit", "-q", "--allow-empty", "-m", message);
        return GitOutput("rev-parse", "HEAD").Trim();
    }

    /// <summary>What git answers.</summary>
    public string GitOutput(params string[] arguments) => RunIn(Tree, null, "git", arguments);

    /// <summary>Runs a program to its end with an input; what it wrote.</summary>
    public static string RunIn(string folder, byte[]? input, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = System.Text.Encoding.Latin1,
        };
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        process.StandardInput.BaseStream.Write(input ?? []);
        process.StandardInput.Close();
        process.WaitForExit();
        Assert.True(process.ExitCode is 0 or 1, $"{program} {string.Join(' ', arguments)}: {error.GetAwaiter().GetResult()}");
        return output.GetAwaiter().GetResult();
    }

    /// <summary>Runs <c>redact git</c> in the work tree.</summary>
    public Task<Outcome> ScanAsync(params string[] options) => ScanInAsync(Tree, options);

    /// <summary>Runs <c>redact git</c> in a folder.</summary>
    public Task<Outcome> ScanInAsync(string folder, params string[] options) => Redact.RunInAsync(folder, "", ["git", "--known", Known, .. options]);

    /// <summary>The places where <c>redact git</c> finds the value, as <c>path:line:column</c>, and what it says of the scan.</summary>
    public async Task<(string[] Places, string Summary)> FindAsync(params string[] options) => await FindInAsync(Tree, options);

    /// <summary>The places in the repository of a folder.</summary>
    public async Task<(string[] Places, string Summary)> FindInAsync(string folder, params string[] options)
    {
        Outcome scan = await ScanInAsync(folder, options);
        string[] places = [.. scan.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line[..line.IndexOf(": critical", StringComparison.Ordinal)])];
        Assert.True(scan.ExitCode == (places.Length > 0 ? 1 : 0), $"exit code {scan.ExitCode}: {scan.Error}");
        Assert.DoesNotContain(TempFolder.Secret, scan.Output + scan.Error);
        return (places, scan.Error);
    }

    public void Dispose()
    {
        // git makes its objects read-only, which only Windows minds
        foreach (FileInfo file in OperatingSystem.IsWindows() ? new DirectoryInfo(Path.GetDirectoryName(Tree)!).EnumerateFiles("*", SearchOption.AllDirectories) : [])
        {
            file.IsReadOnly = false;
        }

        _folder.Dispose();
    }
}
