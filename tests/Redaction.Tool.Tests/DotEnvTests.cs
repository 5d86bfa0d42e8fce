using System.Text;

namespace Redaction.Tool.Tests;

/// <summary>The grammar of <c>--env-file</c>, by what the command is given.</summary>
public class DotEnvTests
{
    [Fact]
    public async Task Every_form_of_an_entry_is_read()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there is no env -0");
        using var folder = new TempFolder();
        string file = folder.Write(
            "a.env",
            "\uFEFF# a comment\r\n\n  \t\n"
            + "T_PLAIN=plain text # with a comment\r\n"
            + "T_HASH=a#b\n"
            + "export T_EXPORT=exported\n"
            + "  T_BLANKS \t=  blanks around\t \n"
            + "T_EMPTY=\n"
            + "T_EMPTY_COMMENT= # nothing\n"
            + "T_EMPTY_QUOTES=\"\"\n"
            + "T_SINGLE='as $it \\n \"is\" # here' # comment\n"
            + "T_DOUBLE=\"a\\tb\\n\\\"c\\\" \\$d \\\\ \\x # e\"\n"
            + "T_LINES=\"first\nsecond\r\n  third\"\n"
            + "T_SINGLE_LINES='one\ntwo'\n"
            + "T_DOLLAR=pa$$word${HOME}\n"
            + "T_QUOTE_INSIDE=it's \"so\"\n"
            + "T_EQUALS=a=b==\n"
            + "T_UTF8=größe\n"
            + "t.dotted-name=yes\n"
            + "export=a variable's name\n"
            + "T_TWICE=first\nT_TWICE=second\n"
            + "T_LAST=no newline");
        Outcome outcome = await Redact.RunInAsync(folder.Tree, "", ["run", "--env-file", file, "--", "sh", "-c", "env -0 > given"]);
        Assert.Equal(
            new Outcome(0, "", "redact: not masked, being too short or too common: T_EXPORT, T_SINGLE_LINES, T_EQUALS, T_UTF8, T_TWICE\n"), outcome);
        string[] given = Encoding.UTF8.GetString(await File.ReadAllBytesAsync(Path.Combine(folder.Tree, "given"), TestContext.Current.CancellationToken)).Split('\0');
        string[] expected =
        [
            "T_PLAIN=plain text", "T_HASH=a#b", "T_EXPORT=exported", "T_BLANKS=blanks around", "T_EMPTY=", "T_EMPTY_COMMENT=", "T_EMPTY_QUOTES=",
            "T_SINGLE=as $it \\n \"is\" # here", "T_DOUBLE=a\tb\n\"c\" $d \\ \\x # e", "T_LINES=first\nsecond\r\n  third", "T_SINGLE_LINES=one\ntwo",
            "T_DOLLAR=pa$$word${HOME}", "T_QUOTE_INSIDE=it's \"so\"", "T_EQUALS=a=b==", "T_UTF8=größe", "T_TWICE=second", "T_LAST=no newline",
        ];
        Assert.Equal(expected.Order(StringComparer.Ordinal), given.Where(e => e.StartsWith("T_", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("A=1\nno equals\n", 2, "there is no = after the variable's name")]
    [InlineData("A=1\n\n= 2\n", 3, "does not begin with a variable's name: a letter or _, then letters, digits and _ . -")]
    [InlineData("1A=2\n", 1, "does not begin with a variable's name: a letter or _, then letters, digits and _ . -")]
    [InlineData("export A\n", 1, "there is no = after the variable's name")]
    [InlineData("A=\"one\ntwo\nB=2\n", 1, "the value's opening \" is never closed")]
    [InlineData("A='x\ny'\nB='one\ntwo", 3, "the value's opening ' is never closed")]
    [InlineData("A=\"one\\\"\n", 1, "the value's opening \" is never closed")]
    [InlineData("A=\"one\" two\n", 1, "there is text after the value's closing quote")]
    [InlineData("A=\"one\ntwo\"three\n", 2, "there is text after the value's closing quote")]
    [InlineData("A=a\0b\n", 1, "the value holds a zero byte, which no variable can")]
    [InlineData("A=1\rB=2\n\u001b[31m=3\n", 2, "does not begin with a variable's name: a letter or _, then letters, digits and _ . -")]
    public async Task What_is_no_entry_is_an_error_that_names_the_line(string text, int line, string problem)
    {
        using var folder = new TempFolder();
        folder.Write("a.env", text);
        Outcome outcome = await Redact.RunInAsync(folder.Tree, "", ["run", "--env-file", "a.env", "--", "echo", "not"]);
        Assert.Equal(new Outcome(2, "", $"redact: a.env({line}): {problem}\n"), outcome);
    }
}
