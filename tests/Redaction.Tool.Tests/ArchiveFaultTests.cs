using System.Formats.Tar;
using System.IO.Compression;
using static Redaction.Tool.Tests.MadeArchives;

namespace Redaction.Tool.Tests;

public class ArchiveFaultTests
{
    private static readonly byte[] s_secret = Bytes($"  {TempFolder.Secret}\n");
    private static readonly byte[] s_filler = Bytes(string.Concat(Enumerable.Range(0, 60_000).Select(i => $"{i * 7919} filler\n")));

    [Theory]
    [InlineData("gzip")]
    [InlineData("bzip2")]
    [InlineData("xz")]
    [InlineData("zstd")]
    public async Task A_content_that_is_cut_short_is_told_and_what_came_before_is_found(string tool)
    {
        using var folder = new TempFolder();
        byte[] whole = With(tool, [.. s_secret, .. s_filler, .. s_filler, .. s_filler], "-q");
        folder.Write("cut", whole[..(whole.Length * 9 / 10)]);
        folder.Write("z.txt", s_secret);
        Outcome scan = await folder.ScanAsync();
        Assert.Equal(1, scan.ExitCode);
        Assert.StartsWith("redact: cut: cannot be read: damaged: ", scan.Error);
        Assert.Equal(["cut:1:3:", "z.txt:1:3:"], scan.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ')[0]));
    }

    [Fact]
    public async Task Random_damage_never_ends_the_scan_and_never_hides_another_file()
    {
        using var folder = new TempFolder();
        byte[][] archives =
        [
            Zip(("a.txt", s_filler), ("b.txt", s_secret)), Tar(("a.txt", s_filler), ("b.txt", s_secret)), GZip(s_filler), With("xz", s_filler), With("bzip2", s_filler),
            With("zstd", s_filler, "-q"),
        ];
        var random = new Random(7);
        for (int i = 0; i < 240; i++)
        {
            byte[] damaged = [.. archives[i % archives.Length]];
            for (int n = 0; n < 6; n++)
            {
                // most of the damage near the structures: the head and the tail
                int at = n % 3 == 0 ? random.Next(damaged.Length) : n % 3 == 1 ? random.Next(Math.Min(600, damaged.Length)) : damaged.Length - 1 - random.Next(Math.Min(300, damaged.Length));
                damaged[at] = (byte)random.Next(256);
            }

            folder.Write($"f{i:000}", damaged);
        }

        folder.Write("z.txt", s_secret);
        Outcome scan = await folder.ScanAsync();
        Assert.Equal(1, scan.ExitCode);
        Assert.Contains("\nz.txt:1:3: ", "\n" + scan.Output);
        Assert.DoesNotContain("internal error", scan.Error);
    }

    [Fact]
    public async Task Encrypted_and_foreign_members_are_told_and_the_others_are_scanned()
    {
        using var folder = new TempFolder();
        byte[] zip = Zip(("locked.txt", s_secret), ("foreign.txt", s_secret), ("plain.txt", s_secret));
        int directory = zip.AsSpan().IndexOf("PK\x01\x02"u8);
        int second = directory + 46 + "locked.txt".Length;
        zip[directory + 8] |= 1; // general purpose bit 0: encrypted
        zip[second + 10] = 14; // LZMA
        folder.Write("a.zip", zip);
        Outcome scan = await folder.ScanAsync();
        Assert.StartsWith("a.zip!plain.txt:1:3: ", scan.Output);
        Assert.Equal(
            "redact: a.zip!locked.txt: not opened: encrypted\nredact: a.zip!foreign.txt: not opened: compressed with LZMA, which is not supported\n1 finding in 1 of 1 file (2 not opened)\n",
            scan.Error);
    }

    [Fact]
    public async Task A_bomb_is_refused_by_its_ratio_unless_its_size_is_allowed()
    {
        using var folder = new TempFolder();
        folder.Write("bomb.gz", GZip([.. Enumerable.Repeat((byte)' ', 80 << 20)]));
        folder.Write("z.txt", s_secret);
        Outcome scan = await folder.ScanAsync();
        Assert.Equal(1, scan.ExitCode);
        Assert.StartsWith("redact: bomb.gz: cannot be read: unpacks to more than 250 times its size, as a zip bomb does; give --archive-size to allow more; the rest is not scanned\n", scan.Error);
        Assert.StartsWith("z.txt:1:3: ", scan.Output);
        Assert.Equal("1 finding in 1 of 2 files\n", (await folder.ScanAsync("--archive-size", "80M")).Error);
    }

    [Fact]
    public async Task Nested_archives_share_one_account()
    {
        using var folder = new TempFolder();
        byte[] blanks = Zip(("blanks.txt", [.. Enumerable.Repeat((byte)' ', 3 << 20)]));
        folder.Write("nested.zip", Zip([.. Enumerable.Range(0, 4).Select(i => ($"{i}.zip", blanks))]));
        Outcome scan = await folder.ScanAsync("--archive-size", "8M");
        Assert.Equal(3, scan.ExitCode);
        Assert.Equal(
            "redact: nested.zip!2.zip!blanks.txt: cannot be read: unpacks to more than 8388608 bytes; give --archive-size to allow more; the rest is not scanned\nno findings in 3 files (1 not readable)\n",
            scan.Error);
    }

    [Fact]
    public async Task Members_that_share_their_bytes_count_each_time()
    {
        // the directory lists the one local header a thousand times
        using var folder = new TempFolder();
        byte[] one = Zip(("a.txt", s_secret));
        int directory = one.AsSpan().IndexOf("PK\x01\x02"u8), end = one.AsSpan().IndexOf("PK\x05\x06"u8);
        byte[] entry = one[directory..end];
        byte[] tail = one[end..];
        const int Times = 1000;
        BitConverter.TryWriteBytes(tail.AsSpan(8), (ushort)Times);
        BitConverter.TryWriteBytes(tail.AsSpan(10), (ushort)Times);
        BitConverter.TryWriteBytes(tail.AsSpan(12), entry.Length * Times);
        folder.Write("overlap.zip", [.. one[..directory], .. Enumerable.Repeat(entry, Times).SelectMany(e => e), .. tail]);
        Outcome scan = await folder.ScanAsync();
        Assert.EndsWith($"{Times} findings in {Times} of {Times} files\n", scan.Error);
        Assert.Contains("unpacks to more than 10240 bytes", (await folder.ScanAsync("--archive-size", "10K")).Error);
    }

    [Fact]
    public async Task Declared_sizes_are_not_believed()
    {
        using var folder = new TempFolder();
        byte[] zip = Zip(("a.txt", s_secret));
        int directory = zip.AsSpan().IndexOf("PK\x01\x02"u8);
        BitConverter.TryWriteBytes(zip.AsSpan(directory + 24), 0xFFFFFFF0);
        folder.Write("a.zip", zip);

        // an extended header that says that it has 2 GB
        byte[] tar = Tar(TarEntryFormat.Pax, ("b.txt", s_secret));
        "17777777777"u8.CopyTo(tar.AsSpan(124));
        tar.AsSpan(148, 8).Fill((byte)' ');
        int sum = tar.AsSpan(0, 512).ToArray().Sum(b => b);
        Bytes(Convert.ToString(sum, 8).PadLeft(6, '0') + "\0 ").CopyTo(tar.AsSpan(148));
        folder.Write("b.tar", tar);
        folder.Write("z.txt", s_secret);
        Outcome scan = await folder.ScanAsync();
        Assert.Contains("\nz.txt:1:3: ", "\n" + scan.Output);
        Assert.Contains("redact: b.tar: cannot be read: damaged: ", scan.Error);
        Assert.DoesNotContain("internal error", scan.Error);
    }

    [Fact]
    public async Task Hostile_names_in_archives_are_shown_on_one_harmless_line()
    {
        using var folder = new TempFolder();
        folder.Write("a.zip", Zip(("line\nbreak\e[31m", s_secret), ("-rf", s_secret)));
        Outcome scan = await folder.ScanAsync();
        Assert.StartsWith("a.zip!line\\nbreak\\x1b[31m:1:3: ", scan.Output);
        Assert.Contains("\na.zip!-rf:1:3: ", scan.Output);
    }

    [Fact]
    public async Task A_folder_of_a_zip_with_the_largest_compression_level_is_no_bomb()
    {
        using var folder = new TempFolder();
        var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            zip.CreateEntry("folder/");
            using Stream member = zip.CreateEntry("folder/a.txt", CompressionLevel.SmallestSize).Open();
            member.Write([.. Enumerable.Repeat((byte)' ', 1 << 20), .. s_secret]);
        }

        folder.Write("a.zip", bytes.ToArray());
        Outcome scan = await folder.ScanAsync();
        Assert.Equal("1 finding in 1 of 1 file\n", scan.Error);
    }
}
