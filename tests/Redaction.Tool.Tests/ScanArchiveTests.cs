using System.Formats.Tar;
using static Redaction.Tool.Tests.MadeArchives;

namespace Redaction.Tool.Tests;

public class ScanArchiveTests
{
    private static readonly byte[] s_secret = Bytes($"first\n  {TempFolder.Secret}\n");

    [Theory]
    [InlineData("app.jar")]
    [InlineData("report.docx")]
    [InlineData("no-ending")]
    public async Task Members_of_a_zip_are_shown_with_their_place_whatever_the_archive_is_called(string name)
    {
        using var folder = new TempFolder();
        folder.Write(name, Zip(("inner/clean.txt", Bytes("nothing")), ("inner/a b.txt", s_secret), ("../../etc/passwd", s_secret)));
        Outcome scan = await folder.ScanAsync();
        Assert.StartsWith($"{name}!inner/a b.txt:2:3: critical db ", scan.Output);
        Assert.Contains($"\n{name}!../../etc/passwd:2:3: ", scan.Output);
        Assert.Equal("2 findings in 2 of 3 files\n", scan.Error);
        Assert.Equal([name], Directory.EnumerateFileSystemEntries(folder.Tree).Select(Path.GetFileName));
    }

    [Theory]
    [InlineData(TarEntryFormat.V7)]
    [InlineData(TarEntryFormat.Ustar)]
    [InlineData(TarEntryFormat.Gnu)]
    [InlineData(TarEntryFormat.Pax)]
    public async Task Tar_archives_of_every_dialect_are_opened(TarEntryFormat format)
    {
        using var folder = new TempFolder();
        byte[] tar = Tar(format, ("empty", []), ("a.bin", [0, 1, 2]), ("d/b.txt", s_secret));
        folder.Write("t", tar);
        folder.Write("t.tgz", GZip(tar));
        Assert.Equal(["t!d/b.txt", "t.tgz!d/b.txt"], await folder.FoundAsync());
    }

    [Theory]
    [InlineData("gzip", "")]
    [InlineData("bzip2", "")]
    [InlineData("xz", "-T2 --block-size=4096")]
    [InlineData("xz", "--x86 --lzma2=preset=1 --check=sha256")]
    [InlineData("zstd", "-q -19 --long=27")]
    public async Task What_tools_compress_is_scanned_under_its_own_name_and_to_the_end_of_the_last_piece(string tool, string options)
    {
        using var folder = new TempFolder();
        string[] split = options.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        byte[] long_ = Bytes(string.Concat(Enumerable.Range(0, 60_000).Select(i => $"{i} filler\n")));
        folder.Write("log", [.. With(tool, long_, split), .. With(tool, s_secret, split)]);
        folder.Write("tar", With(tool, Tar(("x/y", s_secret)), split));
        FoundSecret[] found = FoundSecret.Parse((await folder.ScanAsync("--format", "json")).Output);
        Assert.Equal([("log", 60_002, 3), ("tar!x/y", 2, 3)], found.Select(f => (f.Path, f.StartLine, f.StartColumn)));
    }

    [Fact]
    public async Task An_image_tells_the_layer_finds_what_a_later_layer_deleted_and_reads_the_environment_and_the_history()
    {
        using var folder = new TempFolder();
        byte[] lower = GZip(Tar(("app/.env", s_secret)));
        byte[] upper = With("zstd", Tar(("app/.wh..env", []), ("app/lib.jar", Zip(("c.properties", s_secret)))), "-q");
        byte[] config = Bytes($$$"""{"config":{"Env":["PATH=/bin","DB={{{TempFolder.Secret}}}"]},"history":[{"created_by":"RUN curl -u x:{{{TempFolder.Secret}}} h"}]}""");
        folder.Write("image.tar", Tar(
            ("blobs/sha256/aa", lower),
            ("blobs/sha256/bb", upper),
            ("blobs/sha256/cc", config),
            ("oci-layout", Bytes("""{"imageLayoutVersion":"1.0.0"}""")),
            ("0123/layer.tar", Tar(("etc/old", s_secret)))));
        Outcome scan = await folder.ScanAsync("--format", "json");
        Assert.Equal(
            ["image.tar!blobs/sha256/aa!app/.env", "image.tar!blobs/sha256/bb!app/lib.jar!c.properties", "image.tar!blobs/sha256/cc", "image.tar!blobs/sha256/cc", "image.tar!0123/layer.tar!etc/old"],
            FoundSecret.Parse(scan.Output).Select(f => f.Path));
    }

    [Fact]
    public async Task Archives_are_opened_to_the_depth_that_is_asked_for_and_the_rest_is_told()
    {
        using var folder = new TempFolder();
        byte[] nested = Zip(("a.txt", s_secret));
        for (int i = 0; i < 4; i++)
        {
            nested = Zip(($"{i}.zip", nested), ($"beside{i}.txt", s_secret));
        }

        folder.Write("n.zip", nested);
        Assert.Equal(["n.zip!3.zip!2.zip!1.zip!beside0.txt", "n.zip!3.zip!2.zip!beside1.txt", "n.zip!3.zip!beside2.txt", "n.zip!beside3.txt"], await folder.FoundAsync());
        Assert.Equal(5, (await folder.FoundAsync("--archive-depth", "5")).Length);
        Assert.Empty(await folder.FoundAsync("--archive-depth", "0"));
        Outcome scan = await folder.ScanAsync("--archive-depth", "1");
        Assert.Equal("redact: n.zip!3.zip: not opened: it lies in too many other archives; give a greater --archive-depth\n1 finding in 1 of 1 file (1 not opened)\n", scan.Error);
        Assert.Equal(2, (await folder.ScanAsync("--archive-depth", "17")).ExitCode);
    }

    [Fact]
    public async Task What_is_excluded_is_left_out_of_archives_and_too_large_members_are_counted()
    {
        using var folder = new TempFolder();
        folder.Write("a.zip", Zip(("keep.txt", s_secret), ("node_modules/x.txt", s_secret), ("large.txt", new byte[5000])));
        Outcome scan = await folder.ScanAsync("--exclude", "node_modules", "--max-file-size", "4K");
        Assert.StartsWith("a.zip!keep.txt:2:3: ", scan.Output);
        Assert.Equal("1 finding in 1 of 1 file (1 too large, skipped)\n", scan.Error);
    }

    [Fact]
    public async Task An_archive_from_a_pipe_is_opened()
    {
        using var folder = new TempFolder();
        folder.Write("a.zip", Zip(("b.txt", s_secret)));
        Outcome scan = await Redact.ShellAsync(folder.Tree, $"cat a.zip | $REDACT scan - --stdin-name up/load.zip --known {folder.Known}");
        Assert.StartsWith("up/load.zip!b.txt:2:3: ", scan.Output);
    }

    [Fact]
    public async Task The_class_of_a_member_is_that_of_its_own_path()
    {
        using var folder = new TempFolder();
        byte[] generic = Bytes($"password = \"{string.Concat("q7Lw", "9zXv", "2Rt", "K8pB")}\"\n");
        folder.Write("a.zip", Zip(("src/a.py", generic), ("tests/a.py", generic)));
        folder.Write("c.log.gz", GZip(generic));
        Outcome scan = await Redact.RunInAsync(folder.Tree, "", "scan", ".");
        Assert.StartsWith("a.zip!src/a.py:1:", scan.Output);
        Assert.Equal("1 finding in 1 of 3 files (2 left out in tests, documentation and generated files)\n", scan.Error);
    }
}
