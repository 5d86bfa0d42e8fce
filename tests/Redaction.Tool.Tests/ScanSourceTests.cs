namespace Redaction.Tool.Tests;

public class ScanSourceTests
{
    [Theory]
    [InlineData("src/**/*.cs", "src/a.cs src/deep/er/b.cs")]
    [InlineData("src/*.cs", "src/a.cs")]
    [InlineData("./src/*", "src/a.cs src/c.txt src/deep/er/b.cs src/deep/x.md")]
    [InlineData("*.txt", "top.txt")]
    [InlineData("src/{a,c}.[ct]*", "src/a.cs src/c.txt")]
    [InlineData("**/?.cs", "src/a.cs src/deep/er/b.cs")]
    public async Task Globs_are_expanded_where_no_shell_does_it(string glob, string expected)
    {
        using TempFolder folder = Tree();
        foreach (string path in (string[])[glob, $"{folder.Tree}/{glob}"])
        {
            Outcome scan = await Redact.RunInAsync(folder.Tree, "", "scan", path, "--known", folder.Known, "--format", "json");
            Assert.Equal(expected.Split(' '), FoundSecret.Parse(scan.Output).Select(f => Path.GetRelativePath(folder.Tree, Path.Combine(folder.Tree, f.Path))));
        }
    }

    [Theory]
    [InlineData("none/*.cs", "no such file or folder")]
    [InlineData("src/*.none", "no such file or folder")]
    [InlineData("src/[a", "no such file or folder", "src/[a\" has a [ without its ]")]
    public async Task A_glob_that_matches_nothing_is_a_mistake(string glob, params string[] oneOf)
    {
        using TempFolder folder = Tree();
        Outcome scan = await Redact.RunInAsync(folder.Tree, "", "scan", glob);
        Assert.Equal(2, scan.ExitCode);
        Assert.Contains(oneOf, message => scan.Error.Contains(message, StringComparison.Ordinal) || scan.Error.Contains(message[(message.IndexOf('/') + 1)..], StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_file_whose_name_looks_like_a_glob_is_that_file()
    {
        using var folder = new TempFolder();
        folder.Write("[ab].txt");
        folder.Write("a.txt");
        Outcome scan = await Redact.RunInAsync(folder.Tree, "", "scan", "[ab].txt", "--known", folder.Known);
        Assert.StartsWith("[ab].txt:1:1: ", scan.Output);
        Assert.Equal("1 finding in 1 of 1 file\n", scan.Error);
    }

    [Theory]
    [InlineData("*.cs", "src/c.txt src/deep/x.md top.txt")]
    [InlineData("deep", "src/a.cs src/c.txt top.txt")]
    [InlineData("src/deep/**", "src/a.cs src/c.txt top.txt")]
    [InlineData("deep/x.md", "src/a.cs src/c.txt src/deep/er/b.cs src/deep/x.md top.txt")]
    [InlineData("src", "top.txt")]
    public async Task What_is_excluded_is_left_out_as_gitignore_would(string glob, string expected)
    {
        using TempFolder folder = Tree();
        Assert.Equal(expected.Split(' '), await folder.FoundAsync("--exclude", glob));
        Outcome scan = await Redact.RunInAsync(folder.Tree, "", "scan", folder.Tree, "--known", folder.Known, "--exclude", glob, "--format", "json");
        Assert.Equal(expected.Split(' '), FoundSecret.Parse(scan.Output).Select(f => Path.GetRelativePath(folder.Tree, f.Path)));
    }

    [Fact]
    public async Task What_is_named_and_excluded_is_left_out_and_a_bad_glob_is_a_mistake()
    {
        using TempFolder folder = Tree();
        Outcome scan = await Redact.RunInAsync(folder.Tree, "", "scan", "top.txt", "src/a.cs", "--exclude", "*.txt", "--exclude", "x", "--known", folder.Known);
        Assert.Equal("1 finding in 1 of 1 file\n", scan.Error);
        scan = await folder.ScanAsync("--exclude", "{a");
        Assert.Equal(2, scan.ExitCode);
        Assert.Contains("{a: the glob \"{a\" has a { without its }", scan.Error);
    }

    [Fact]
    public async Task A_list_gives_paths_a_line_each_or_separated_by_NULs()
    {
        using TempFolder folder = Tree();
        folder.Write("new\nline.txt");
        foreach (string list in (string[])["top.txt\r\nsrc/deep\n\ntop.txt\n", "top.txt\0src/deep\0./src/deep/x.md\0new\nline.txt\0"])
        {
            Outcome scan = await Redact.RunInAsync(folder.Tree, list, "scan", "--files-from", "-", "--known", folder.Known, "--format", "json");
            string[] expected = [.. list.Contains('\0') ? (string[])["new\nline.txt"] : [], "src/deep/er/b.cs", "src/deep/x.md", "top.txt"];
            Assert.Equal(expected, FoundSecret.Parse(scan.Output).Select(f => f.Path));
            Assert.Equal($"{expected.Length} findings in {expected.Length} of {expected.Length} files\n", scan.Error);
        }
    }

    [Fact]
    public async Task A_listed_file_that_is_gone_is_told_and_a_list_that_is_none_is_a_mistake()
    {
        using TempFolder folder = Tree();
        Outcome scan = await Redact.RunInAsync(folder.Tree, "gone\e.txt\ntop.txt", "scan", "--files-from", "-", "--known", folder.Known);
        Assert.Equal("redact: gone\\x1b.txt: no such file or folder\n1 finding in 1 of 1 file\n", scan.Error);
        scan = await Redact.RunInAsync(folder.Tree, "", "scan", "--files-from", "none");
        Assert.Equal((2, "redact: --files-from none: no such file\n"), (scan.ExitCode, scan.Error));
        scan = await Redact.RunInAsync(folder.Tree, "", "scan", "--files-from", "-", "-");
        Assert.Equal(2, scan.ExitCode);
        scan = await Redact.RunInAsync(folder.Tree, "", "scan", "--files-from", "-");
        Assert.Equal((0, "no findings in 0 files\n"), (scan.ExitCode, scan.Error));
    }

    [Fact]
    public async Task Standard_input_is_judged_by_the_path_that_it_is_said_to_have()
    {
        using var folder = new TempFolder();
        string generic = $"password = \"{string.Concat("q7Lw", "9zXv", "2Rt", "K8pB")}\"\n";
        Outcome scan = await Redact.RunInAsync(folder.Tree, generic, "scan", "-", "--stdin-name", "src/a.py");
        Assert.StartsWith("src/a.py:1:", scan.Output);
        scan = await Redact.RunInAsync(folder.Tree, generic, "scan", "--stdin-name", "tests/a.py");
        Assert.Equal("no findings in 1 file (1 left out in tests, documentation and generated files)\n", scan.Error);
        folder.Write("redaction.toml", "[[allow]]\npaths = [\"src/a.py\"]\nreason = \"x\"\n");
        scan = await Redact.RunInAsync(folder.Tree, generic, "scan", "--stdin-name", "src/a.py");
        Assert.Equal("no findings in 1 file\n", scan.Error);
    }

    [Fact]
    public async Task A_hundred_thousand_files_in_one_folder_are_scanned_in_their_order()
    {
        using var folder = new TempFolder();
        for (int i = 0; i < 100_000; i++)
        {
            File.WriteAllBytes(Path.Combine(folder.Tree, $"{i:000000}"), []);
        }

        folder.Write("099998");
        folder.Write("000002");
        Outcome scan = await folder.ScanAsync("--no-ignore");
        Assert.Equal(["000002:1:1:", "099998:1:1:"], scan.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ')[0]));
        Assert.Equal("2 findings in 2 of 100000 files\n", scan.Error);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_read_is_told_and_the_others_are_scanned()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess, "root reads every folder");
        using TempFolder folder = Tree();
        Outcome scan = await Redact.ShellAsync(folder.Tree, $"chmod 0 src/deep; $REDACT scan . --no-ignore --known {folder.Known}; chmod 755 src/deep");
        Assert.Contains("top.txt:1:1:", scan.Output);
        Assert.Contains("deep", scan.Error);
    }

    [Fact]
    public async Task Files_that_grow_shrink_and_vanish_while_they_are_read_do_not_disturb_the_scan()
    {
        using var folder = new TempFolder();
        for (int i = 0; i < 400; i++)
        {
            folder.Write($"d/{i}", new string('x', 2000));
        }

        folder.Write("z.txt");
        Outcome scan = await Redact.ShellAsync(
            folder.Tree,
            "(for n in 1 2 3; do for i in d/*; do echo more >> $i; : > $i; rm -f $i; done; done) & $REDACT scan . --known " + folder.Known + "; code=$?; wait; exit $code");
        Assert.Equal(1, scan.ExitCode);
        Assert.StartsWith("z.txt:1:1: ", scan.Output);
        Assert.DoesNotContain("error", scan.Error);
    }

    private static TempFolder Tree()
    {
        var folder = new TempFolder();
        foreach (string name in (string[])["top.txt", "src/a.cs", "src/c.txt", "src/deep/x.md", "src/deep/er/b.cs"])
        {
            folder.Write(name);
        }

        return folder;
    }
}
