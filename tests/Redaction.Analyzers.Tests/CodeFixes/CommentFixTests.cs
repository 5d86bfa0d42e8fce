using Redaction.Analyzers.CodeFixes;
using Redaction.Analyzers.Literals;
using Redaction.Analyzers.Tests.Literals;

namespace Redaction.Analyzers.Tests.CodeFixes;

public class CommentFixTests
{
    private const string Mask = "Mask the secret";
    private const string Suppress = "Suppress with a reason";

    public static TheoryData<string, string, string> Masked => new()
    {
        { "a comment", "class C\n{\n    // run it with {|RDC1003:%GITHUB%|}, then stop\n    int a; // or {|RDC1003:%SLACK%|}\n}", "class C\n{\n    // run it with [REDACTED], then stop\n    int a; // or [REDACTED]\n}" },
        { "two on a line", "/* {|RDC1003:%GITHUB%|} and {|RDC1003:%SLACK%|} */\nclass C { }", "/* [REDACTED] and [REDACTED] */\nclass C { }" },
        { "disabled code", "class C\n{\n#if false\n    string a = \"{|RDC1003:%GITHUB%|}\";\n#endif\n}", "class C\n{\n#if false\n    string a = \"[REDACTED]\";\n#endif\n}" },
        { "a region", "#region {|RDC1003:%GITHUB%|}\nclass C { }\n#endregion", "#region [REDACTED]\nclass C { }\n#endregion" },
    };

    public static TheoryData<string, string, string> Suppressed => new()
    {
        { "a comment", "class C\n{\n    // run it with {|RDC1003:%GITHUB%|}\n    int a;\n}", "class C\n{\n    // run it with %GITHUB% // redaction:allow github-pat -- say here why this is safe\n    int a;\n}" },
        { "a comment after code", "class C\n{\n    int a; // {|RDC1003:%GITHUB%|}  \n}", "class C\n{\n    int a; // %GITHUB%   // redaction:allow github-pat -- say here why this is safe\n}" },
    };

    [Theory]
    [MemberData(nameof(Masked))]
    public Task A_secret_is_masked_and_the_rest_stays(string what, string before, string after) => Run(what, Mask, before, after);

    [Theory]
    [MemberData(nameof(Suppressed))]
    public Task It_is_suppressed_at_the_end_of_its_comment(string what, string before, string after) => Run(what, Suppress, before, after);

    [Theory]
    [InlineData("a comment that goes on", "/* {|RDC1003:%GITHUB%|}\n*/\nclass C { }")]
    [InlineData("documentation", "/// <summary>{|RDC1003:%GITHUB%|}</summary>\nclass C { }")]
    public Task It_is_not_suppressed_where_no_comment_can_stand(string what, string source) => Run(what, Suppress, source, source);

    private static Task Run(string what, string key, string before, string after)
    {
        Assert.NotEmpty(what);
        return new Fix<HardCodedSecretAnalyzer, CommentFixProvider>(key, Planted.In(before), Planted.In(after)).RunAsync();
    }
}
