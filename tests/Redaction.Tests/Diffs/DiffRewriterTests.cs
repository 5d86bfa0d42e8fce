using System.Text;
using Xunit;

namespace Redaction.Tests.Diffs;

public sealed class DiffRewriterTests
{
    private const string Value = "correct-horse-battery";

    private static readonly SecretRedactor s_redactor = DiffScannerTests.NewRedactor();

    [Fact]
    public async Task By_default_added_lines_and_messages_are_masked()
    {
        string diff = $"Subject: {Value}\n\ndiff --git a/{Value} b/{Value}\n--- a/{Value}\n+++ b/{Value}\n@@ -1,2 +1,2 @@ {Value}\n {Value}\n-{Value}\n+x {Value} y\r\n\\ No newline at end of file\n-- \n{Value}\n";
        string expected = diff
            .Replace($"Subject: {Value}", "Subject: [REDACTED:db]", StringComparison.Ordinal)
            .Replace($"+x {Value} y", "+x [REDACTED:db] y", StringComparison.Ordinal)
            .Replace($"-- \n{Value}", "-- \n[REDACTED:db]", StringComparison.Ordinal);
        Assert.Equal(expected, await RewriteAsync(diff, DiffLines.Added));
    }

    [Fact]
    public async Task All_lines_are_masked_on_request()
    {
        string diff = $"--- a/x\n+++ b/x\n@@ -1,2 +1,2 @@\n {Value}\n-{Value}\n+{Value} y\n";
        Assert.Equal(diff.Replace(Value, "[REDACTED:db]", StringComparison.Ordinal), await RewriteAsync(diff, DiffLines.All));
    }

    [Fact]
    public async Task A_key_over_several_lines_leaves_as_many_lines()
    {
        string[] key = DiffScannerTests.Key().Split('\n');
        string added = string.Concat(key.Select(line => $"+{line}\r\n"));
        string head = $"--- a/x\n+++ b/x\n@@ -0,0 +1,{key.Length} @@\n";

        Assert.Equal(head + "+[REDACTED:private-key]\r\n" + string.Concat(Enumerable.Repeat("+\r\n", key.Length - 1)), await RewriteAsync(head + added, DiffLines.Added));
    }

    [Fact]
    public async Task A_mask_of_the_same_length_keeps_lines_and_columns()
    {
        var redactor = new SecretRedactor(new RedactorOptions { Mask = Redaction.Mask.SameLength });
        redactor.Register(Value, "db");
        string[] key = DiffScannerTests.Key().Split('\n');
        string diff = $"--- a/x\n+++ b/x\n@@ -0,0 +1,{key.Length + 1} @@\n" + string.Concat(key.Select(line => $"+{line}\n")) + $"+é {Value} x\n";
        string expected = $"--- a/x\n+++ b/x\n@@ -0,0 +1,{key.Length + 1} @@\n" + string.Concat(key.Select(line => $"+{new string('*', line.Length)}\n")) + $"+é {new string('*', Value.Length)} x\n";
        Assert.Equal(expected, await RewriteAsync(diff, DiffLines.Added, redactor));
    }

    [Fact]
    public async Task Binary_patches_are_not_touched()
    {
        string diff = $"diff --git a/x b/x\nindex 1..2\nGIT binary patch\nliteral 9\n{Value}\n\nliteral 0\n{Value}\n\n{Value}\n";
        Assert.Equal(diff[..^(Value.Length + 1)] + "[REDACTED:db]\n", await RewriteAsync(diff, DiffLines.All));
    }

    /// <summary>Random pairs of files: what is rewritten still applies, and gives the new file with its new secrets masked.</summary>
    [Fact]
    public async Task The_rewritten_diff_applies()
    {
        using var git = new GitApply();
        int seed = Environment.TickCount;
        var random = new Random(seed);
        for (int i = 0; i < 25; i++)
        {
            byte[] old = Lines(random, random.Next(0, 40), $"seed {seed}");
            byte[] now = Changed(random, old);
            byte[] diff = git.Diff(old, now, $"-U{random.Next(1, 5)}");
            if (diff.Length == 0)
            {
                continue;
            }

            byte[] safe = await RewriteAsync(diff, DiffLines.Added, s_redactor);
            byte[] applied = git.Apply(old, safe);

            string context = $"seed {seed}, round {i}";
            Assert.True(Count(applied, (byte)'\n') == Count(now, (byte)'\n'), context);
            string text = Encoding.Latin1.GetString(safe);
            Assert.False(text.Split('\n').Any(line => line.StartsWith('+') && line.Contains(Value, StringComparison.Ordinal)), context);

            // with everything masked it applies to the file that was masked the same way
            byte[] masked = await RewriteAsync(diff, DiffLines.All, s_redactor);
            git.Apply(Mask(old), masked);
        }
    }

    private static byte[] Mask(byte[] text) => Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(text).Replace(Value, "[REDACTED:db]", StringComparison.Ordinal));

    private static int Count(byte[] text, byte b) => text.Count(c => c == b);

    private static byte[] Lines(Random random, int count, string first)
    {
        var text = new StringBuilder(count == 0 ? "" : first + "\n");
        for (int i = 0; i < count; i++)
        {
            text.Append(Line(random)).Append(random.Next(9) == 0 ? "\r\n" : "\n");
        }

        if (random.Next(3) == 0 && text.Length > 0)
        {
            text.Length--;
        }

        return Encoding.Latin1.GetBytes(text.ToString());
    }

    private static string Line(Random random) => random.Next(9) switch
    {
        0 => "",
        1 => Value,
        2 => $"-- a {Value} b {Value}",
        3 => "+++ b/x",
        4 => "@@ -1 +1 @@",
        5 => "\xFF\xE9 latin",
        6 => "\\ No newline at end of file",
        _ => $"line {random.Next(20)}",
    };

    private static byte[] Changed(Random random, byte[] old)
    {
        List<string> lines = [.. Encoding.Latin1.GetString(old).Split('\n')];
        for (int i = random.Next(1, 8); i > 0; i--)
        {
            int at = random.Next(lines.Count + 1);
            if (random.Next(2) == 0 || at == lines.Count)
            {
                lines.Insert(at, Line(random));
            }
            else
            {
                lines.RemoveAt(at);
            }
        }

        return Encoding.Latin1.GetBytes(string.Join('\n', lines));
    }

    private static async Task<string> RewriteAsync(string diff, DiffLines lines, SecretRedactor? redactor = null) =>
        Encoding.UTF8.GetString(await RewriteAsync(Encoding.UTF8.GetBytes(diff), lines, redactor ?? s_redactor));

    private static async Task<byte[]> RewriteAsync(byte[] diff, DiffLines lines, SecretRedactor redactor)
    {
        using var output = new MemoryStream();
        await DiffRewriter.RewriteAsync(new SmallReads(diff, 1 + diff.Length / 3), output, _ => redactor, lines, TestContext.Current.CancellationToken);
        return output.ToArray();
    }
}
