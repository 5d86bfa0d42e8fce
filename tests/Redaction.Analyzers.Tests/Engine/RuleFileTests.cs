using Redaction.Analyzers.Tests.Files;
using Redaction.Analyzers.Tests.Literals;

namespace Redaction.Analyzers.Tests.Engine;

/// <summary>A <c>redaction.toml</c> among the additional files holds for sources and files alike, or is told to be wrong.</summary>
public sealed class RuleFileTests
{
    private const string Own = "[[rule]]\nid = \"acme-token\"\ntitle = \"Acme token\"\npattern = '''acme_[0-9a-z]{16}'''\n";
    private const string Acme = "acme" + "_k3v9x0q" + "7w2m5z8tb";

    [Fact]
    public Task A_rule_of_ones_own_is_found() => Run(Own, $"class C {{ string a = \"{{|RDC1001:{Acme}|}}\"; string b = \"{{|RDC1001:%GITHUB%|}}\"; }}");

    [Fact]
    public Task Built_in_rules_go_where_they_are_not_extended() => Run("extends = \"none\"\n" + Own, $"class C {{ string a = \"{{|RDC1001:{Acme}|}}\"; string b = \"%GITHUB%\"; }}");

    [Fact]
    public Task A_rule_is_disabled() => Run("disable = [\"github-pat\"]\n", "class C { string a = \"%GITHUB%\"; string b = \"{|RDC1001:%AWS%|}\"; }");

    [Fact]
    public Task A_value_is_allowed() => Run("[[allow]]\nvalues = [\"%PASSWORD%\", \"%WEAK%\"]\n", "class C { string password = \"%PASSWORD%\"; string token = {|RDC1002:\"%TOKEN%\"|}; object a = new System.Net.NetworkCredential(\"me\", \"%WEAK%\"); }");

    [Fact]
    public Task A_line_is_allowed() => Run("[[allow]]\ntarget = \"line\"\npatterns = ['''of a test''']\n", "class C {\n string a = \"%GITHUB%\"; // of a test\n string b = \"{|RDC1001:%GITHUB%|}\"; }");

    [Fact]
    public Task A_path_is_allowed() => Run("[[allow]]\npaths = [\"0/*.cs\"]\n", "class C { string a = \"%GITHUB%\"; string password = \"%PASSWORD%\"; object b = new System.Net.NetworkCredential(\"me\", \"%WEAK%\"); }");

    [Fact]
    public Task Another_path_is_not() => Run("[[allow]]\npaths = [\"1/*.cs\"]\n", "class C { string a = \"{|RDC1001:%GITHUB%|}\"; }");

    [Fact]
    public Task The_least_confidence_counts() => Run("min_confidence = \"self-identifying\"\n", "class C { string a = \"{|RDC1001:%STRIPE%|}\"; string password = \"%PASSWORD%\"; }");

    [Fact]
    public Task Comments_count_as_it_says() => Run("[suppressions]\ncomments = [\"redaction\"]\n", "class C {\n string a = \"{|RDC1001:%GITHUB%|}\"; // gitleaks:allow\n string b = \"%GITHUB%\"; // redaction:allow\n }");

    [Fact]
    public Task No_comment_counts() => Run("[suppressions]\nenabled = false\n", "class C {\n string b = \"{|RDC1001:%GITHUB%|}\"; // redaction:allow\n }");

    [Fact]
    public async Task The_nearest_one_above_a_file_holds()
    {
        var analysis = new LiteralAnalysis("class C { string a = \"%GITHUB%\"; string b = \"{|RDC1001:%AWS%|}\"; }", "/repo/src/a/C.cs");
        analysis.TestState.Sources.Add(("/repo/src/b/D.cs", Planted.In("class D { string a = \"{|RDC1001:%GITHUB%|}\"; string b = \"%AWS%\"; }")));
        analysis.TestState.AdditionalFiles.Add(("/repo/redaction.toml", "disable = [\"aws-access-key-id\"]\n"));
        analysis.TestState.AdditionalFiles.Add(("/repo/src/a/redaction.toml", "disable = [\"github-pat\"]\n"));
        await analysis.RunAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task What_it_extends_is_an_additional_file()
    {
        var analysis = new LiteralAnalysis($"class C {{ string a = \"{{|RDC1001:{Acme}|}}\"; }}", "/repo/C.cs");
        analysis.TestState.AdditionalFiles.Add(("/repo/redaction.toml", "extends = [\"default\", \"rules/acme.toml\"]\n"));
        analysis.TestState.AdditionalFiles.Add(("/repo/rules/acme.toml", "extends = \"none\"\n" + Own));
        await analysis.RunAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public Task It_holds_for_configuration_files() => FileAnalysis.Run(
        ("/repo/redaction.toml", "[[allow]]\npaths = [\"deploy/**\"]\n" + Own), ("/repo/deploy/.env", "TOKEN=%GITHUB%\n"), ("/repo/.env", $"TOKEN={{|RDC1005:%GITHUB%|}}\nX={{|RDC1005:{Acme}|}}\n"));

    [Theory]
    [InlineData("{|RDC9001:[[rul]]|}\n")]
    [InlineData("profile = \"alert\"\n{|RDC9001:disable = [\"no-such-rule\"]|}\n")]
    [InlineData("[[rule]]\nid = \"acme\"\ntitle = \"Acme\"\n{|RDC9001:pattern = '''a+'''|}\n")]
    [InlineData("{|RDC9001:extends = \"missing.toml\"|}\n")]
    [InlineData("{|RDC9001:nonsense|}\n")]
    public Task What_is_wrong_is_told_with_its_line(string toml) => FileAnalysis.Run(("/repo/redaction.toml", toml));

    [Fact]
    public Task What_is_wrong_in_an_extended_file_is_told_there() => FileAnalysis.Run(
        ("/repo/redaction.toml", "extends = \"acme.toml\"\n"), ("/repo/acme.toml", "\n{|RDC9001:[[rul]]|}\n"));

    [Fact]
    public Task A_wrong_file_that_another_extends_is_told_once() => FileAnalysis.Run(
        ("/repo/src/redaction.toml", "extends = \"../redaction.toml\"\n"), ("/repo/redaction.toml", "{|RDC9001:[[rul]]|}\n"));

    [Fact]
    public Task The_built_in_rules_hold_where_a_file_is_wrong() => Run("[[rul]]\n", "class C { string a = \"{|RDC1001:%GITHUB%|}\"; }");

    private static Task Run(string toml, string source)
    {
        var analysis = new LiteralAnalysis(source);
        analysis.TestState.AdditionalFiles.Add(("/redaction.toml", Planted.In(toml)));
        return analysis.RunAsync(TestContext.Current.CancellationToken);
    }
}
