namespace Redaction.Tool.Tests.Reports;

public class RevealTests
{
    [Fact]
    public async Task On_a_terminal_a_secret_is_shown_to_who_types_reveal_and_in_no_file()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "NOT TESTED here: script(1) differs elsewhere");
        using var folder = new TempFolder();
        folder.Write("a.txt", $"x {TempFolder.Secret}\e y\n");
        string scan = $"$REDACT scan . --known {folder.Known} --report json=../r.json";
        Outcome masked = await Redact.ShellAsync(folder.Tree, $"TERM=dumb script -qec '{scan}' /dev/null < /dev/null | tr -d '\\r'");
        Assert.Contains("\n    x [REDACTED:db]\\x1b y\n", masked.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(TempFolder.Secret, masked.Output, StringComparison.Ordinal);

        Outcome shown = await Redact.ShellAsync(folder.Tree, $"TERM=dumb script -qec '{scan} --reveal' /dev/null < /dev/null | tr -d '\\r'");
        Assert.Contains($"\n    x [REDACTED:db]\\x1b y\n    secret: {TempFolder.Secret}\n", shown.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(TempFolder.Secret, await File.ReadAllTextAsync(Path.Combine(folder.Tree, "../r.json"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("--format json")]
    [InlineData("--output r")]
    public async Task Elsewhere_it_is_refused(string options)
    {
        using var folder = new TempFolder();
        folder.Write("a.txt");
        Outcome plain = await folder.ScanAsync(["--reveal", .. options.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);
        Assert.Equal((2, ""), (plain.ExitCode, plain.Output));
        Assert.Contains("--reveal shows secrets as text on a terminal, and nowhere else", plain.Error, StringComparison.Ordinal);
        if (OperatingSystem.IsLinux() && options.Length > 0)
        {
            Outcome terminal = await Redact.ShellAsync(folder.Tree, $"script -qec '$REDACT scan . --known {folder.Known} --reveal {options}' /dev/null < /dev/null");
            Assert.Equal(2, terminal.ExitCode);
            Assert.DoesNotContain(TempFolder.Secret, terminal.Output, StringComparison.Ordinal);
        }
    }
}
