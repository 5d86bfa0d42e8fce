namespace Redaction.Tool.Tests;

public sealed class GitChangeTests
{
    [Fact]
    public async Task Staged_changes_are_scanned_before_the_first_commit()
    {
        using var git = new GitFolder();
        git.Write("sub/a.txt", $"one\n  {TempFolder.Secret}\n");
        git.Git("add", "-A");
        git.Write("sub/a.txt", "clean in the work tree\n");

        (string[] places, string summary) = await git.FindAsync("--staged");

        Assert.Equal(["sub/a.txt:2:3"], places);
        Assert.Equal("1 finding in 1 of 1 blob\n", summary);
    }

    [Fact]
    public async Task Only_added_lines_of_a_changed_file_are_told()
    {
        using var git = new GitFolder();
        git.Write("a.txt", $"{TempFolder.Secret}\nkeep\n");
        git.Commit();
        git.Write("a.txt", $"new\n{TempFolder.Secret}\nkeep\nx {TempFolder.Secret}\n");
        git.Git("add", "-A");

        Assert.Equal(["a.txt:4:3"], (await git.FindAsync("--staged")).Places);
    }

    [Fact]
    public async Task A_renamed_file_is_not_new()
    {
        using var git = new GitFolder();
        string body = string.Concat(Enumerable.Range(0, 50).Select(i => $"line {i}\n"));
        git.Write("a.txt", body + TempFolder.Secret + "\n");
        git.Commit();
        git.Git("mv", "a.txt", "b.txt");
        git.Write("b.txt", body + TempFolder.Secret + "\nmore\n");
        git.Git("add", "-A");

        Assert.Empty((await git.FindAsync("--staged")).Places);
    }

    [Fact]
    public async Task The_work_tree_is_compared_with_the_index()
    {
        using var git = new GitFolder();
        git.Write("a.txt", "clean\n");
        git.Commit();
        git.Write("a.txt", $"clean\n{TempFolder.Secret}\n");
        git.Write("untracked.txt");

        Assert.Equal(["a.txt:2:1"], (await git.FindAsync("--working-tree")).Places);
        Assert.Empty((await git.FindAsync("--staged")).Places);
    }

    [Fact]
    public async Task Attributes_hide_nothing()
    {
        using var git = new GitFolder();
        git.Write("a.lock", "clean\n");
        git.Write(".gitattributes", "*.lock binary -diff\n");
        git.Commit();
        git.Write("a.lock", $"clean\n{TempFolder.Secret}\n");
        git.Git("add", "-A");

        Assert.Equal(["a.lock:2:1"], (await git.FindAsync("--staged")).Places);
    }

    [Fact]
    public async Task The_repository_runs_no_program_of_its_choice()
    {
        using var git = new GitFolder();
        git.Write(".gitattributes", "* filter=evil diff=evil\n");
        git.Write("a.txt", "clean\n");
        git.Commit();
        string trap = $"touch {git.Beside("trap")}; cat";
        foreach (string key in (string[])["filter.evil.clean", "filter.evil.smudge", "filter.evil.process", "diff.evil.command", "diff.evil.textconv", "diff.external", "core.fsmonitor", "gpg.program"])
        {
            git.Git("config", key, trap);
        }

        git.Git("config", "log.showSignature", "true");
        git.Git("config", "filter.evil.required", "true");
        File.WriteAllText(Path.Combine(git.Tree, "a.txt"), TempFolder.Secret + "\n");

        Assert.Equal(["a.txt:1:1"], (await git.FindAsync("--working-tree")).Places);
        Assert.Empty((await git.FindAsync("--staged")).Places);
        Assert.Empty((await git.FindAsync("--all")).Places);
        Assert.False(File.Exists(git.Beside("trap")));
    }

    [Fact]
    public async Task A_hook_of_git_commit_scans_the_index_that_git_commits()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("NOT TESTED on Windows: the hook is a shell script.");
            return;
        }

        using var git = new GitFolder();
        git.Write("a.txt", "clean\n");
        git.Write("b.txt", "clean\n");
        git.Commit();
        string hook = Path.Combine(git.Tree, ".git", "hooks", "pre-commit");
        File.WriteAllText(hook, $"#!/bin/sh\nexec '{Redact.Executable}' git --known '{git.Known}'\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(hook, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        git.Write("a.txt");
        git.Write("b.txt", "clean too\n");

        // only b.txt is committed: git makes an index for that
        Outcome clean = await Redact.ShellAsync(git.Tree, "git -c user.name=t -c user.email=t@example.com commit -q -m b b.txt");
        Outcome blocked = await Redact.ShellAsync(git.Tree, "git -c user.name=t -c user.email=t@example.com commit -q -a -m a");

        Assert.Equal(0, clean.ExitCode);
        Assert.Equal(1, blocked.ExitCode);
        Assert.Contains("a.txt:1:1", blocked.Output + blocked.Error);
        Assert.Equal("2", git.GitOutput("rev-list", "--count", "HEAD").Trim());
    }

    [Fact]
    public async Task Odd_names_are_told_on_one_line()
    {
        if (OperatingSystem.IsWindows() || OperatingSystem.IsMacOS())
        {
            Assert.Skip("NOT TESTED on this system: it has no such names.");
        }

        using var git = new GitFolder();
        await Redact.ShellAsync(git.Tree, $"for n in $'new\\nline' $'\\e[31mred' -rf $'not\\xffutf8'; do echo {TempFolder.Secret} > \"./$n\"; done; git add -A");

        (string[] places, _) = await git.FindAsync("--staged");
        await Redact.ShellAsync(git.Tree, "rm -rf ./*"); // .NET cannot

        Assert.Equal(["-rf:1:1", "\\x1b[31mred:1:1", "new\\nline:1:1", "not\\xffutf8:1:1"], places.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Pointers_of_git_lfs_are_counted()
    {
        using var git = new GitFolder();
        git.Write("big.bin", $"version https://git-lfs.github.com/spec/v1\noid sha256:{new string('a', 64)}\nsize 12345\n");
        git.Git("add", "-A");

        Assert.Equal("no findings in 0 blobs (1 LFS pointer not followed)\n", (await git.FindAsync("--staged")).Summary);
    }

    [Theory]
    [InlineData("--staged", "--all")]
    [InlineData("--staged", "--working-tree")]
    [InlineData("--unreachable", "HEAD")]
    [InlineData("--max-count", "0")]
    [InlineData("--al")]
    [InlineData("no-such-branch")]
    [InlineData("-C", "no-such-folder")]
    public async Task A_wrong_command_line_is_refused(params string[] options)
    {
        using var git = new GitFolder();
        git.Commit();

        Outcome scan = await git.ScanAsync(options);

        Assert.Equal(2, scan.ExitCode);
        Assert.StartsWith("redact: ", scan.Error);
    }

    [Fact]
    public async Task A_folder_without_a_repository_is_refused()
    {
        using var folder = new TempFolder();

        Outcome scan = await Redact.RunInAsync(folder.Tree, "", "git", "--staged");

        Assert.Equal(2, scan.ExitCode);
        Assert.Contains("not a git repository", scan.Error, StringComparison.OrdinalIgnoreCase);
    }
}
