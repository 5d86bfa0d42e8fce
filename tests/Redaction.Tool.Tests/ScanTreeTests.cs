using System.Diagnostics;

namespace Redaction.Tool.Tests;

public class ScanTreeTests
{
    private static readonly string[] s_ignoreRules = ["*.log", "!keep.log", "/top.txt", "build/", "docs/*.tmp"];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Ignore_files_are_honoured_in_a_repository_and_outside(bool isRepository)
    {
        using var folder = new TempFolder();
        if (isRepository)
        {
            folder.Git("init", "-q");
        }

        folder.Write(".gitignore", string.Join('\n', s_ignoreRules));
        folder.Write("sub/.gitignore", "local.txt\n!very.log\n");
        foreach (string name in (string[])["a.log", "keep.log", "top.txt", "sub/top.txt", "build/x.txt", "sub/build/y.txt", "docs/a.tmp", "docs/sub/b.tmp", "sub/local.txt", "sub/very.log", "local.txt"])
        {
            folder.Write(name);
        }

        Assert.Equal(["docs/sub/b.tmp", "keep.log", "local.txt", "sub/top.txt", "sub/very.log"], await folder.FoundAsync());
        Assert.Equal(11, (await folder.FoundAsync("--no-ignore")).Length);
    }

    [Fact]
    public async Task What_git_tracks_is_scanned_though_it_is_ignored()
    {
        using var folder = new TempFolder();
        folder.Git("init", "-q");
        folder.Write(".gitignore", "*.env");
        folder.Write("tracked.env");
        folder.Write("untracked.env");
        folder.Write("deleted.txt");
        folder.Git("add", "-f", "tracked.env", "deleted.txt");
        File.Delete(Path.Combine(folder.Tree, "deleted.txt"));
        Assert.Equal(["tracked.env"], await folder.FoundAsync());
    }

    [Fact]
    public async Task What_is_named_is_scanned_though_it_is_ignored()
    {
        using var folder = new TempFolder();
        folder.Git("init", "-q");
        folder.Write(".gitignore", "out/\n*.env\n");
        folder.Write("out/a.txt");
        folder.Write("b.env");
        Assert.Empty(await folder.FoundAsync());
        Outcome scan = await Redact.RunInAsync(folder.Tree, "", "scan", "out", "b.env", "--known", folder.Known, "--format", "json");
        Assert.Equal(["b.env", "out/a.txt"], FoundSecret.Parse(scan.Output).Select(f => f.Path));
    }

    [Fact]
    public async Task The_repository_of_a_hook_does_not_stand_in_for_the_tree_to_scan()
    {
        using var folder = new TempFolder();
        using var other = new TempFolder();
        other.Git("init", "-q");
        folder.Git("init", "-q");
        folder.Write("a.txt");
        Outcome scan = await Redact.ShellAsync(
            folder.Tree, $"GIT_DIR={other.Tree}/.git GIT_INDEX_FILE={other.Tree}/.git/index $REDACT scan . --known {folder.Known}");
        Assert.StartsWith("a.txt:1:1: ", scan.Output);
    }

    [Fact]
    public async Task Repositories_inside_are_scanned_and_git_folders_are_not()
    {
        using var folder = new TempFolder();
        folder.Git("init", "-q");
        folder.Write("inner/a.txt");
        folder.Git("-C", "inner", "init", "-q");
        folder.Git("-C", "inner", "add", ".");
        folder.Git("-C", "inner", "commit", "-qm", "x");
        folder.Write("sub/b.txt");
        folder.Git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", "./inner", "module");
        folder.Write(".git/description");
        Assert.Equal(["inner/a.txt", "module/a.txt", "sub/b.txt"], await folder.FoundAsync());
        Assert.Equal(["inner/a.txt", "module/a.txt", "sub/b.txt"], await folder.FoundAsync("--no-ignore"));
    }

    [Fact]
    public async Task Without_git_nothing_is_ignored()
    {
        using var folder = new TempFolder();
        folder.Git("init", "-q");
        folder.Write(".gitignore", "a.txt");
        folder.Write("a.txt");
        Outcome scan = await Redact.ShellAsync(
            folder.Tree, $"export DOTNET_ROOT=$(dirname $(readlink -f $(which dotnet))); PATH=/nowhere $REDACT scan . --known {folder.Known}");
        Assert.StartsWith("a.txt:1:1: ", scan.Output);
        Assert.Contains("git does not answer", scan.Error);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Links_are_not_followed(bool noIgnore)
    {
        using var folder = new TempFolder();
        using var outside = new TempFolder();
        outside.Write("secret.txt");
        folder.Write("sub/a.txt");
        File.CreateSymbolicLink(Path.Combine(folder.Tree, "sub", "loop"), "..");
        File.CreateSymbolicLink(Path.Combine(folder.Tree, "self"), "self");
        File.CreateSymbolicLink(Path.Combine(folder.Tree, "out"), outside.Tree);
        File.CreateSymbolicLink(Path.Combine(folder.Tree, "out.txt"), Path.Combine(outside.Tree, "secret.txt"));
        Assert.Equal(["sub/a.txt"], await folder.FoundAsync(noIgnore ? ["--no-ignore"] : []));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Pipes_sockets_and_devices_are_skipped(bool noIgnore)
    {
        using var folder = new TempFolder();
        folder.Git("init", "-q");
        folder.Write("a.txt");
        folder.Write("was-a-file");
        folder.Git("add", ".");
        File.Delete(Path.Combine(folder.Tree, "was-a-file"));
        foreach (string name in (string[])["pipe", "was-a-file"])
        {
            using Process make = Process.Start("mkfifo", [Path.Combine(folder.Tree, name)]);
            await make.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        using var socket = new System.Net.Sockets.Socket(
            System.Net.Sockets.AddressFamily.Unix, System.Net.Sockets.SocketType.Stream, System.Net.Sockets.ProtocolType.Unspecified);
        socket.Bind(new System.Net.Sockets.UnixDomainSocketEndPoint(Path.Combine(folder.Tree, "socket")));
        Assert.Equal(["a.txt"], await folder.FoundAsync(noIgnore ? ["--no-ignore"] : []));
    }

    [Theory]
    [InlineData("line\nbreak.txt", "line\\nbreak.txt")]
    [InlineData("\e[31mred.txt", "\\x1b[31mred.txt")]
    [InlineData("-rf", "-rf")]
    [InlineData("--format", "--format")]
    [InlineData("a:1:1: fake.txt", "a:1:1: fake.txt")]
    [InlineData("gnp\u202etxt.exe", "gnp\\u202etxt.exe")]
    [InlineData("quote\"back\\slash", "quote\"back\\slash")]
    [InlineData(" blanks ", " blanks ")]
    [InlineData("*", "*")]
    public async Task Hostile_names_are_scanned_and_shown_on_one_harmless_line(string name, string shown)
    {
        using var folder = new TempFolder();
        folder.Write(name);
        Outcome scan = await folder.ScanAsync();
        Assert.StartsWith(shown + ":1:1: critical db ", scan.Output);
        Assert.Single(scan.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal([name], await folder.FoundAsync());
        scan = await Redact.RunInAsync(folder.Tree, "", "scan", "--known", folder.Known, "--", name);
        Assert.Equal(1, scan.ExitCode);
    }

    [Fact]
    public async Task A_name_that_is_not_utf_8_is_not_passed_over_in_silence()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "other systems have no such names");
        using var folder = new TempFolder();
        Outcome scan = await Redact.ShellAsync(
            folder.Tree, $"echo {TempFolder.Secret} > $'bad\\xff.txt'; $REDACT scan . --known {folder.Known}; echo $?; $REDACT scan . --no-ignore; echo $?; rm bad*");
        Assert.Equal("3\n3\n", scan.Output);
        Assert.Contains("its name is not UTF-8", scan.Error);
    }
}
