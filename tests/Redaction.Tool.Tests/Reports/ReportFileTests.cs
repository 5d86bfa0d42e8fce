using System.Diagnostics;

namespace Redaction.Tool.Tests.Reports;

/// <summary>A report in a file is whole, or it is not there.</summary>
public class ReportFileTests
{
    [Fact]
    public async Task One_run_writes_text_to_the_output_and_other_formats_to_files()
    {
        using var folder = new TempFolder();
        folder.Write("a.txt");
        Outcome scan = await folder.ScanAsync("--report", "sarif=../r.sarif", "--report", "csv=../r.csv");
        Assert.StartsWith("a.txt:1:1: critical db ", scan.Output);
        Assert.StartsWith("{", await ReadAsync(folder, "r.sarif"));
        Assert.StartsWith("path,startLine", await ReadAsync(folder, "r.csv"));
        Outcome quiet = await folder.ScanAsync("--format", "json", "--output", "../r.json");
        Assert.Equal(("", 1), (quiet.Output, quiet.ExitCode));
        Assert.Single(FoundSecret.Parse(await ReadAsync(folder, "r.json")));
    }

    [Fact]
    public async Task A_full_disk_is_an_error_and_the_old_report_stays()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "NOT TESTED here: needs ulimit -f and /dev/full");
        using var folder = new TempFolder();
        folder.Write("a.txt", string.Concat(Enumerable.Repeat(TempFolder.Secret + "\n", 2000)));
        folder.Write("../out/r.json", "the old one");
        Outcome scan = await Redact.ShellAsync(
            folder.Tree,
            $"trap '' XFSZ; ulimit -f 64; DOTNET_EnableWriteXorExecute=0 $REDACT scan a.txt --known {folder.Known} --format json --output ../out/r.json; echo $?");
        Assert.Equal("3\n", scan.Output);
        Assert.Equal("redact: ../out/r.json: the report cannot be written: it is too large\n", scan.Error);
        Assert.Equal("the old one", await ReadAsync(folder, "out/r.json"));
        Assert.Single(Directory.GetFiles(Path.Combine(folder.Tree, "../out")));

        scan = await folder.ScanAsync("--format", "json", "--output", "/dev/full");
        Assert.Equal(new Outcome(3, "", "redact: /dev/full: the report cannot be written: No space left on device\n"), scan);
    }

    [Fact]
    public async Task When_one_report_fails_no_other_is_replaced()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "NOT TESTED here: needs /dev/full");
        using var folder = new TempFolder();
        folder.Write("a.txt");
        folder.Write("../out/r.json", "the old one");
        Outcome scan = await folder.ScanAsync("--report", "json=../out/r.json", "--report", "sarif=/dev/full");
        Assert.Equal(3, scan.ExitCode);
        Assert.Equal("the old one", await ReadAsync(folder, "out/r.json"));
        Assert.Single(Directory.GetFiles(Path.Combine(folder.Tree, "../out")));
    }

    [Theory]
    [InlineData("INT", 130)]
    [InlineData("TERM", 143)]
    public async Task Interrupted_it_leaves_the_old_report_and_nothing_else(string signal, int exitCode)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "NOT TESTED here: needs kill and bash");
        using var folder = new TempFolder();
        folder.Write("../out/r.json", "the old one");
        string outFolder = Path.Combine(folder.Tree, "../out");

        // it waits for its input
        using Process process = Redact.Start("scan", "-", "--known", folder.Known, "--format", "json", "--output", Path.Combine(outFolder, "r.json"));
        var patience = Stopwatch.StartNew();
        while (Directory.GetFiles(outFolder).Length < 2)
        {
            Assert.InRange(patience.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(30));
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        using Process kill = Process.Start("kill", [$"-{signal}", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(exitCode, process.ExitCode);
        Assert.Equal("the old one", await ReadAsync(folder, "out/r.json"));
        Assert.Single(Directory.GetFiles(outFolder));
    }

    [Fact]
    public async Task Signals_that_are_ignored_take_no_report_away()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "NOT TESTED here: needs kill and mkfifo");
        using var folder = new TempFolder();
        Directory.CreateDirectory(Path.Combine(folder.Tree, "../out"));
        Outcome scan = await Redact.ShellAsync(
            folder.Tree,
            $"""
            mkfifo ../p
            (trap '' HUP INT TERM; exec $REDACT scan - --known {folder.Known} --format json --output ../out/r.json < ../p) &
            exec 9> ../p
            until [ -n "$(ls -A ../out)" ]; do sleep 0.05; done
            kill -HUP $!; kill -INT $!; kill -TERM $!
            sleep 0.3
            cat {folder.Known} >&9
            exec 9>&-
            wait $!
            """);
        Assert.Equal(1, scan.ExitCode);
        Assert.Single(FoundSecret.Parse(await ReadAsync(folder, "out/r.json")));
    }

    [Fact]
    public async Task A_link_keeps_pointing_and_the_permissions_stay()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("NOT TESTED here: needs symbolic links and modes");
            return;
        }

        using var folder = new TempFolder();
        folder.Write("a.txt");
        string real = folder.Write("../real/r.json", "old");
        File.SetUnixFileMode(real, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        string link = Path.Combine(folder.Tree, "../link.json");
        File.CreateSymbolicLink(link, "real/r.json");
        Assert.Equal(1, (await folder.ScanAsync("--format", "json", "--output", link)).ExitCode);
        Assert.Equal("real/r.json", new FileInfo(link).LinkTarget);
        Assert.Single(FoundSecret.Parse(await ReadAsync(folder, "real/r.json")));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(real));
    }

    [Fact]
    public async Task Devices_and_pipes_are_written_to_as_they_are()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "NOT TESTED here: needs /dev/stderr and mkfifo");
        using var folder = new TempFolder();
        folder.Write("a.txt");
        Outcome scan = await Redact.ShellAsync(
            folder.Tree, $"mkfifo ../p; cat ../p & $REDACT scan a.txt --known {folder.Known} --output ../p --report csv=/dev/stderr --report json=/dev/null; wait; test -p ../p && test -c /dev/null");
        Assert.Equal(0, scan.ExitCode);
        Assert.StartsWith("a.txt:1:1: critical db ", scan.Output);
        Assert.StartsWith("path,startLine", scan.Error);
    }

    [Theory]
    [InlineData("--output|no/such/folder/r", 3, "no/such/folder/r: the report cannot be written: there is no such folder")]
    [InlineData("--output|/", 3, "/: the report cannot be written: it is a folder")]
    [InlineData("--output|", 2, "--output must name a file")]
    [InlineData("--report|out.sarif", 2, "--report is FORMAT=FILE, such as sarif=out.sarif")]
    [InlineData("--report|xml=out", 2, "with one of the formats text, json, jsonl, sarif, junit, gitlab, github, csv, html")]
    [InlineData("--output|r|--report|json=./r", 2, "two reports cannot have one file")]
    public async Task What_cannot_be_written_is_told_before_the_scan(string options, int exitCode, string message)
    {
        using var folder = new TempFolder();
        folder.Write("a.txt");
        Outcome scan = await folder.ScanAsync(options.Split('|'));
        Assert.Equal((exitCode, ""), (scan.ExitCode, scan.Output));
        Assert.Contains(message, scan.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("finding", scan.Error, StringComparison.Ordinal);
        Assert.Single(Directory.GetFileSystemEntries(folder.Tree));
    }

    private static Task<string> ReadAsync(TempFolder folder, string name) =>
        File.ReadAllTextAsync(Path.Combine(folder.Tree, "..", name), TestContext.Current.CancellationToken);
}
