using System.Diagnostics;

namespace Redaction.Tool.Tests;

public class FilterTests
{
    [Theory]
    [InlineData("tag", "a [REDACTED:db] b")]
    [InlineData("fixed", "a *** b")]
    [InlineData("same-length", "a ********************* b")]
    public async Task Masks_a_known_value(string mask, string expected)
    {
        using var folder = new TempFolder();
        Outcome outcome = await Redact.RunWithInputAsync($"a {TempFolder.Secret} b", "filter", "--known", folder.Known, "--mask", mask);
        Assert.Equal(new Outcome(0, expected, ""), outcome);
    }

    [Fact]
    public async Task The_text_of_a_fixed_mask_can_be_chosen()
    {
        using var folder = new TempFolder();
        Outcome outcome = await Redact.RunWithInputAsync(
            TempFolder.Secret, "filter", "--known", folder.Known, "--mask", "fixed", "--mask-text", "<secret>");
        Assert.Equal("<secret>", outcome.Output);
    }

    [Fact]
    public async Task A_fingerprint_key_gives_the_same_fingerprint_in_every_run()
    {
        using var folder = new TempFolder();
        string key = folder.Write("key", "0123456789abcdef\n");
        string[] arguments = ["filter", "--known", folder.Known, "--mask", "fingerprint", "--fingerprint-key", key];
        Outcome first = await Redact.RunWithInputAsync(TempFolder.Secret, arguments);
        Outcome second = await Redact.RunWithInputAsync(TempFolder.Secret, arguments);
        Assert.Matches(@"^\[REDACTED:db#[0-9a-f]{16}\]$", first.Output);
        Assert.Equal(first.Output, second.Output);
        Assert.NotEqual(first.Output, (await Redact.RunWithInputAsync(TempFolder.Secret, arguments[..^2])).Output);
    }

    [Fact]
    public async Task Masks_the_token_of_a_built_in_rule()
    {
        Outcome outcome = await Redact.RunWithInputAsync($"push {Token} now", "filter");
        Assert.Equal("push [REDACTED:github-pat] now", outcome.Output);
    }

    [Theory]
    [InlineData("")]
    [InlineData("no newline at the end")]
    [InlineData("carriage\r\nreturns\r\n")]
    [InlineData("accents, é, 𝄞 and a \0 byte\n")]
    public async Task Clean_text_passes_unchanged(string text)
    {
        Assert.Equal(new Outcome(0, text, ""), await Redact.RunWithInputAsync(text, "filter"));
    }

    [Fact]
    public async Task Bytes_that_are_no_text_pass_unchanged()
    {
        using var folder = new TempFolder();
        folder.Write("bytes", [0xEF, 0xBB, 0xBF, .. Enumerable.Range(0, 200_000).Select(i => (byte)(i * 7919 >> 3))]);
        Outcome outcome = await Redact.ShellAsync(folder.Tree, "$REDACT filter < bytes | cmp - bytes");
        Assert.Equal(new Outcome(0, "", ""), outcome);
    }

    [Fact]
    public async Task Each_line_of_a_slow_producer_appears_at_once()
    {
        using Process filter = Redact.Start("filter");
        await SayAndHearAsync(filter, "first");
        for (int i = 0; i < 3; i++)
        {
            await SayAndHearAsync(filter, $"line {i}");
        }

        filter.StandardInput.Close();
        await filter.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, filter.ExitCode);
    }

    [Fact]
    public async Task A_prompt_without_a_newline_appears_at_once()
    {
        using Process filter = Redact.Start("filter");
        await filter.StandardInput.WriteAsync("$ ");
        await filter.StandardInput.FlushAsync(TestContext.Current.CancellationToken);
        char[] prompt = new char[2];
        Assert.Equal(2, await filter.StandardOutput.ReadBlockAsync(prompt, TestContext.Current.CancellationToken));
        Assert.Equal("$ ", new string(prompt));
        filter.StandardInput.Close();
        await filter.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Half_a_secret_is_masked_when_the_producer_pauses()
    {
        using var folder = new TempFolder();
        using Process filter = Redact.Start("filter", "--known", folder.Known, "--idle-flush", "50");
        await filter.StandardInput.WriteAsync("a " + TempFolder.Secret[..^4]);
        await filter.StandardInput.FlushAsync(TestContext.Current.CancellationToken);
        char[] seen = new char[200];
        int count = 0;
        while (!new string(seen, 0, count).EndsWith(']'))
        {
            count += await filter.StandardOutput.ReadAsync(seen.AsMemory(count), TestContext.Current.CancellationToken);
        }

        Assert.DoesNotContain("correct", new string(seen, 0, count));
        filter.StandardInput.Close();
        Assert.DoesNotContain("correct", await filter.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Several_filters_may_write_one_file_in_turn()
    {
        using var folder = new TempFolder();
        Outcome outcome = await Redact.ShellAsync(
            folder.Tree, "(echo one | $REDACT filter; echo two; echo three | $REDACT filter) > out; cat out");
        Assert.Equal("one\ntwo\nthree\n", outcome.Output);
    }

    /// <summary>A token of the documented format with a valid checksum, made up for tests, in pieces so that no scanner finds it here.</summary>
    internal static string Token { get; } = string.Concat("ghp", "_e71lHF", "E8l6hlvY5bR", "215DEWc1ZCjfi", "1ZcD47");

    private static async Task SayAndHearAsync(Process filter, string line)
    {
        await filter.StandardInput.WriteAsync(line + "\n");
        await filter.StandardInput.FlushAsync(TestContext.Current.CancellationToken);
        Assert.Equal(line, await filter.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken));
    }
}
