using System.Text.Json;

namespace Redaction.Tool.Tests.Reports;

/// <summary>The line that a finding is shown with.</summary>
public class ExcerptTests
{
    private const string A = "acme_k3v9x2m7q1";
    private const string B = "acme_w8r4t6y2u5";
    private const string Mask = "[REDACTED:acme-token]";

    public static TheoryData<string, string> Lines => new()
    {
        { $"a {A} b", $"a {Mask} b" },
        { $"  \t{A}\r\nnext", Mask },
        { $"one\n{A} {B}\ntwo", $"{Mask} {Mask}" },
        { $"\e[31mx\u202e {A}\u0001", $"\\x1b[31mx\\u202e {Mask}\\x01" },
        { $"𝄞é {A} \ud83d\ude00", $"𝄞é {Mask} \ud83d\ude00" },

        // what the scan leaves out as too weak, or does not find again, is masked all the same
        { $"password = \"{"hunter2" + "pw!x"}\" # {A}", $"password = \"[REDACTED:generic-password]\" # {Mask}" },
        { $"{A} x{A}x", $"{Mask} x{Mask}x" },
        { $"{A} {FilterTests.Token}", $"{Mask} [REDACTED:github-pat]" },
    };

    [Theory]
    [MemberData(nameof(Lines))]
    public async Task It_masks_every_secret_on_the_line(string text, string expected) => Assert.Equal(expected, (await ExcerptsAsync(text))[0]);

    [Fact]
    public async Task It_is_short_and_marks_where_it_is_cut()
    {
        string far = string.Concat(Enumerable.Repeat("0123456789 ", 20_000));
        string[] excerpts = await ExcerptsAsync($"{far}{A} {far}{B}");
        Assert.Equal(2, excerpts.Length);
        Assert.Matches($@"^….{{60}}\[REDACTED:acme-token\].{{60}}…$", excerpts[0]);
        Assert.Matches($@"^….{{60}}\[REDACTED:acme-token\]$", excerpts[1]);
    }

    [Fact]
    public async Task A_secret_of_several_lines_is_masked_from_its_first_to_the_line_on_which_it_ends()
    {
        string[] excerpts = await ExcerptsAsync("key: BEGIN-BLOCK kqwzvbxj\nmhtpfyrc\nzdlgnwsk END-BLOCK tail " + A + "\n", "[[rule]]\nid = \"acme-block\"\ntitle = \"x\"\npattern = 'BEGIN-BLOCK[a-z\\s]{1,60}END-BLOCK'\n");
        Assert.Equal(["key: [REDACTED:acme-block]…", $"[REDACTED:acme-block] tail {Mask}"], excerpts);
    }

    [Fact]
    public async Task What_the_place_of_the_file_leaves_out_is_masked_too()
    {
        using var folder = new TempFolder();
        string weak = "q7Zk2mXw" + "9RtLb4Vc" + "q8Yk3nXw";
        folder.Write("tests/a.py", $"client_secret = \"{weak}\"; token = \"{FilterTests.Token}\"; again {weak}\n");
        Outcome scan = await folder.ScanAsync("--format", "json");
        Assert.Contains("1 left out", scan.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("9RtLb4Vc", scan.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_secrets_on_one_long_line_are_all_masked()
    {
        var random = new Random(1);
        string[] excerpts = await ExcerptsAsync(string.Concat(Enumerable.Range(0, 2000).Select(_ => $"acme_{random.GetHexString(10, lowercase: true)} ")));
        Assert.InRange(excerpts.Length, 1900, 2000); // some look like placeholders
        Assert.All(excerpts, e => Assert.DoesNotContain("acme_", e, StringComparison.Ordinal));
    }

    private static async Task<string[]> ExcerptsAsync(string text, string moreRules = "")
    {
        using var folder = new TempFolder();
        string config = folder.Write("../conf.toml", "[[rule]]\nid = \"acme-token\"\ntitle = \"x\"\npattern = 'acme_[0-9a-z]{10}'\n" + moreRules);
        folder.Write("a.txt", text);
        Outcome scan = await folder.ScanAsync("--config", config, "--format", "json");
        using JsonDocument report = JsonDocument.Parse(scan.Output);
        return [.. report.RootElement.EnumerateArray().Select(f => f.GetProperty("excerpt").GetString()!)];
    }
}
