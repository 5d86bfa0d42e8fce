namespace Redaction.Toml.Tests;

/// <summary>Every message that a wrong file gives.</summary>
public class ErrorTests
{
    [Theory]
    [InlineData("profile = ", "redaction.toml(1): ")]
    [InlineData("profle = \"alert\"", "redaction.toml(1): there is no field \"profle\"; did you mean \"profile\"? There are disable, extends, identifiers, min_confidence, profile.")]
    [InlineData("\nprofile = \"alarm\"", "redaction.toml(2): \"profile\" is \"alarm\"; it must be one of redact, alert.")]
    [InlineData("min_confidence = \"sure\"", "redaction.toml(1): \"min_confidence\" is \"sure\"; it must be one of generic, contextual, self-identifying, verified.")]
    [InlineData("identifiers = 1", "redaction.toml(1): \"identifiers\" must be true or false.")]
    [InlineData("disable = [\n  \"github-pta\"]", "redaction.toml(2): there is no rule \"github-pta\"; did you mean \"github-pat\"? 'redact rules list' shows all.")]
    [InlineData("extends = \"none\"\ndisable = [\"x\"]", "redaction.toml(2): there is no rule \"x\": \"extends\" brings none and the file has none; take it out.")]
    [InlineData("disable = \"jwt\"", "redaction.toml(1): \"disable\" must be an array.")]
    [InlineData("disable = [1]", "redaction.toml(1): \"disable\" must be a string or an array of strings.")]
    [InlineData("disable = [\"jwt\"]\n[[rule]]\nid = \"jwt\"", "redaction.toml(1): \"disable\" names the rule \"jwt\", which this file has at line 2; take one of them out.")]
    [InlineData("extends = \"defualt\"", "redaction.toml(1): \"extends\" names \"defualt\", but there is no such file; it is \"default\", \"none\" or a file, whose path counts from the folder of this one.")]
    [InlineData("extends = [\"none\", \"default\"]", "redaction.toml(1): \"extends\" names \"none\" beside others; leave it out, since a list without \"default\" has no built-in rules of its own.")]
    [InlineData("extends = 3", "redaction.toml(1): \"extends\" must be an array.")]
    [InlineData("[[rules]]", "redaction.toml(1): there is no table \"rules\"; did you mean \"rule\"?")]
    [InlineData("[rule]", "redaction.toml(1): there may be many \"rule\" tables; write [[rule]].")]
    [InlineData("[allow]", "redaction.toml(1): there may be many \"allow\" tables; write [[allow]].")]
    [InlineData("[[suppressions]]", "redaction.toml(1): there is one table \"suppressions\"; write [suppressions].")]
    [InlineData("[[rule]]\ntitle = \"x\"", "redaction.toml(1): the field \"id\" is missing.")]
    [InlineData("[[rule]]\nid = \"new-one\"\ntitle = \"x\"", "redaction.toml(1): rule \"new-one\": the field \"pattern\" is missing.")]
    [InlineData("[[rule]]\nid = \"new-one\"\npattern = \"x\"", "redaction.toml(1): rule \"new-one\": the field \"title\" is missing.")]
    [InlineData("[[rule]]\nid = \"jwt\"\nsevrity = \"low\"", "redaction.toml(3): rule \"jwt\": there is no field \"sevrity\"; did you mean \"severity\"?")]
    [InlineData("[[rule]]\nid = \"jwt\"\n\n[[rule]]\nid = \"jwt\"", "redaction.toml(5): rule \"jwt\": this id is already used at line 1; give one of the two another.")]
    [InlineData("[[rule]]\nid = \"npm-token\"\nblock = false\npattern = 'acme[a-z]+'", "redaction.toml(4): rule \"npm-token\": unbounded repeat at offset 4")]
    [InlineData("[[rule]]\nid = \"jwt\"\npattern = '[a-z]{10}'", "redaction.toml(3): rule \"jwt\": no required literal at offset 0")]
    [InlineData("[[rule]]\nid = \"jwt\"\nmin_entropy = 9", "redaction.toml(1): rule \"jwt\": the least entropy is 9 bits a byte; it must be from 0 to 8.")]
    [InlineData("[[rule]]\nid = \"jwt\"\npaths = [\"a[b\"]", "redaction.toml(3): rule \"jwt\": \"paths\": the glob \"a[b\" has a [ without its ]; write [[] for the character.")]
    [InlineData("[[rule]]\nid = \"jwt\"\npaths = [\"a{b\"]", "redaction.toml(3): rule \"jwt\": \"paths\": the glob \"a{b\" has a { without its }; write [{] for the character.")]
    [InlineData("[[allow]]\npaths = [\"./\"]", "redaction.toml(2): \"paths\": the glob \"./\" is empty; ** is every file.")]
    [InlineData("[[allow]]\npath_patterns = [\n'''(''']", "redaction.toml(3): \"path_patterns\": unbalanced parenthesis at offset 0")]
    [InlineData("[[allow]]\npatterns = ['''a(?=b)''']", "redaction.toml(2): \"patterns\": look-around at offset 1")]
    [InlineData("[[allow]]\nreason = \"x\"", "redaction.toml(1): this [[allow]] has no condition; give it paths, patterns, values, stopwords or fingerprints.")]
    [InlineData("[[allow]]\nrules = [\"jwt\"]", "redaction.toml(1): this [[allow]] has no condition; give it paths, patterns, values, stopwords or fingerprints, or \"disable\" the rules.")]
    [InlineData("[[allow]]\nrules = \"jwd\"\nvalues = [\"x\"]", "redaction.toml(2): there is no rule \"jwd\"; did you mean \"jwt\"?")]
    [InlineData("[[allow]]\ntarget = \"line\"\nvalues = [\"x\"]", "redaction.toml(2): \"target\" says where \"patterns\" are searched, but there are none; add them or take it out.")]
    [InlineData("[[allow]]\ntarget = \"file\"\npatterns = [\"x\"]", "redaction.toml(2): \"target\" is \"file\"; it must be one of secret, match, line.")]
    [InlineData("[[allow]]\ncondition = \"and\"\nvalues = [\"x\"]", "redaction.toml(2): \"condition\" is \"and\"; it must be one of any, all.")]
    [InlineData("[[allow]]\nvalues = [\"x\", \"\"]", "redaction.toml(2): \"values\" has an empty entry, which every secret would hold; take it out.")]
    [InlineData("[[allow]]\nstopwords = [\" \"]", "redaction.toml(2): \"stopwords\" has an empty entry, which every secret would hold; take it out.")]
    [InlineData("[[allow]]\nfingerprints = [\"12\"]", "redaction.toml(2): \"12\" is no fingerprint; one has 16 hexadecimal digits, as 'redact scan --fingerprint-key FILE' shows it.")]
    [InlineData("[[allow]]\nvalue = [\"x\"]", "redaction.toml(2): there is no field \"value\"; did you mean \"values\"?")]
    [InlineData("[suppressions]\ncomments = [\"gitleeks\"]", "redaction.toml(2): there is no comment \"gitleeks\"; did you mean \"gitleaks\"?")]
    [InlineData("[suppressions]\nenable = true", "redaction.toml(2): there is no field \"enable\"; did you mean \"enabled\"?")]
    public void A_wrong_file_is_refused_with_its_line(string text, string message)
    {
        RuleFileException error = Assert.Throws<RuleFileException>(() => TomlRules.Parse(text, "redaction.toml"));
        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_not_there_is_an_io_error() =>
        Assert.Throws<FileNotFoundException>(() => TomlRules.Load(Path.Combine(Path.GetTempPath(), "no-such-redaction.toml")));

    [Fact]
    public void An_extended_file_that_cannot_be_read_is_told_at_its_line()
    {
        using var folder = new TempFolder();
        string file = folder.Write("redaction.toml", "extends = [\"folder\"]");
        folder.Write("folder/x", "");
        RuleFileException error = Assert.Throws<RuleFileException>(() => TomlRules.Load(file));
        Assert.Contains("(1): \"extends\" names \"folder\", but it cannot be read;", error.Message, StringComparison.Ordinal);
    }
}
