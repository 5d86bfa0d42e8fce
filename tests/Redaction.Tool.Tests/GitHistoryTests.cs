using System.Text;

namespace Redaction.Tool.Tests;

public sealed class GitHistoryTests
{
    [Fact]
    public async Task A_secret_that_was_taken_away_again_is_found()
    {
        using var git = new GitFolder();
        git.Write("a.txt", "clean\n");
        git.Commit();
        git.Write("a.txt", $"clean\n{TempFolder.Secret}\n");
        git.Commit();
        git.Write("a.txt", "clean again\n");
        git.Commit();

        (string[] places, string summary) = await git.FindAsync("--all");

        Assert.Equal(["a.txt:2:1"], places);
        Assert.Equal("1 finding in 1 of 3 blobs and 0 of 3 messages\n", summary);
    }

    [Fact]
    public async Task A_secret_is_told_once_though_many_versions_have_it()
    {
        using var git = new GitFolder();
        for (int i = 0; i < 5; i++)
        {
            git.Write("a.txt", $"version {i}\n{TempFolder.Secret}\n");
            git.Commit();
        }

        git.Write("copy.txt", $"version 4\n{TempFolder.Secret}\n");
        git.Commit();

        Assert.Equal(["a.txt:2:1", "copy.txt:2:1"], (await git.FindAsync()).Places);
    }

    [Fact]
    public async Task What_a_comment_suppressed_is_told_when_the_comment_goes()
    {
        using var git = new GitFolder();
        string key = "acme_" + "k3v9x2" + "m7q1";
        string rules = git.Beside("rules.toml");
        File.WriteAllText(rules, "[[rule]]\nid = \"acme-token\"\ntitle = \"Acme token\"\npattern = 'acme_[0-9a-z]{10}'\n");
        git.Write("a.txt", $"{key} # redaction:allow\n");
        git.Commit();
        Outcome suppressed = await git.ScanAsync("--config", rules);
        git.Write("a.txt", $"{key}\n");
        git.Commit();
        Outcome told = await git.ScanAsync("--config", rules);

        Assert.Equal(0, suppressed.ExitCode);
        Assert.Contains("1 suppressed by comments", suppressed.Error);
        Assert.Equal(1, told.ExitCode);
        Assert.StartsWith("a.txt:1:1: ", told.Output);
    }

    [Fact]
    public async Task A_range_answers_for_the_lines_that_it_adds()
    {
        using var git = new GitFolder();
        git.Write("a.txt", $"{TempFolder.Secret}\n");
        string first = git.Commit();
        git.Write("a.txt", $"{TempFolder.Secret}\nmore\n");
        git.Commit();
        Assert.Empty((await git.FindAsync($"{first}..HEAD")).Places);

        git.Write("a.txt", $"{TempFolder.Secret}\nmore\nx{TempFolder.Secret}\n");
        git.Commit();
        git.Write("a.txt", $"{TempFolder.Secret}\nmore\n");
        git.Commit();

        Assert.Equal(["a.txt:3:2"], (await git.FindAsync($"{first}..HEAD")).Places);
        Assert.Empty((await git.FindAsync("--max-count", "1")).Places);
        Assert.Equal(["a.txt:1:1"], (await git.FindAsync("HEAD")).Places);
    }

    [Fact]
    public async Task What_only_a_merge_brings_is_found()
    {
        using var git = new GitFolder();
        git.Write("a.txt", "1\n2\n3\n");
        git.Commit();
        git.Git("checkout", "-q", "-b", "topic");
        git.Write("a.txt", "1\n2\n3\n4\n");
        git.Commit();
        git.Git("checkout", "-q", "main");
        git.Write("a.txt", "0\n1\n2\n3\n");
        string before = git.Commit();
        git.Git("merge", "-q", "--no-commit", "topic");
        git.Write("a.txt", $"0\n1\n{TempFolder.Secret}\n3\n4\n");
        git.Commit("an evil merge");

        Assert.Equal(["a.txt:3:1"], (await git.FindAsync("--all")).Places);
        Assert.Equal(["a.txt:3:1"], (await git.FindAsync($"{before}..HEAD")).Places);
    }

    [Fact]
    public async Task All_refs_count_and_tags_that_name_no_commit()
    {
        using var git = new GitFolder();
        git.Write("a.txt", "clean\n");
        git.Commit();
        git.Git("checkout", "-q", "-b", "other");
        git.Write("side.txt", $"{TempFolder.Secret} side\n");
        git.Commit();
        git.Git("checkout", "-q", "main");
        git.Git("tag", "blob-tag", Hash(git, $"{TempFolder.Secret} tagged\n"));

        Assert.Equal(["refs/tags/blob-tag:1:1", "side.txt:1:1"], (await git.FindAsync("--all")).Places.Order(StringComparer.Ordinal));
        Assert.Equal(["side.txt:1:1"], (await git.FindAsync("--branches")).Places);
        Assert.Empty((await git.FindAsync("main")).Places);
    }

    [Fact]
    public async Task A_revision_that_names_no_commit_counts_beside_others_and_within_limits()
    {
        using var git = new GitFolder();
        git.Write("a.txt", "clean\n");
        git.Commit();
        git.Write("a.txt", "clean still\n");
        git.Commit();
        git.Git("tag", "blob-tag", Hash(git, $"{TempFolder.Secret} tagged\n"));
        string tree = GitFolder.RunIn(git.Tree, System.Text.Encoding.ASCII.GetBytes($"100644 blob {Hash(git, TempFolder.Secret)}\ta.env\n"), "git", "mktree").Trim();
        git.Git("tag", "-a", "-m", "a tree", "tree-tag", tree);
        git.Git("tag", "-a", "-m", "a tag of a tag", "z-nested", "tree-tag");
        git.Git("tag", "-d", "tree-tag");

        Assert.Equal(["refs/tags/blob-tag:1:1"], (await git.FindAsync("blob-tag")).Places);
        Assert.Equal(["refs/tags/blob-tag:1:1"], (await git.FindAsync("HEAD~1..HEAD", git.GitOutput("rev-parse", "blob-tag").Trim())).Places);
        Assert.Equal(["refs/tags/z-nested:a.env:1:1"], (await git.FindAsync("z-nested", "HEAD")).Places);
        string[] both = ["refs/tags/blob-tag:1:1", "refs/tags/z-nested:a.env:1:1"];
        Assert.Equal(both, (await git.FindAsync("--all", "--since", "2001-01-01")).Places.Order(StringComparer.Ordinal));
        Assert.Equal(both, (await git.FindAsync("--all")).Places.Order(StringComparer.Ordinal));
        Assert.Empty((await git.FindAsync("HEAD~1..HEAD")).Places);
    }

    [Fact]
    public async Task What_no_ref_reaches_is_told_on_request()
    {
        using var git = new GitFolder();
        git.Write("a.txt", "clean\n");
        git.Commit();
        string id = Hash(git, TempFolder.Secret + "\n");

        Assert.Empty((await git.FindAsync("--all")).Places);
        Assert.Equal([$"{id}:1:1"], (await git.FindAsync("--all", "--unreachable")).Places);
    }

    [Fact]
    public async Task A_bare_clone_and_a_shallow_one_are_scanned_and_the_latter_says_so()
    {
        using var git = new GitFolder();
        git.Write("old.txt");
        git.Commit();
        git.Git("rm", "-q", "old.txt");
        git.Write("new.txt");
        git.Commit();
        git.Git("clone", "-q", "--bare", git.Tree, git.Beside("bare"));
        git.Git("clone", "-q", "--depth", "1", "file://" + git.Tree, git.Beside("shallow"));

        Assert.Equal(["new.txt:1:1", "old.txt:1:1"], (await git.FindInAsync(git.Beside("bare"))).Places.Order(StringComparer.Ordinal));
        (string[] places, string summary) = await git.FindInAsync(git.Beside("shallow"));
        Assert.Equal(["new.txt:1:1"], places);
        Assert.Contains("a shallow clone: older history is not here", summary);
    }

    [Theory]
    [InlineData("--all")]
    [InlineData("HEAD~1..HEAD")]
    public async Task Nothing_is_fetched_into_a_partial_clone(string what)
    {
        using var git = new GitFolder();
        git.Write("old.txt", "one\n");
        git.Commit();
        git.Git("rm", "-q", "old.txt");
        git.Write("gone.txt", "two\n");
        git.Commit();
        git.Git("rm", "-q", "gone.txt");
        git.Write("new.txt");
        git.Git("config", "uploadpack.allowFilter", "true");
        git.Git("add", "-A");
        git.Commit();
        string clone = git.Beside("partial");
        git.Git("clone", "-q", "--filter=blob:none", "file://" + git.Tree, clone);

        (string[] places, string summary) = await git.FindInAsync(clone, what);

        Assert.Equal(["new.txt:1:1"], places);
        Assert.Equal(what == "--all", summary.Contains("2 objects not here in a partial clone, skipped", StringComparison.Ordinal));
        string missing = GitFolder.RunIn(clone, null, "git", "rev-list", "--objects", "--all", "--missing=print");
        Assert.Equal(2, missing.Split('\n').Count(line => line.StartsWith('?')));
    }

    [Fact]
    public async Task Submodules_are_counted_or_scanned()
    {
        using var git = new GitFolder();
        using var inner = new GitFolder();
        inner.Write("in.txt");
        inner.Commit();
        git.Git("submodule", "--quiet", "add", inner.Tree, "lib/inner");
        git.Commit();

        (string[] places, string summary) = await git.FindAsync("--all");
        Assert.Empty(places);
        Assert.Contains("1 submodule skipped", summary);
        Assert.Equal(["lib/inner/in.txt:1:1"], (await git.FindAsync("--all", "--recurse-submodules")).Places);
    }

    [Fact]
    public async Task A_huge_blob_is_streamed_and_a_broken_one_does_not_stop_the_scan()
    {
        using var git = new GitFolder();
        git.Write("huge.txt", string.Concat(Enumerable.Repeat(new string('x', 99) + "\n", 40_000)) + TempFolder.Secret + "\n");
        git.Write("other.txt", $"a {TempFolder.Secret}\n");
        git.Write("broken.txt", "to be broken\n");
        git.Commit();
        string id = git.GitOutput("rev-parse", "HEAD:broken.txt").Trim();
        string loose = Path.Combine(git.Tree, ".git", "objects", id[..2], id[2..]);
        File.SetAttributes(loose, FileAttributes.Normal);
        File.WriteAllBytes(loose, Encoding.ASCII.GetBytes("no zlib"));

        Outcome scan = await git.ScanAsync("--all");

        Assert.Equal(1, scan.ExitCode);
        Assert.Contains("huge.txt:40001:1:", scan.Output);
        Assert.Contains("other.txt:1:3:", scan.Output);
        Assert.Contains("not readable", scan.Error);
    }

    [Fact]
    public async Task Objects_may_be_repacked_during_a_scan()
    {
        using var git = new GitFolder();
        for (int commit = 0; commit < 6; commit++)
        {
            for (int file = 0; file < 20; file++)
            {
                git.Write($"f{file}.txt", $"commit {commit} file {file}\n" + (file == 7 && commit == 4 ? TempFolder.Secret + "\n" : ""));
            }

            git.Commit();
        }

        using var stop = new CancellationTokenSource();
        Task repacking = Task.Run(
            () =>
            {
                while (!stop.IsCancellationRequested)
                {
                    git.Git("repack", "-q", "-a", "-d", "-f");
                }
            },
            TestContext.Current.CancellationToken);
        try
        {
            for (int i = 0; i < 2; i++)
            {
                (string[] places, string summary) = await git.FindAsync("--all");
                Assert.Equal(["f7.txt:2:1"], places);
                Assert.Equal("1 finding in 1 of 120 blobs and 0 of 6 messages\n", summary);
            }
        }
        finally
        {
            await stop.CancelAsync();
            await repacking;
        }
    }

    private static string Hash(GitFolder git, string content) =>
        GitFolder.RunIn(git.Tree, Encoding.UTF8.GetBytes(content), "git", "hash-object", "-w", "--stdin").Trim();
}
