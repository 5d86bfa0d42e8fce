namespace Redaction.Tool.Tests;

public class KnownFileTests
{
    [Fact]
    public async Task Comments_and_blank_lines_are_ignored_and_a_value_is_all_after_the_first_equals_sign()
    {
        using var folder = new TempFolder();
        string file = folder.Write("k", "\uFEFF# a comment=with-a-sign\r\n\r\n  # another\r\n key =x=word=with=signs==\r\nlast= blanks stay in it ");
        Outcome outcome = await Redact.RunWithInputAsync("[x=word=with=signs==] [ blanks stay in it ]", "filter", "--known", file);
        Assert.Equal(new Outcome(0, "[[REDACTED:key]] [[REDACTED:last]]", ""), outcome);
    }

    [Theory]
    [InlineData("--known <(echo db=correct-horse-battery)")]
    [InlineData("--known /dev/fd/5 5< <(echo db=correct-horse-battery)")]
    [InlineData("--known pipe & sleep 0.2; echo db=correct-horse-battery > pipe; wait")]
    public async Task The_file_may_be_a_pipe(string option)
    {
        using var folder = new TempFolder();
        Outcome outcome = await Redact.ShellAsync(folder.Tree, $"mkfifo pipe; echo correct-horse-battery > in; < in $REDACT filter {option}");
        Assert.Equal(new Outcome(0, "[REDACTED:db]\n", ""), outcome);
    }

    [Fact]
    public async Task Several_files_may_be_given()
    {
        using var folder = new TempFolder();
        string other = folder.Write("other", "api=another-long-value");
        Outcome outcome = await Redact.RunWithInputAsync(
            $"{TempFolder.Secret} another-long-value", "filter", "--known", folder.Known, "--known", other);
        Assert.Equal("[REDACTED:db] [REDACTED:api]", outcome.Output);
    }

    [Theory]
    [InlineData("ok=long-enough-value\n\nname=hunter2", 3, "hunter2")]
    [InlineData("just-a-bare-secret-value", 1, "bare")]
    [InlineData("c2VjcmV0LXZhbHVl=", 1, "c2Vjc")]
    [InlineData("=value-without-a-name", 1, "without")]
    [InlineData("a\u001b[31m=value-with-a-bad-name", 1, "bad-name")]
    [InlineData("first=some-long-secret\nsome-long-secret=other-long-value", 2, "long")]
    public async Task A_refused_line_is_named_and_never_shown(string content, int line, string secret)
    {
        using var folder = new TempFolder();
        folder.Write("values.env", content);
        Outcome outcome = await Redact.RunInAsync(folder.Tree, "text", "filter", "--known", "values.env");
        Assert.Equal(2, outcome.ExitCode);
        Assert.StartsWith($"redact: values.env({line}): ", outcome.Error);
        Assert.DoesNotContain(secret, outcome.Error);
        Assert.DoesNotContain("Parameter", outcome.Error);
        Assert.Empty(outcome.Output);
    }

    [Fact]
    public async Task A_file_without_an_end_is_refused()
    {
        Outcome outcome = await Redact.RunWithInputAsync("text", "filter", "--known", "/dev/zero");
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("/dev/zero: has more than 64 MiB", outcome.Error);
    }
}
