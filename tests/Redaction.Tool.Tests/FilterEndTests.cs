using System.Diagnostics;

namespace Redaction.Tool.Tests;

public class FilterEndTests
{
    [Fact]
    public async Task Ends_quietly_when_its_reader_has_gone()
    {
        Outcome outcome = await ShellAsync("yes 2>/dev/null | $REDACT filter | head -1; echo ${PIPESTATUS[1]}");
        Assert.Equal(new Outcome(0, "y\n141\n", ""), outcome);
    }

    [Fact]
    public async Task Ends_quietly_without_an_output()
    {
        Assert.Equal(new Outcome(0, "141\n", ""), await ShellAsync("(echo text | $REDACT filter >&-; echo $?)"));
        Assert.Equal(new Outcome(0, "141\n", ""), await ShellAsync("($REDACT --help >&-; echo $?)"));
    }

    [Fact]
    public async Task Without_an_input_there_is_nothing_to_filter()
    {
        Assert.Equal(new Outcome(0, "0\n", ""), await ShellAsync("$REDACT filter <&-; echo $?"));
    }

    [Fact]
    public async Task Works_without_an_error_output()
    {
        Assert.Equal(new Outcome(0, "text\n2\n", ""), await ShellAsync("echo text | $REDACT filter 2>&-; $REDACT nothing 2>&-; echo $?"));
    }

    [Fact]
    public async Task A_full_disk_is_a_failure_and_is_told()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "there is no /dev/full");
        Outcome outcome = await ShellAsync("echo text | $REDACT filter > /dev/full");
        Assert.Equal(3, outcome.ExitCode);
        Assert.Equal("redact: cannot write standard output: No space left on device\n", outcome.Error);
    }

    [Fact]
    public async Task An_input_that_cannot_be_read_is_a_failure_and_is_told()
    {
        Outcome outcome = await ShellAsync("$REDACT filter < /");
        Assert.Equal(3, outcome.ExitCode);
        Assert.Equal("redact: cannot read standard input: Is a directory\n", outcome.Error);
    }

    [Theory]
    [InlineData("INT", 130)]
    [InlineData("TERM", 143)]
    public async Task A_signal_ends_it_and_held_bytes_are_not_shown(string signal, int exitCode)
    {
        using var folder = new TempFolder();
        using Process filter = Redact.Start("filter", "--known", folder.Known, "--idle-flush", "0");
        await filter.StandardInput.WriteAsync("shown\n" + TempFolder.Secret[..^4]);
        await filter.StandardInput.FlushAsync(TestContext.Current.CancellationToken);
        Assert.Equal("shown", await filter.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken));
        using (Process kill = Process.Start("kill", ["-" + signal, $"{filter.Id}"]))
        {
            await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        await filter.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(exitCode, filter.ExitCode);
        Assert.Empty(await filter.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken));
        Assert.Empty(await filter.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task An_endless_line_takes_no_more_memory_than_a_short_one()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "the peak is read from /proc");

        // the filter waits for its input to end, so that its peak can be read while it still lives
        Outcome outcome = await ShellAsync(
            """
            set -o pipefail
            exec 3> >(exec $REDACT filter > /dev/null)
            filter=$!
            head -c 1000000000 /dev/zero | tr '\0' a >&3
            grep VmHWM /proc/$filter/status | tr -dc 0-9
            exec 3>&-
            wait $filter
            """);
        Assert.Equal(0, outcome.ExitCode);
        Assert.InRange(int.Parse(outcome.Output, System.Globalization.CultureInfo.InvariantCulture), 1, 160 * 1024);
    }

    private static Task<Outcome> ShellAsync(string script) => Redact.ShellAsync(Environment.CurrentDirectory, script);
}
