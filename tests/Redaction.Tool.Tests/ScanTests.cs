namespace Redaction.Tool.Tests;

public class ScanTests
{
    [Fact]
    public async Task A_clean_tree_says_nothing_on_the_output()
    {
        using var folder = new TempFolder();
        folder.Write("a.txt", "nothing here\n");
        Assert.Equal(new Outcome(0, "", "no findings in 1 file\n"), await folder.ScanAsync());
        Assert.Equal(new Outcome(0, "[]\n", "no findings in 1 file\n"), await folder.ScanAsync("--format", "json"));
    }

    [Fact]
    public async Task A_finding_is_a_line_with_its_place_and_never_the_secret()
    {
        using var folder = new TempFolder();
        folder.Write("sub/a.txt", $"x\r\né𝄞 = {TempFolder.Secret}"); // no newline at the end
        folder.Write("z.txt", $"token: {FilterTests.Token}\n");
        Outcome scan = await folder.ScanAsync();
        Assert.Equal(1, scan.ExitCode);
        Assert.Matches(
            @"^sub/a\.txt:2:7: critical db \(known value\) [0-9a-f]{16}\nz\.txt:1:8: critical github-pat \(GitHub personal access token \(classic\)\) [0-9a-f]{16}\n$",
            scan.Output);
        Assert.Equal("2 findings in 2 of 2 files\n", scan.Error);
    }

    [Fact]
    public async Task Json_is_an_array_with_exact_places()
    {
        using var folder = new TempFolder();
        folder.Write("b é.txt", $"x\né𝄞 = {TempFolder.Secret}; {FilterTests.Token}\n");
        Outcome scan = await folder.ScanAsync("--format", "json");
        Assert.Equal(1, scan.ExitCode);
        Assert.DoesNotContain(TempFolder.Secret, scan.Output + scan.Error);
        FoundSecret[] found = FoundSecret.Parse(scan.Output);
        Assert.Equal(2, found.Length);
        Assert.Equal(new FoundSecret("db", "b é.txt", 2, 7, 2, 28, "critical", "verified", found[0].Fingerprint), found[0]);
        Assert.Equal(new FoundSecret("github-pat", "b é.txt", 2, 30, 2, 70, "critical", "verified", found[1].Fingerprint), found[1]);
        Assert.Matches("^[0-9a-f]{16}$", found[0].Fingerprint);
    }

    [Fact]
    public async Task The_output_does_not_depend_on_how_the_work_is_spread()
    {
        using var folder = new TempFolder();
        string key = folder.Write("key", "0123456789abcdef");
        for (int i = 0; i < 300; i++)
        {
            folder.Write($"d{i % 7}/f{i}.txt", string.Concat(Enumerable.Repeat($"filler {i}\n", i * 17 % 500)) + TempFolder.Secret);
        }

        Outcome first = await folder.ScanAsync("--format", "json", "--fingerprint-key", key);
        Assert.Equal(first, await folder.ScanAsync("--format", "json", "--fingerprint-key", key));
        string[] paths = [.. FoundSecret.Parse(first.Output).Select(f => f.Path)];
        Assert.Equal(300, paths.Length);
        Assert.Equal(paths.Order(StringComparer.Ordinal), paths);
    }

    [Fact]
    public async Task Paths_are_shown_as_given_and_scanned_once()
    {
        using var folder = new TempFolder();
        folder.Write("sub/a.txt");
        Outcome scan = await Redact.RunInAsync(folder.Tree, "", "scan", "sub", "./sub/a.txt", "sub/", "--known", folder.Known, "--format", "json");
        Assert.Equal("sub/a.txt", Assert.Single(FoundSecret.Parse(scan.Output)).Path);
        string absolute = Path.Combine(folder.Tree, "sub");
        scan = await Redact.RunAsync("scan", absolute, "--known", folder.Known, "--format", "json");
        Assert.Equal(absolute + "/a.txt", Assert.Single(FoundSecret.Parse(scan.Output)).Path);
    }

    [Fact]
    public async Task A_dash_is_standard_input()
    {
        using var folder = new TempFolder();
        Outcome scan = await Redact.RunWithInputAsync(TempFolder.Secret, "scan", "-", "--known", folder.Known);
        Assert.Equal(1, scan.ExitCode);
        Assert.StartsWith("-:1:1: critical db ", scan.Output);
        Assert.Equal(3, (await Redact.ShellAsync(folder.Tree, "$REDACT scan - <&-")).ExitCode);
    }

    [Fact]
    public async Task A_pipe_that_is_named_is_scanned()
    {
        using var folder = new TempFolder();
        Outcome scan = await Redact.ShellAsync(folder.Tree, $"$REDACT scan <(echo {TempFolder.Secret}) --known {folder.Known}");
        Assert.Equal(1, scan.ExitCode);
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_is_told_and_the_scan_goes_on()
    {
        Assert.SkipUnless(File.Exists("/proc/self/mem"), "there is no file that root cannot read");
        using var folder = new TempFolder();
        string clean = folder.Write("clean.txt", "text");
        string dirty = folder.Write("dirty.txt");
        Outcome failed = await Redact.RunAsync("scan", "/proc/self/mem", clean, "--known", folder.Known);
        Assert.Equal(
            new Outcome(3, "", "redact: /proc/self/mem: cannot be read: Input/output error\nno findings in 2 files (1 not readable)\n"), failed);

        // findings win: who tolerates unreadable files must not overlook them
        Outcome found = await Redact.RunAsync("scan", "/proc/self/mem", dirty, "--known", folder.Known);
        Assert.Equal(1, found.ExitCode);
        Assert.Contains("/proc/self/mem: cannot be read", found.Error);
    }

    [Fact]
    public async Task Larger_files_are_left_out_on_request()
    {
        using var folder = new TempFolder();
        folder.Write("large.txt", new string('x', 2000) + TempFolder.Secret);
        folder.Write("small.txt");
        Outcome scan = await folder.ScanAsync("--max-file-size", "1K");
        Assert.StartsWith("small.txt:", scan.Output);
        Assert.Equal("1 finding in 1 of 1 file (1 too large, skipped)\n", scan.Error);
    }

    [Fact]
    public async Task Without_a_reader_it_ends_quietly_and_without_an_output_it_still_tells_by_its_exit_code()
    {
        using var folder = new TempFolder();
        folder.Write("a.txt", string.Concat(Enumerable.Repeat(TempFolder.Secret + "\n", 20_000)));
        Outcome scan = await Redact.ShellAsync(folder.Tree, $"$REDACT scan . --known {folder.Known} | head -1 | cut -c1-8; echo ${{PIPESTATUS[0]}}");
        Assert.Equal(new Outcome(0, "a.txt:1:\n141\n", ""), scan);
        scan = await Redact.ShellAsync(folder.Tree, $"$REDACT scan . --known {folder.Known} >&- 2>&-; echo $?");
        Assert.Equal("1\n", scan.Output);
    }

    [Theory]
    [InlineData(120, "", true)]
    [InlineData(40, "", true)]
    [InlineData(120, "NO_COLOR=1", false)]
    [InlineData(120, "TERM=dumb", false)]
    public async Task A_terminal_gets_colours_and_lines_that_fit(int columns, string environment, bool isColourful)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "script(1) differs elsewhere");
        using var folder = new TempFolder();
        folder.Write("a.txt", $"{TempFolder.Secret}\n\n\n\n\n\n\n\n\n{TempFolder.Secret} {FilterTests.Token}\n");
        Outcome scan = await Redact.ShellAsync(
            folder.Tree,
            $"TERM=xterm env -u NO_COLOR script -qec 'stty cols {columns}; env {environment} $REDACT scan . --known {folder.Known}' /dev/null < /dev/null | tr -d '\\r'");
        Assert.Equal(isColourful, scan.Output.Contains('\e'));
        string plain = System.Text.RegularExpressions.Regex.Replace(scan.Output, "\e\\[[0-9;]*m", "");
        Assert.StartsWith("a.txt\n  1:1 ", plain);
        Assert.Contains("\n  10:1 ", plain);
        Assert.Contains("\n    [REDACTED:db] [REDACTED:github-pat]\n", plain);
        Assert.DoesNotContain(TempFolder.Secret, plain);
        Assert.All(plain.Split('\n'), line => Assert.InRange(line.Length, 0, columns));
    }
}
