using System.Text;

namespace Redaction.Tool.Tests;

/// <summary>Archives in real repositories: opened as <c>redact scan</c> opens them.</summary>
public sealed class GitArchiveTests
{
    private static readonly byte[] s_secret = Encoding.UTF8.GetBytes($"x\n{TempFolder.Secret}\n");

    private static readonly byte[] s_archive = MadeArchives.Zip(("lib/a.txt", s_secret), ("b.txt", Encoding.UTF8.GetBytes("clean\n")));

    [Fact]
    public async Task A_member_is_found_in_what_is_staged_in_the_work_tree_in_a_range_and_in_the_history()
    {
        using var git = new GitFolder();
        git.Write("a.txt", "clean\n");
        string first = git.Commit();
        Write(git, "app.war", s_archive);
        git.Git("add", ".");
        string[] expected = ["app.war!lib/a.txt:2:1"];
        Assert.Equal(expected, (await git.FindAsync("--staged")).Places);
        git.Commit();
        Assert.Equal(expected, (await git.FindAsync("--all")).Places);
        Assert.Equal(expected, (await git.FindAsync($"{first}..HEAD")).Places);
        Assert.Equal((0, "no findings in 1 blob and 2 messages (1 binary skipped)\n"), Ending(await git.ScanAsync("--all", "--archive-depth", "0")));
        Assert.Equal("1 finding in 1 of 2 blobs and 0 of 2 messages\n", (await git.FindAsync()).Summary);

        Write(git, "app.war", MadeArchives.Zip(("lib/c.txt", s_secret)));
        Assert.Equal(["app.war!lib/c.txt:2:1"], (await git.FindAsync("--working-tree")).Places);
    }

    [Fact]
    public async Task Of_a_changed_archive_what_it_had_before_is_not_told_again()
    {
        using var git = new GitFolder();
        Write(git, "app.war", s_archive);
        string first = git.Commit();
        Write(git, "app.war", MadeArchives.Zip(("lib/a.txt", [.. "\n\n"u8, .. s_secret]), ("new.txt", s_secret)));
        git.Git("add", ".");
        Assert.Equal(["app.war!new.txt:2:1"], (await git.FindAsync("--staged")).Places);
        git.Commit();
        Assert.Equal(["app.war!new.txt:2:1"], (await git.FindAsync($"{first}..HEAD")).Places);
        Assert.Equal(["app.war!lib/a.txt:2:1", "app.war!new.txt:2:1"], (await git.FindAsync()).Places);
    }

    [Fact]
    public async Task Compressed_and_large_ones_are_opened_and_a_finding_has_its_commit()
    {
        using var git = new GitFolder();
        byte[] noise = new byte[2 * 1024 * 1024];
        new Random(1).NextBytes(noise);
        Write(git, "log.gz", MadeArchives.GZip(s_secret));
        Write(git, "large.zip", MadeArchives.Zip(("noise", noise), ("z.txt", s_secret)));
        Write(git, "image.tar", MadeArchives.Tar(("layer.tar", MadeArchives.Tar(("etc/app.env", s_secret)))));
        string commit = git.Commit();
        git.Git("rm", "-q", "log.gz", "large.zip", "image.tar");
        git.Commit();

        Outcome scan = await git.ScanAsync("--format", "json");
        Assert.Equal(["image.tar!layer.tar!etc/app.env", "large.zip!z.txt", "log.gz"], FoundSecret.Parse(scan.Output).Select(found => found.Path).Order(StringComparer.Ordinal));
        Assert.Equal(3, scan.Output.Split($"\"id\":\"{commit}\"").Length - 1);
    }

    [Fact]
    public async Task What_is_damaged_is_told_and_fails()
    {
        using var git = new GitFolder();
        Write(git, "cut.gz", MadeArchives.GZip(Encoding.UTF8.GetBytes(new string('a', 9000) + "b"))[..^9]);
        git.Git("add", ".");
        Outcome scan = await git.ScanAsync("--staged");
        Assert.Equal(3, scan.ExitCode);
        Assert.Contains("redact: cut.gz: cannot be read: damaged", scan.Error);
        Assert.Contains("(1 not readable)", scan.Error);
        git.Commit();
        Assert.Equal(3, (await git.ScanAsync("--all")).ExitCode);
    }

    [Fact]
    public async Task A_bomb_ends_at_the_limit()
    {
        using var git = new GitFolder();
        Write(git, "bomb.gz", MadeArchives.GZip(Encoding.ASCII.GetBytes(new string('a', 4 * 1024 * 1024))));
        git.Git("add", ".");
        Outcome scan = await git.ScanAsync("--staged", "--archive-size", "1M");
        Assert.Equal(3, scan.ExitCode);
        Assert.Contains("redact: bomb.gz: cannot be read: unpacks to more than 1048576 bytes", scan.Error);
    }

    private static (int ExitCode, string Error) Ending(Outcome scan) => (scan.ExitCode, scan.Error);

    private static void Write(GitFolder git, string name, byte[] content) => File.WriteAllBytes(Path.Combine(git.Tree, name), content);
}
