using System.Text;

namespace Redaction.Tool.Tests;

public class ScanTextTests
{
    public static TheoryData<string> Encodings => ["utf-8", "utf-16", "utf-16BE", "utf-32", "utf-32BE"];

    [Theory]
    [MemberData(nameof(Encodings))]
    public async Task Text_with_a_byte_order_mark_is_scanned_and_places_hold(string name)
    {
        using var folder = new TempFolder();
        Encoding encoding = Encoding.GetEncoding(name);
        string text = $"{TempFolder.Secret}\r\n{string.Concat(Enumerable.Repeat("é𝄞\n", 5000))}𝄞 {TempFolder.Secret}";
        folder.Write("a.txt", [.. encoding.Preamble, .. encoding.GetBytes(text)]);
        FoundSecret[] found = FoundSecret.Parse((await folder.ScanAsync("--format", "json")).Output);
        Assert.Equal([(1, 1, 1, 22), (5002, 4, 5002, 25)], found.Select(f => (f.StartLine, f.StartColumn, f.EndLine, f.EndColumn)));
    }

    [Fact]
    public async Task Binary_files_are_skipped_and_counted()
    {
        using var folder = new TempFolder();
        folder.Write("binary", $"MZ\0\0 {TempFolder.Secret}");
        folder.Write("late-nul.txt", new string(' ', 8000) + "\0" + TempFolder.Secret);
        Outcome scan = await folder.ScanAsync();
        Assert.StartsWith("late-nul.txt:1:8002: ", scan.Output);
        Assert.Equal("1 finding in 1 of 1 file (1 binary skipped)\n", scan.Error);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n")]
    [InlineData("\r")]
    public async Task Files_with_next_to_nothing_are_clean(string content)
    {
        using var folder = new TempFolder();
        folder.Write("a", content);
        Assert.Equal(0, (await folder.ScanAsync()).ExitCode);
    }

    [Fact]
    public async Task Text_that_is_not_utf_8_is_scanned()
    {
        using var folder = new TempFolder();
        folder.Write("latin1.txt", Encoding.Latin1.GetBytes($"caf\u00e9 {TempFolder.Secret}\n"));
        Assert.Equal(["latin1.txt"], await folder.FoundAsync());
    }
}
