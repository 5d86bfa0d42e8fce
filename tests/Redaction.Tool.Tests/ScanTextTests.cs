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

    [Theory]
    [MemberData(nameof(Encodings))]
    public async Task Wide_text_without_a_mark_is_recognised_when_it_is_clear(string name)
    {
        using var folder = new TempFolder();
        Encoding encoding = Encoding.GetEncoding(name);
        string text = $"[server]\r\nname=\"Gr\u00fc\u00dfe \u4e16\u754c \U0001d11e\"\r\npassword={TempFolder.Secret}\r\n{string.Concat(Enumerable.Repeat("x=1\r\n", 9000))}{TempFolder.Secret}";
        folder.Write("a.ini", encoding.GetBytes(text));
        FoundSecret[] found = FoundSecret.Parse((await folder.ScanAsync("--format", "json")).Output);
        Assert.Equal([(3, 10), (9004, 1)], found.Select(f => (f.StartLine, f.StartColumn)));
    }

    [Fact]
    public async Task Other_bytes_are_not_taken_for_wide_text()
    {
        using var folder = new TempFolder();
        var random = new Random(3);
        byte[] halves = new byte[4000];
        random.NextBytes(halves);
        for (int i = 1; i < halves.Length; i += 2)
        {
            halves[i] = 0; // numbers of 16 bits that are all small: some are control characters
        }

        folder.Write("numbers", halves);
        folder.Write("zeros", new byte[4000]);
        folder.Write("elf", "\u007fELF\u0002\u0001\u0001\0\0\0\0\0\0\0\0\0");
        Assert.Equal("no findings in 0 files (3 binary skipped)\n", (await folder.ScanAsync()).Error);
    }

    [Fact]
    public async Task A_notebook_is_scanned_in_its_sources_and_outputs_and_its_images_are_quiet()
    {
        using var folder = new TempFolder();
        byte[] image = new byte[300_000];
        new Random(5).NextBytes(image);
        string token = FilterTests.Token;
        folder.Write("a.ipynb", $$$"""
            {
             "cells": [
              {
               "cell_type": "code",
               "source": [
                "client = connect(\n",
                "    token=\"{{{token}}}\",\n"
               ],
               "outputs": [
                {"output_type": "stream", "name": "stdout", "text": ["using {{{token}}}\n"]},
                {"output_type": "display_data", "data": {"image/png": "{{{Convert.ToBase64String(image)}}}"}}
               ]
              }
             ],
             "nbformat": 4, "nbformat_minor": 5
            }
            """);
        Outcome scan = await Redact.RunInAsync(folder.Tree, "", "scan", ".", "--format", "json");
        Assert.Equal([(7, 18), (10, 65)], FoundSecret.Parse(scan.Output).Select(f => (f.StartLine, f.StartColumn)));
    }

    [Fact]
    public async Task Text_that_is_not_utf_8_is_scanned()
    {
        using var folder = new TempFolder();
        folder.Write("latin1.txt", Encoding.Latin1.GetBytes($"caf\u00e9 {TempFolder.Secret}\n"));
        Assert.Equal(["latin1.txt"], await folder.FoundAsync());
    }
}
