using System.Diagnostics;
using Xunit;

namespace Redaction.Tests.Diffs;

/// <summary>The real git, to make diffs and to apply them.</summary>
internal sealed class GitApply : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("redaction-diff-");

    public GitApply() => Run("init", "-q");

    /// <summary>The diff between two texts of one file.</summary>
    public byte[] Diff(byte[] old, byte[] now, params string[] options)
    {
        // the index holds the old one
        File.WriteAllBytes(PathOf("a file.txt"), old);
        Run("add", "-A");
        File.WriteAllBytes(PathOf("a file.txt"), now);
        return Run(["diff", "--no-color", "--text", .. options]);
    }

    /// <summary>The file after the diff was applied to what it was made from.</summary>
    public byte[] Apply(byte[] old, byte[] diff, params string[] options)
    {
        File.WriteAllBytes(PathOf("a file.txt"), old);
        File.WriteAllBytes(PathOf("p.diff"), diff);
        Run(["apply", "--check", "--whitespace=nowarn", .. options, "p.diff"]);
        Run(["apply", "--whitespace=nowarn", .. options, "p.diff"]);
        byte[] now = File.ReadAllBytes(PathOf("a file.txt"));
        File.Delete(PathOf("p.diff"));
        return now;
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private string PathOf(string name) => Path.Combine(_folder.FullName, name);

    private byte[] Run(params string[] arguments)
    {
        var start = new ProcessStartInfo("git", ["-c", "core.autocrlf=false", "-c", "core.safecrlf=false", .. arguments])
        {
            WorkingDirectory = _folder.FullName,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process git = Process.Start(start)!;
        Task<string> error = git.StandardError.ReadToEndAsync();
        var output = new MemoryStream();
        git.StandardOutput.BaseStream.CopyTo(output);
        git.WaitForExit();
        Assert.True(git.ExitCode == 0, $"git {string.Join(' ', arguments)}: {error.GetAwaiter().GetResult()}");
        return output.ToArray();
    }
}
