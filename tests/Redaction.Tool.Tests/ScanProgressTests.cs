namespace Redaction.Tool.Tests;

public class ScanProgressTests
{
    // a pipe that says nothing for two seconds keeps the scan waiting
    private const string Slow = "mkfifo slow; (sleep 2.5; echo end) > slow & ";

    [Fact]
    public async Task A_long_scan_tells_how_far_it_is_on_a_terminal_and_leaves_nothing_behind()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "script(1) differs elsewhere");
        using var folder = new TempFolder();
        folder.Write("a.txt");
        Outcome scan = await Redact.ShellAsync(folder.Tree, $"{Slow} script -qec 'stty cols 60; $REDACT scan a.txt slow --known {folder.Known} > found' /dev/null < /dev/null");
        Assert.Matches("\r1 of 2 files, 0 kB, 0 kB/s, [0-9]+ s left *\r", scan.Output);
        Assert.EndsWith("\r1 finding in 1 of 2 files\r\n", scan.Output);
        Assert.All(scan.Output.Split('\r', '\n'), line => Assert.InRange(line.Length, 0, 60));
        Assert.StartsWith("a.txt:1:1: ", await File.ReadAllTextAsync(Path.Combine(folder.Tree, "found"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Elsewhere_a_long_scan_is_quiet()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there is no mkfifo");
        using var folder = new TempFolder();
        folder.Write("a.txt");
        Outcome scan = await Redact.ShellAsync(folder.Tree, $"{Slow} $REDACT scan a.txt slow --known {folder.Known}");
        Assert.Equal("1 finding in 1 of 2 files\n", scan.Error);
    }
}
