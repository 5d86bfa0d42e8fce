using System.Globalization;

namespace Redaction.Tool.Tests;

/// <summary>Values that a command makes while it runs, and declares secret.</summary>
public class RunMintedTests
{
    // 21 characters that stand nowhere else
    private const string Minted = "minted-by-the-command";

    [Theory]
    [InlineData("echo ::add-mask::VALUE", "::add-mask::***")]
    [InlineData("echo '##[add-mask]VALUE'", "##[add-mask]***")]
    [InlineData("echo '##vso[task.setsecret]VALUE'", "##vso[task.setsecret]***")]
    [InlineData("echo '##vso[task.setvariable variable=X;isOutput=true;isSecret=TRUE]VALUE'", "##vso[task.setvariable variable=X;isOutput=true;isSecret=TRUE]***")]
    [InlineData("printf '::add-mask::VALUE\\r\\n'", "::add-mask::***\r")]
    [InlineData("for piece in ::a dd-ma sk: :VALUE; do printf %s $piece; sleep 0.05; done; echo", "::add-mask::***")]
    [InlineData("printf '##vs'; sleep 0.05; printf 'o[task.setsec'; sleep 0.05; echo 'ret]VALUE'", "##vso[task.setsecret]***")]
    [InlineData("set -x; : '::add-mask::VALUE' 2>&1; set +x", "")]
    public async Task A_declared_value_is_masked_in_its_line_and_after(string declare, string line)
    {
        Outcome outcome = await RunTests.ShellAsync(
            $"export V={Minted}; cat > mint <<'END'\nexec 2>&1\n{declare.Replace("VALUE", Minted, StringComparison.Ordinal)}\necho later $V\nEND\n$REDACT run -- sh mint");
        Assert.Equal(0, outcome.ExitCode);
        Assert.DoesNotContain(Minted, outcome.Output, StringComparison.Ordinal);
        Assert.StartsWith(line, outcome.Output, StringComparison.Ordinal);
        Assert.Matches(@"later \[REDACTED:(add-mask|azure-secret|X)\]\n$", outcome.Output);
    }

    [Fact]
    public async Task Escapes_are_resolved_and_each_line_counts()
    {
        Outcome outcome = await RunTests.ShellAsync(
            """
            cat > mint <<'END'
            echo '::add-mask::first-long-line%0Asecond%25long%0dline'
            echo '##vso[task.setsecret]azure%AZP25value%0Aother-azure-line'
            echo 'second%long'; echo first-long-line; echo 'azure%value'; echo and; echo other-azure-line
            END
            $REDACT run --mask fixed -- sh mint
            """);
        Assert.Equal("::add-mask::***\n##vso[task.setsecret]***\n***\n***\n***\nand\n***\n", outcome.Output);
    }

    [Fact]
    public async Task What_declares_nothing_passes()
    {
        const string Text =
            """
            ::add-mask::
            ::add-mask
            ::set-output name=x::visible-to-all
            ##vso[task.setvariable variable=X]visible-to-all
            ##vso[task.setvariable variable=X;issecret=false]visible-to-all
            ##vso[task.setprogress value=50]visible-to-all
            ##vso[task.setsecret
            visible-to-all

            """;
        using var folder = new TempFolder();
        folder.Write("text", Text);
        Assert.Equal(new Outcome(0, Text, ""), await Redact.RunInAsync(folder.Tree, "", ["run", "--", "cat", "text"]));
    }

    [Fact]
    public async Task A_value_that_cannot_be_masked_is_told_once_and_not_shown_in_its_line()
    {
        Outcome outcome = await RunTests.ShellAsync("$REDACT run -- sh -c 'echo ::add-mask::abc; echo ::add-mask::abc; echo ::add-mask::word1; echo word1'");
        Assert.Equal("::add-mask::***\n::add-mask::***\n::add-mask::***\n[REDACTED:add-mask]\n", outcome.Output);
        Assert.Single(outcome.Error.TrimEnd('\n').Split('\n'));
        Assert.StartsWith("redact: a value that the command declared secret (add-mask) is not masked in its other output: ", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_declared_line_without_an_end_is_masked_at_the_outputs_end_and_an_endless_one_is_given_up()
    {
        Outcome outcome = await RunTests.ShellAsync($"$REDACT run -- printf '::add-mask::{Minted}'");
        Assert.Equal("::add-mask::***", outcome.Output);
        outcome = await RunTests.ShellAsync("$REDACT run -- sh -c 'printf ::add-mask::; head -c 200000 /dev/zero | tr \"\\0\" a; echo; echo after'");
        Assert.Equal("::add-mask::***\nafter\n", outcome.Output);
    }

    [Theory]
    [InlineData("printf 'MY_TOKEN=%s\\n' $V >> $GITHUB_ENV")]
    [InlineData("printf 'MY_TOKEN=%s' $V >> $GITHUB_OUTPUT")]
    [InlineData("printf 'MY_TOKEN<<END\\n%s\\nEND\\n' $V >> $GITHUB_ENV")]
    [InlineData("printf 'A=1\\nMY_TOKEN<<END\\n%s\\n' $V >> $GITHUB_ENV")]
    [InlineData("printf 'PLAIN=%s\\n' $V >> all")]
    [InlineData("printf 'A=1\\nB=2\\n' >> all; echo x; printf 'PLAIN=%s\\n' $V > all")]
    public async Task What_is_appended_to_an_environment_file_is_masked_before_later_output(string append)
    {
        Outcome outcome = await RunTests.ShellAsync(
            $"""
            export GITHUB_ENV=$PWD/env GITHUB_OUTPUT=$PWD/out V={Minted}
            echo OLD_TOKEN=was-there-before-us > env
            $REDACT run --watch-env-file all -- sh -c '{append.Replace("'", "'\\''", StringComparison.Ordinal)}; echo now $V; echo was-there-before-us'
            """);
        Assert.EndsWith("now [REDACTED:" + (append.Contains("MY_", StringComparison.Ordinal) ? "MY_TOKEN" : "PLAIN") + "]\nwas-there-before-us\n", outcome.Output, StringComparison.Ordinal);
        Assert.Equal("", outcome.Error);
    }

    [Fact]
    public async Task An_appended_variable_that_is_not_named_as_a_secret_stays_visible()
    {
        Outcome outcome = await RunTests.ShellAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"export GITHUB_ENV=$PWD/env; $REDACT run -- sh -c 'echo GREETING={Minted} >> $GITHUB_ENV; echo {Minted}'"));
        Assert.Equal(Minted + "\n", outcome.Output);
    }
}
