namespace Redaction.Tool.Tests;

/// <summary><c>redact completion</c> and <c>redact man</c>, tried with the real shells and readers.</summary>
public class ShellTests
{
    [Theory]
    [InlineData("redact ''", "scan")]
    [InlineData("redact ba", "baseline")]
    [InlineData("redact baseline ''", "create update audit import")]
    [InlineData("redact git --st", "--staged")]
    [InlineData("redact hook install --type pre-p", "pre-push")]
    [InlineData("redact scan --profile = a", "alert")]
    [InlineData("redact completion z", "zsh")]
    [InlineData("redact scan --config ''", "")]
    [InlineData("redact scan src -- --pro", "")]
    public async Task Bash_completes(string words, string expected)
    {
        Outcome completed = await Redact.ShellAsync(
            Path.GetTempPath(),
            $"source <(\"$REDACT\" completion bash); COMP_WORDS=({words}); COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1)); _redact; complete -p redact >/dev/null && echo \"${{COMPREPLY[*]}}\"");
        Assert.Equal((0, ""), (completed.ExitCode, completed.Error));
        Assert.True(words == "redact ''" ? completed.Output.Split(' ').Contains(expected) : completed.Output == expected + "\n", completed.Output);
    }

    [Fact]
    public async Task Fish_completes()
    {
        await SkipWithoutAsync("fish");
        Outcome completed = await Redact.ShellAsync(
            Path.GetTempPath(), "export HOME=$(mktemp -d); fish -c '$REDACT completion fish | source; complete -C \"redact baseline au\"; complete -C \"redact scan --profile al\"'; rm -rf \"$HOME\"");
        Assert.Equal((0, ""), (completed.ExitCode, completed.Error));
        Assert.Equal(["audit", "alert"], completed.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('\t')[0]));
    }

    [Fact]
    public async Task Zsh_reads_the_script()
    {
        await SkipWithoutAsync("zsh");
        Outcome loaded = await Redact.ShellAsync(Path.GetTempPath(), "zsh -f -c 'autoload -U compinit && compinit -D -u && source <($REDACT completion zsh) && echo $_comps[redact]'");
        Assert.Equal(new Outcome(0, "_redact\n", ""), loaded);
    }

    [Fact]
    public async Task An_unknown_shell_is_told()
    {
        Assert.Equal(new Outcome(2, "", "redact: there is no completion for 'tcsh'; there is one for bash, fish, pwsh, zsh\n"), await Redact.RunAsync("completion", "tcsh"));
        Assert.Contains("Register-ArgumentCompleter", (await Redact.RunAsync("completion", "pwsh")).Output);
    }

    [Fact]
    public async Task The_manual_page_has_every_command_and_no_warning()
    {
        string page = (await Redact.RunAsync("man")).Output;
        Assert.Contains(".SS \"redact baseline audit\"", page);
        Assert.Contains("Exit codes:", page);
        await SkipWithoutAsync("man");
        Outcome shown = await Redact.ShellAsync(Path.GetTempPath(), "\"$REDACT\" man > page.$$.1; LC_ALL=C.UTF-8 MANWIDTH=80 man --warnings -l page.$$.1; code=$?; rm page.$$.1; exit $code");
        Assert.Equal((0, ""), (shown.ExitCode, shown.Error));
        Assert.Contains("redact git --staged", shown.Output);
    }

    private static async Task SkipWithoutAsync(string program)
    {
        if ((await Redact.ShellAsync("/", $"command -v {program}")).ExitCode != 0)
        {
            Assert.Skip($"NOT TESTED on this machine: this needs {program}, which this machine lacks.");
        }
    }
}
