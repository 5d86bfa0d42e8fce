namespace Redaction.Tool.Tests;

/// <summary>The hooks of <c>.pre-commit-hooks.yaml</c>, run by the real pre-commit framework.</summary>
public class PreCommitFrameworkTests
{
    private const string Value = "acme_k3v9x2m7q1";
    private const string Rule = "[[rule]]\nid = \"acme-token\"\ntitle = \"Acme token\"\npattern = 'acme_[0-9a-z]{10}'\n";

    // the tool of this build first in PATH; what the framework keeps goes into the test's folder
    private const string Environment = "export PATH=\"${REDACT%/*}:$PATH\" PRE_COMMIT_HOME=$PWD/../pre-commit GIT_AUTHOR_NAME=t GIT_AUTHOR_EMAIL=t@example.com GIT_COMMITTER_NAME=t GIT_COMMITTER_EMAIL=t@example.com; ";

    [Fact]
    public async Task The_framework_stops_a_commit_a_push_and_finds_secrets_in_all_files()
    {
        if ((await Redact.ShellAsync("/", "command -v pre-commit")).ExitCode != 0)
        {
            Assert.Skip("NOT TESTED on this machine: .pre-commit-hooks.yaml needs pre-commit, which this machine lacks.");
        }

        using var folder = new TempFolder();
        folder.Git("init", "-q", "-b", "main");
        folder.Write("redaction.toml", Rule);
        string hooks = Path.Combine(AppContext.BaseDirectory, ".pre-commit-hooks.yaml");
        Outcome made = await RunAsync(folder, $"git init -q ../hooks && cp '{hooks}' ../hooks && git -C ../hooks add . && git -C ../hooks commit -qm 1 && git -C ../hooks rev-parse HEAD");
        Assert.Equal(0, made.ExitCode);
        folder.Write(
            ".pre-commit-config.yaml",
            $"repos:\n- repo: {Path.GetFullPath(Path.Combine(folder.Tree, "../hooks"))}\n  rev: {made.Output.Trim()}\n  hooks:\n  - id: redact\n  - id: redact-message\n  - id: redact-push\n  - id: redact-files\n    stages: [manual]\n");
        Outcome clean = await RunAsync(folder, "pre-commit install -t pre-commit -t commit-msg -t pre-push && git add . && git commit -qm 1 && git init -q --bare ../remote.git && git remote add origin ../remote.git && git push -q origin main");
        Assert.Equal(0, clean.ExitCode);
        Assert.Contains("secrets in staged changes", clean.Output + clean.Error);

        folder.Write("a.txt", $"x\n{Value}\n");
        Outcome commit = await RunAsync(folder, "git add . && git commit -qm 2");
        Assert.Equal(1, commit.ExitCode);
        Assert.Contains("a.txt:2:1", commit.Output + commit.Error);
        Assert.Contains("3. Rotate it", commit.Output + commit.Error);

        Outcome message = await RunAsync(folder, $"git commit -q --allow-empty -m 'use {Value}' -- redaction.toml");
        Assert.Equal(1, message.ExitCode);
        Assert.Contains("commit message:1:5", message.Output + message.Error);
        Assert.DoesNotContain(Value, message.Output + message.Error);

        Outcome push = await RunAsync(folder, "git commit --no-verify -qm 2 && echo y > b.txt && git add . && git commit -qm 3 && git push -q origin main");
        Assert.Equal(1, push.ExitCode);
        Assert.Contains("a.txt:2:1", push.Output + push.Error);
        Assert.Contains("the push is stopped", push.Output + push.Error);

        Outcome all = await RunAsync(folder, "pre-commit run --all-files --hook-stage manual");
        Assert.Equal(1, all.ExitCode);
        Assert.Contains("a.txt:2:1", all.Output);
        Assert.DoesNotContain(Value, commit.Output + commit.Error + push.Output + push.Error + all.Output + all.Error);
    }

    private static Task<Outcome> RunAsync(TempFolder folder, string script) => Redact.ShellAsync(folder.Tree, Environment + script);
}
