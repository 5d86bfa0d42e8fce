namespace Redaction.Tool.Tests;

/// <summary><c>redact hook</c> in real repositories, with git running the hooks.</summary>
public class HookTests
{
    private const string Value = "acme_k3v9x2m7q1";
    private const string Rule = "[[rule]]\nid = \"acme-token\"\ntitle = \"Acme token\"\npattern = 'acme_[0-9a-z]{10}'\n";

    // run by git: with the tool of this build first in PATH
    private const string Git = "PATH=\"${REDACT%/*}:$PATH\" git -c user.name=t -c user.email=t@example.com ";
    private const string Identity = "export GIT_AUTHOR_NAME=t GIT_AUTHOR_EMAIL=t@example.com GIT_COMMITTER_NAME=t GIT_COMMITTER_EMAIL=t@example.com; ";

    [Fact]
    public async Task A_commit_with_a_secret_is_stopped_with_its_place_and_three_ways_on()
    {
        using TempFolder folder = NewRepository();
        Assert.Equal(new Outcome(0, "", "pre-commit: installed: .git/hooks/pre-commit\n"), await Redact.RunInAsync(folder.Tree, "", "hook", "install"));
        Assert.Equal(new Outcome(0, "", "pre-commit: is there already: .git/hooks/pre-commit\n"), await Redact.RunInAsync(folder.Tree, "", "hook", "install"));
        Assert.Equal(1, (await Redact.RunInAsync(folder.Tree, "", "hook", "status", "--type", "pre-commit", "--type", "pre-push")).ExitCode);

        Assert.Equal(new Outcome(0, "", ""), await Redact.ShellAsync(folder.Tree, $"{Git} add . && {Git} commit -qm clean"));
        folder.Write("a.txt", $"x\nkey: {Value}\n");
        Outcome commit = await Redact.ShellAsync(folder.Tree, $"{Git} add . && {Git} commit -qm secret");
        Assert.Equal(1, commit.ExitCode);
        string all = commit.Output + commit.Error;
        Assert.Contains("a.txt:2:6", all);
        Assert.Contains("acme-token", all);
        Assert.Contains("the commit is stopped", all);
        Assert.All((string[])["1. Move it", "2. Allow it", "3. Rotate it"], way => Assert.Contains(way, all));
        Assert.DoesNotContain(Value, all);

        folder.Write("a.txt", $"x\nkey: {Value} # redaction:allow acme-token -- made up\n");
        Assert.Equal(new Outcome(0, "", ""), await Redact.ShellAsync(folder.Tree, $"{Git} add . && {Git} commit -qm allowed"));
    }

    [Theory]
    [InlineData("pre-commit", "#!/bin/sh\necho old \"$@\"\n")]
    [InlineData("pre-push", "#!/bin/sh\necho old \"$1\"; cat")]
    public async Task A_hook_that_is_there_runs_first_and_is_restored_to_the_byte(string type, string old)
    {
        using TempFolder folder = NewRepository();
        string hook = folder.Write($".git/hooks/{type}", old);
        const UnixFileMode Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.OtherExecute;
        SetMode(hook, Mode);
        Assert.Equal(0, (await Redact.RunInAsync(folder.Tree, "", "hook", "install", "--type", type)).ExitCode);
        Outcome run = await Redact.ShellAsync(folder.Tree, $"{Git} add . && {Git} commit -qm x && git init -q --bare ../remote.git && {Git} push -q ../remote.git HEAD:refs/heads/main");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("old", run.Output + run.Error);
        if (type == "pre-push")
        {
            Assert.Matches("HEAD [0-9a-f]{40} refs/heads/main 0{40}", run.Output + run.Error);
        }

        Assert.Equal(0, (await Redact.RunInAsync(folder.Tree, "", "hook", "uninstall")).ExitCode);
        Assert.Equal(old, File.ReadAllText(hook));
        Assert.Equal(OperatingSystem.IsWindows() ? default : Mode, OperatingSystem.IsWindows() ? default : File.GetUnixFileMode(hook));
        Assert.Empty(Directory.GetFiles(Path.Combine(folder.Tree, ".git/hooks"), "*redact*"));
        Assert.Equal(new Outcome(0, "", ""), await Redact.RunInAsync(folder.Tree, "", "hook", "uninstall"));
    }

    [Fact]
    public async Task A_failing_old_hook_still_stops_the_commit()
    {
        using TempFolder folder = NewRepository();
        SetMode(folder.Write(".git/hooks/pre-commit", "#!/bin/sh\nexit 7\n"), (UnixFileMode)0b111_101_101);
        await Redact.RunInAsync(folder.Tree, "", "hook", "install");
        Assert.NotEqual(0, (await Redact.ShellAsync(folder.Tree, $"{Git} add . && {Git} commit -qm x")).ExitCode);
    }

    [Fact]
    public async Task An_edited_hook_is_not_taken_out()
    {
        using TempFolder folder = NewRepository();
        await Redact.RunInAsync(folder.Tree, "", "hook", "install");
        string hook = Path.Combine(folder.Tree, ".git/hooks/pre-commit");
        File.AppendAllText(hook, "echo mine\n");
        Outcome uninstall = await Redact.RunInAsync(folder.Tree, "", "hook", "uninstall");
        Assert.Equal(2, uninstall.ExitCode);
        Assert.Contains(".git/hooks/pre-commit: was edited", uninstall.Error);
        Assert.EndsWith("echo mine\n", File.ReadAllText(hook));
    }

    [Fact]
    public async Task Where_redact_is_missing_the_commit_stops()
    {
        using TempFolder folder = NewRepository();
        await Redact.RunInAsync(folder.Tree, "", "hook", "install");
        string hook = Path.Combine(folder.Tree, ".git/hooks/pre-commit");
        File.WriteAllText(hook, File.ReadAllText(hook).Replace(Redact.Executable, "/no/such/redact", StringComparison.Ordinal));
        Outcome commit = await Redact.ShellAsync(folder.Tree, "git add . && git -c user.name=t -c user.email=t@example.com commit -qm x");
        Assert.Equal(1, commit.ExitCode);
        Assert.Contains("redact: is not installed, so that nothing could be checked", commit.Error);
    }

    [Fact]
    public async Task A_push_is_stopped_for_new_commits_only()
    {
        using TempFolder folder = NewRepository();
        await Redact.ShellAsync(folder.Tree, $"git init -q --bare ../remote.git; git remote add origin ../remote.git; echo {Value} > known.txt; {Git} add .; {Git} commit -qm 1; {Git} push -q origin HEAD:main");
        await Redact.RunInAsync(folder.Tree, "", "hook", "install", "--type", "pre-push");
        Outcome push = await Redact.ShellAsync(folder.Tree, $"echo x > b.txt; {Git} add .; {Git} commit -qm 2; {Git} push -q origin HEAD:main HEAD:refs/heads/other");
        Assert.Equal(new Outcome(0, "", ""), push);

        push = await Redact.ShellAsync(folder.Tree, $"echo acme_b7d2f9h4k1 > c.txt; {Git} add .; {Git} commit -qm 3; git rm -q c.txt; {Git} commit -qm 4; {Git} push -q origin HEAD:main");
        Assert.Equal(1, push.ExitCode);
        Assert.Contains("c.txt:1:1", push.Output + push.Error);
        Assert.DoesNotContain("known.txt", push.Output + push.Error);
        Assert.Contains("the push is stopped", push.Error);

        // a deleted branch brings nothing, a place that has nothing gets everything
        Assert.Equal(0, (await Redact.ShellAsync(folder.Tree, $"{Git} push -q origin :other")).ExitCode);
        push = await Redact.ShellAsync(folder.Tree, $"git init -q --bare ../second.git; {Git} push -q ../second.git HEAD~2:refs/heads/main");
        Assert.Equal(1, push.ExitCode);
        Assert.Contains("known.txt:1:1", push.Output + push.Error);
    }

    [Theory]
    [InlineData("git tag t $(git hash-object -w a.txt)", "t")]
    [InlineData("git tag -am t t $(git write-tree)", "t")]
    [InlineData("git tag t $(git hash-object -w a.txt); git commit -q --allow-empty -m 2", "t HEAD:main")]
    [InlineData("git replace --graft HEAD $(git commit-tree -m old $(git write-tree))", "$(git rev-parse 'HEAD^'):refs/heads/old")]
    public async Task A_push_is_stopped_for_what_no_commit_or_a_replaced_one_brings(string make, string pushed)
    {
        using TempFolder folder = NewRepository();
        await Redact.RunInAsync(folder.Tree, "", "hook", "install", "--type", "pre-push");
        string first = $"git init -q --bare ../remote.git; git remote add origin ../remote.git; {Git} add .; {Git} commit -qm 1; {Git} push -q origin HEAD:main; git tag -am clean clean";
        Assert.Equal(0, (await Redact.ShellAsync(folder.Tree, $"{Identity}{first} && {Git} push -q origin clean")).ExitCode);
        Outcome push = await Redact.ShellAsync(folder.Tree, $"{Identity}echo {Value} > a.txt; git add .; {make}; {Git} push -q origin {pushed}");
        Assert.Equal(1, push.ExitCode);
        Assert.Contains("the push is stopped", push.Error);
        Assert.DoesNotContain(Value, push.Output + push.Error);
    }

    [Theory]
    [InlineData("commit -q --allow-empty -m \"use $KEY\"", "HEAD:main")]
    [InlineData("tag -am \"use $KEY\" v1", "v1")]
    public async Task A_push_is_stopped_for_the_message_of_a_commit_or_a_tag(string make, string pushed)
    {
        using TempFolder folder = NewRepository();
        await Redact.RunInAsync(folder.Tree, "", "hook", "install", "--type", "pre-push");
        string first = $"git init -q --bare ../remote.git; git remote add origin ../remote.git; {Git} add .; {Git} commit -qm 1; {Git} push -q origin HEAD:main";
        Assert.Equal(0, (await Redact.ShellAsync(folder.Tree, Identity + first)).ExitCode);

        // git asks the hook with an empty input when all is up to date
        Assert.Equal(new Outcome(0, "", "Everything up-to-date\n"), await Redact.ShellAsync(folder.Tree, $"{Git} push origin HEAD:main"));
        Outcome push = await Redact.ShellAsync(folder.Tree, $"{Identity}export KEY={Value}; git {make}; {Git} push -q origin {pushed}");
        Assert.Equal(1, push.ExitCode);
        Assert.Contains(" message:1:5: ", push.Output + push.Error);
        Assert.Contains("the push is stopped", push.Error);
        Assert.DoesNotContain(Value, push.Output + push.Error);
    }

    [Theory]
    [InlineData("")]
    [InlineData(".husky")]
    [InlineData("lefthook")]
    public async Task A_commit_is_stopped_for_its_message(string manager)
    {
        using TempFolder folder = NewRepository();
        if (manager == ".husky")
        {
            Directory.CreateDirectory(Path.Combine(folder.Tree, ".husky/_"));
        }
        else if (manager == "lefthook")
        {
            string file = folder.Write("lefthook.yml", "");
            Assert.Equal(0, (await Redact.RunInAsync(folder.Tree, "", "hook", "install", "--type", "commit-msg")).ExitCode);
            Assert.Contains("commit-msg:\n  commands:\n    redact:\n      run: redact hook run commit-msg {1}\n", File.ReadAllText(file));
            Assert.Equal(0, (await Redact.RunInAsync(folder.Tree, "", "hook", "status", "--type", "commit-msg")).ExitCode);
            await Redact.RunInAsync(folder.Tree, "", "hook", "uninstall");
            Assert.Equal("", File.ReadAllText(file));
            return; // lefthook itself is not here
        }

        Assert.Equal(0, (await Redact.RunInAsync(folder.Tree, "", "hook", "install", "--type", "commit-msg")).ExitCode);
        if (manager == ".husky")
        {
            SetMode(folder.Write(".husky/_/commit-msg", "#!/bin/sh\nexec sh -e \"$(dirname -- \"$0\")/../commit-msg\" \"$@\"\n"), (UnixFileMode)0b111_101_101);
            folder.Git("config", "core.hooksPath", ".husky/_");
        }

        Assert.Equal(new Outcome(0, "", ""), await Redact.ShellAsync(folder.Tree, $"{Git} add . && {Git} commit -qm clean"));
        Outcome commit = await Redact.ShellAsync(folder.Tree, $"{Git} commit -q --allow-empty -m 'first' -m 'use {Value}'");
        Assert.Equal(1, commit.ExitCode);
        Assert.Contains("commit message:3:5: ", commit.Output + commit.Error);
        Assert.Contains("take it out of the message", commit.Error);
        Assert.DoesNotContain(Value, commit.Output + commit.Error);
    }

    [Theory]
    [InlineData("install")]
    [InlineData("uninstall")]
    [InlineData("status")]
    public async Task A_hook_that_is_named_without_its_option_is_told_the_option(string command)
    {
        using TempFolder folder = NewRepository();
        Outcome run = await Redact.RunInAsync(folder.Tree, "", "hook", command, "pre-push");
        Assert.Equal(new Outcome(2, "", $"redact: 'pre-push' is not expected here; a hook is named with --type, as in 'redact hook {command} --type pre-push'\n"), run);
        Assert.Equal(2, (await Redact.RunInAsync(folder.Tree, "", "hook", command, "--tipe", "pre-push")).ExitCode);
        Assert.False(File.Exists(Path.Combine(folder.Tree, ".git/hooks/pre-push")));
    }

    [Fact]
    public async Task A_server_hook_that_is_told_nothing_fails()
    {
        using TempFolder folder = NewRepository();
        Outcome run = await Redact.RunInAsync(folder.Tree, "", "hook", "run", "pre-receive");
        Assert.Equal((3, "redact: git tells a pre-receive hook what is pushed, and nothing came; does another hook read it first?\n"), (run.ExitCode, run.Error));
        Assert.Equal(new Outcome(0, "", ""), await Redact.RunInAsync(folder.Tree, "", "hook", "run", "pre-push"));
    }

    [Fact]
    public async Task A_server_refuses_what_is_in_quarantine()
    {
        using TempFolder folder = NewRepository();
        await Redact.ShellAsync(folder.Tree, $"git init -q --bare ../remote.git; cp redaction.toml ../remote.git/; git remote add origin ../remote.git; {Git} add .; {Git} commit -qm 1");
        Outcome install = await Redact.RunInAsync(Path.Combine(folder.Tree, "../remote.git"), "", "hook", "install");
        Assert.Equal("pre-receive: installed: hooks/pre-receive\n", install.Error);
        Assert.Equal(0, (await Redact.ShellAsync(folder.Tree, $"{Git} push -q origin HEAD:main")).ExitCode);
        Outcome push = await Redact.ShellAsync(folder.Tree, $"echo {Value} > a.txt; {Git} add .; {Git} commit -qm 2; {Git} push -q origin HEAD:main HEAD:refs/heads/new");
        Assert.Equal(1, push.ExitCode);
        Assert.Contains("a.txt:1:1", push.Error);
        Assert.Contains("the push is refused", push.Error);
        Assert.DoesNotContain(Value, push.Error);
        Assert.Equal("1\n", (await Redact.ShellAsync(folder.Tree, "git -C ../remote.git rev-list --all --count")).Output);
    }

    [Theory]
    [InlineData("pre-push", "nonsense\n")]
    [InlineData("pre-push", "refs/heads/a zz refs/heads/a zz\n")]
    [InlineData("pre-receive", "1 2\n")]
    public async Task What_git_does_not_say_stops(string hook, string input)
    {
        using TempFolder folder = NewRepository();
        Outcome run = await Redact.RunInAsync(folder.Tree, input, "hook", "run", hook);
        Assert.Equal((3, "redact: git's description of the push is not of the form that a hook is given\n"), (run.ExitCode, run.Error));
    }

    [Fact]
    public async Task Worktrees_and_a_hooks_path_are_heeded_and_that_of_all_repositories_only_on_request()
    {
        using TempFolder folder = NewRepository();
        await Redact.ShellAsync(folder.Tree, $"{Git} add . && {Git} commit -qm 1 && git worktree add -q ../second");
        await Redact.RunInAsync(Path.Combine(folder.Tree, "../second"), "", "hook", "install");
        Assert.True(File.Exists(Path.Combine(folder.Tree, ".git/hooks/pre-commit")));

        folder.Git("config", "core.hooksPath", "our hooks");
        Assert.Equal("pre-commit: installed: our hooks/pre-commit\n", (await Redact.RunInAsync(folder.Tree, "", "hook", "install")).Error);

        folder.Git("config", "--unset", "core.hooksPath");
        Outcome shared = await Redact.ShellAsync(folder.Tree, "printf '[core]\\nhooksPath = /no/such/hooks\\n' > ../global; GIT_CONFIG_GLOBAL=$PWD/../global \"$REDACT\" hook install");
        Assert.Equal(2, shared.ExitCode);
        Assert.Contains("core.hooksPath names a folder of hooks for all repositories", shared.Error);
        Assert.Equal(2, (await Redact.RunInAsync("/", "", "hook", "install")).ExitCode);
    }

    [Theory]
    [InlineData("pre-commit", "npm test\n")]
    [InlineData("pre-commit", "#!/usr/bin/env sh\nnpm test")]
    [InlineData("pre-commit", null)]
    [InlineData("pre-push", "#!/usr/bin/env sh\n. \"$(dirname -- \"$0\")/_/husky.sh\"\n\ncat\n")]
    public async Task Husky_scripts_get_lines_and_lose_them_to_the_byte(string type, string? before)
    {
        using TempFolder folder = NewRepository();
        Directory.CreateDirectory(Path.Combine(folder.Tree, ".husky/_"));
        string script = Path.Combine(folder.Tree, ".husky", type);
        if (before is not null)
        {
            File.WriteAllText(script, before);
        }

        Assert.Equal($"{type}: installed: .husky/{type} (husky)\n", (await Redact.RunInAsync(folder.Tree, "", "hook", "install", "--type", type)).Error);
        string installed = File.ReadAllText(script);
        Assert.StartsWith($"{type}: is there already", (await Redact.RunInAsync(folder.Tree, "", "hook", "install", "--type", type)).Error, StringComparison.Ordinal);
        Assert.Equal(installed, File.ReadAllText(script));
        await Redact.RunInAsync(folder.Tree, "", "hook", "uninstall");
        Assert.Equal(before, File.Exists(script) ? File.ReadAllText(script) : null);
    }

    [Fact]
    public async Task A_husky_push_script_reads_what_git_says_after_us()
    {
        using TempFolder folder = NewRepository();
        folder.Write(".husky/pre-push", "echo later; cat\n");
        await Redact.RunInAsync(folder.Tree, "", "hook", "install", "--type", "pre-push");

        // what husky 9 puts into .husky/_: sh -e on the script
        SetMode(folder.Write(".husky/_/pre-push", "#!/bin/sh\nexec sh -e \"$(dirname -- \"$0\")/../pre-push\" \"$@\"\n"), (UnixFileMode)0b111_101_101);
        folder.Git("config", "core.hooksPath", ".husky/_");
        Outcome push = await Redact.ShellAsync(folder.Tree, $"git init -q --bare ../remote.git; {Git} add .; {Git} commit -qm 1; {Git} push -q ../remote.git HEAD:refs/heads/main");
        Assert.Equal(0, push.ExitCode);
        Assert.Matches("later\nHEAD [0-9a-f]{40} refs/heads/main 0{40}\n", push.Output + push.Error);
        push = await Redact.ShellAsync(folder.Tree, $"echo {Value} > a.txt; {Git} add .; {Git} commit -qm 2; {Git} push -q ../remote.git HEAD:refs/heads/main");
        Assert.Equal(1, push.ExitCode);
        Assert.DoesNotContain("later", push.Output + push.Error);
    }

    [Theory]
    [InlineData("", "pre-commit:\n  commands:\n    redact:\n      run: redact hook run pre-commit\n")]
    [InlineData("pre-push:\n  jobs: []\n", "pre-push:\n  jobs: []\npre-commit:\n  commands:\n    redact:\n      run: redact hook run pre-commit\n")]
    [InlineData("pre-commit: # checks\n  parallel: true\n  commands:\n    lint:\n      run: x\n", "pre-commit: # checks\n  parallel: true\n  commands:\n    redact:\n      run: redact hook run pre-commit\n    lint:\n      run: x\n")]
    [InlineData("pre-commit:\n    jobs:\n    - run: x\npre-push:\n", "pre-commit:\n    jobs:\n    - name: redact\n      run: redact hook run pre-commit\n    - run: x\npre-push:\n")]
    [InlineData("pre-commit:\n  scripts:\n    a.sh:\n      runner: sh", "pre-commit:\n  commands:\n    redact:\n      run: redact hook run pre-commit\n  scripts:\n    a.sh:\n      runner: sh")]
    public async Task Lefthook_gets_a_command_in_its_own_style_and_loses_it_to_the_byte(string before, string after)
    {
        using TempFolder folder = NewRepository();
        string file = folder.Write("lefthook.yml", before);
        Assert.Equal("pre-commit: installed: lefthook.yml (lefthook)\n", (await Redact.RunInAsync(folder.Tree, "", "hook", "install")).Error);
        string installed = File.ReadAllText(file);
        Assert.Equal(after, string.Join('\n', installed.Split('\n').Where(line => !line.Contains("# redact hook:", StringComparison.Ordinal))));
        Assert.StartsWith("pre-commit: is there already", (await Redact.RunInAsync(folder.Tree, "", "hook", "install")).Error, StringComparison.Ordinal);
        await Redact.RunInAsync(folder.Tree, "", "hook", "uninstall");
        Assert.Equal(before, File.ReadAllText(file));
    }

    [Fact]
    public async Task Lefthook_in_another_style_is_left_alone()
    {
        using TempFolder folder = NewRepository();
        string file = folder.Write("lefthook.yml", "pre-commit: {commands: {lint: {run: x}}}\n");
        Outcome install = await Redact.RunInAsync(folder.Tree, "", "hook", "install");
        Assert.Equal(2, install.ExitCode);
        Assert.Contains("add this to it yourself", install.Error);
        Assert.Equal("pre-commit: {commands: {lint: {run: x}}}\n", File.ReadAllText(file));
    }

    private static TempFolder NewRepository()
    {
        var folder = new TempFolder();
        folder.Git("init", "-q", "-b", "main");
        folder.Write("redaction.toml", Rule);
        return folder;
    }

    private static void SetMode(string path, UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, mode);
        }
    }
}
