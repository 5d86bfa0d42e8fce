using System.Text;
using Xunit;

namespace Redaction.Tests.Diffs;

public sealed class DiffScannerTests
{
    private const string Value = "correct-horse-battery";

    private static readonly SecretRedactor s_redactor = NewRedactor();

    private const string Simple =
        """
        diff --git a/src/a.txt b/src/a.txt
        index 1..2 100644
        --- a/src/a.txt
        +++ b/src/a.txt
        @@ -10,4 +10,5 @@ void f()
         one
        -old V
        +é V
        +three
         four V
         five

        """;

    [Fact]
    public async Task Added_lines_are_told_at_their_place_in_the_file() =>
        Assert.Equal(["Added src/a.txt 11:3-11:24"], await FindAsync(Simple));

    [Fact]
    public async Task Context_and_removed_lines_are_told_on_request() => Assert.Equal(
        ["Added src/a.txt 11:3-11:24", "Context src/a.txt 13:6-13:27", "Removed src/a.txt 11:5-11:26"], await FindAsync(Simple, DiffLines.All));

    [Theory]
    [InlineData("--- a/x y\t\n+++ b/x y\t\n", "x y")]
    [InlineData("--- old/x\t2026-01-01 00:00:00\n+++ new/x\t2026-01-01 00:00:00\n", "new/x")]
    [InlineData("diff --git a/x b/x\nnew file mode 100644\n--- /dev/null\n+++ b/x\n", "x")]
    [InlineData("diff --git x x\n--- x\n+++ x\n", "x")]
    [InlineData("diff --git a/x a/x\n--- a/x\n+++ a/x\n", "a/x")]
    [InlineData("diff --git i/x w/x\n--- i/x\n+++ w/x\n", "x")]
    [InlineData("diff --git \"a/\\303\\244\\n\" \"b/\\303\\244\\n\"\n--- \"a/\\303\\244\\n\"\n+++ \"b/\\303\\244\\n\"\n", "ä\n")]
    [InlineData("diff --git \"a/\\377\" \"b/\\377\"\n--- \"a/\\377\"\n+++ \"b/\\377\"\n", "\\xff")]
    [InlineData("diff --git a/old b/x\nsimilarity index 90%\nrename from old\nrename to x\n--- a/old\n+++ b/x\n", "x")]
    [InlineData("From 1234 Mon Sep 17 00:00:00 2001\nSubject: --- a\n\n@@ -1 +1 @@\n--- a\n---\n x | 1 +\n\ndiff --git a/x b/x\n--- a/x\n+++ b/x\n", "x")]
    [InlineData("diff --git a/b.bin b/b.bin\nindex 1..2 100644\nGIT binary patch\nliteral 3\nKcmZ\n--- a/no\n\nliteral 0\nHcmV?d00001\n\ndiff --git a/x b/x\n--- a/x\n+++ b/x\n", "x")]
    public async Task Names_are_read_as_they_are_written(string head, string path) =>
        Assert.Equal([$"Added {path} 1:1-1:22"], await FindAsync(head + "@@ -0,0 +1,1 @@\n+V\n-- \n2.50.0\n"));

    [Fact]
    public async Task Hunks_of_several_files_have_their_own_names()
    {
        string diff = Simple + "diff --git a/b b/c\nrename from b\nrename to c\n--- a/b\n+++ b/c\n@@ -1 +1,2 @@\n x\n+V\n@@ -7 +8 @@\n-V\n+W V\n\\ No newline at end of file\n";
        Assert.Equal(["Added src/a.txt 11:3-11:24", "Added c 2:1-2:22", "Added c 8:3-8:24"], await FindAsync(diff));
        Assert.Equal(["Removed src/a.txt 11:5-11:26", "Removed b 7:1-7:22"], await FindAsync(diff, DiffLines.Removed));
    }

    [Fact]
    public async Task Text_that_looks_like_a_diff_inside_a_hunk_is_text()
    {
        const string Diff = "--- a/x\n+++ b/x\n@@ -1,2 +1,4 @@\n--- a/y\n-diff --git a/q b/q\n+++ b/y\n+@@ -1 +1 @@\n+diff --git a/z b/z\n+V\n";
        Assert.Equal(["Added x 4:1-4:22"], await FindAsync(Diff));
    }

    [Fact]
    public async Task A_combined_diff_tells_what_is_new_against_any_parent()
    {
        const string Diff =
            "diff --cc x\nindex 1,2..3\n--- a/x\n+++ b/x\n@@@ -1,3 -1,3 +1,4 @@@\n  one\n- V one\n -V two\n++V merged\n+ V ours\n +V theirs\n";
        Assert.Equal(["Added x 2:1-2:22", "Added x 3:1-3:22", "Added x 4:1-4:22"], await FindAsync(Diff));
        Assert.Equal(["Removed x 2:1-2:22", "Removed x 2:1-2:22"], await FindAsync(Diff, DiffLines.Removed));
    }

    [Fact]
    public async Task A_key_over_several_added_lines_is_found()
    {
        string diff = "--- a/x\n+++ b/x\n@@ -0,0 +1,4 @@\n" + string.Concat(Key().Split('\n').Select(line => $"+{line}\n"));
        Assert.Equal(["Added x 1:1-4:26"], await FindAsync(new MemoryStream(Encoding.UTF8.GetBytes(diff)), DiffLines.Added));
    }

    [Fact]
    public async Task Endings_with_a_carriage_return_are_read()
    {
        string diff = Simple.Replace("\n", "\r\n", StringComparison.Ordinal);
        Assert.Equal(["Added src/a.txt 11:3-11:24"], await FindAsync(diff));
    }

    [Fact]
    public async Task Every_chunking_gives_the_same()
    {
        byte[] diff = Encoding.UTF8.GetBytes(Simple.Replace("V", Value, StringComparison.Ordinal));
        foreach (int size in (int[])[1, 2, 3, 7])
        {
            Assert.Equal(["Added src/a.txt 11:3-11:24"], await FindAsync(new SmallReads(diff, size), DiffLines.Added));
        }
    }

    [Fact]
    public async Task A_line_longer_than_the_buffer_is_one_line()
    {
        string diff = $"--- a/x\n+++ b/x\n@@ -1 +1,2 @@\n-{new string('x', 200_000)}\n+{new string('y', 200_000)} V\n+V\n";
        Assert.Equal(["Added x 1:200002-1:200023", "Added x 2:1-2:22"], await FindAsync(diff));
    }

    [Theory]
    [InlineData("no diff here\n", "there is no unified diff")]
    [InlineData("--- a/x\n+++ b/x\n@@ -1,2 +1,2 @@\n V\n", "line 5: the hunk that begins at line 3 is cut short")]
    [InlineData("--- a/x\n+++ b/x\n@@ -1,2 +1,2 @@\n V\n!x\n", "line 5: the hunk that begins at line 3")]
    [InlineData("--- a/x\n+++ b/x\n@@ -1,1 +1,2 @@\n+V\n-a\n-b\n", "line 6: the hunk that begins at line 3")]
    [InlineData("\e[1mdiff --git a/x b/x\e[m\n", "line 1: the diff is coloured")]
    public async Task What_is_no_whole_diff_is_refused(string diff, string message)
    {
        DiffFormatException e = await Assert.ThrowsAsync<DiffFormatException>(() => FindAsync(diff));
        Assert.Contains(message, e.Message);
        Assert.DoesNotContain(Value, e.ToString());
    }

    [Fact]
    public async Task An_empty_diff_has_nothing() => Assert.Empty(await FindAsync(""));

    [Fact]
    public async Task An_error_of_who_reads_a_hunk_ends_the_reading()
    {
        using var diff = new MemoryStream(Encoding.UTF8.GetBytes("--- a/x\n+++ b/x\n@@ -0,0 +1,9999 @@\n" + string.Concat(Enumerable.Repeat($"+{new string('x', 99)}\n", 9999))));
        await Assert.ThrowsAsync<TimeoutException>(() => DiffScanner.ReadAsync(diff, DiffLines.Added, (_, _) => throw new TimeoutException(), TestContext.Current.CancellationToken));
    }

    internal static SecretRedactor NewRedactor()
    {
        var redactor = new SecretRedactor(new RedactorOptions { Rules = RuleSet.Default });
        redactor.Register(Value, "db");
        return redactor;
    }

    /// <summary>A private key of the right form, made here.</summary>
    internal static string Key()
    {
        string name = "PRIVA" + "TE KEY";
        return $"-----BEGIN {name}-----\nMC4CAQAwBQYDK2VwBCIEIHKEqZ1Tl8kQ0cVz5bYxW3mNfGhJ2rSaUdPoXyLw\n{"9tBv"}\n-----END {name}-----";
    }

    private static Task<string[]> FindAsync(string diff, DiffLines lines = DiffLines.Added) =>
        FindAsync(new MemoryStream(Encoding.UTF8.GetBytes(diff.Replace("V", Value, StringComparison.Ordinal))), lines);

    private static async Task<string[]> FindAsync(Stream diff, DiffLines lines)
    {
        var found = new List<string>();
        await foreach (DiffFinding f in DiffScanner.ScanAsync(diff, s_redactor, lines, TestContext.Current.CancellationToken))
        {
            found.Add($"{f.Lines} {f.Path} {f.Start}-{f.End}");
        }

        return [.. found];
    }
}
