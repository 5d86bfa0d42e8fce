using Redaction.Analyzers.CodeFixes;
using Redaction.Analyzers.Misuse;

namespace Redaction.Analyzers.Tests.CodeFixes;

/// <summary>Leases are disposed, redactors are kept.</summary>
public class MisuseFixTests
{
    private const string Using = "Dispose it with 'using'";
    private const string Keep = "Keep it in a static field";

    public static TheoryData<string, string, string> Disposed => new()
    {
        {
            "a local",
            "void M(string v)\n    {\n        // the password\n        var lease = [|SecretRedactor.Default.Register(v, \"x\")|];\n        M(lease.Name);\n    }",
            "void M(string v)\n    {\n        // the password\n        using var lease = SecretRedactor.Default.Register(v, \"x\");\n        M(lease.Name);\n    }"
        },
        {
            "a dropped one",
            "void M(string v)\n    {\n        [|SecretRedactor.Default.Register(v, \"x\")|];\n    }",
            "void M(string v)\n    {\n        using var lease = SecretRedactor.Default.Register(v, \"x\");\n    }"
        },
        {
            "a discarded one",
            "void M(string v)\n    {\n        _ = [|SecretRedactor.Default.Register(v, \"x\")|];\n    }",
            "void M(string v)\n    {\n        using var lease = SecretRedactor.Default.Register(v, \"x\");\n    }"
        },
        {
            "one beside a name that is taken",
            "void M(string lease)\n    {\n        [|SecretRedactor.Default.Register(lease, \"x\")|];\n    }",
            "void M(string lease)\n    {\n        using var lease2 = SecretRedactor.Default.Register(lease, \"x\");\n    }"
        },
        {
            "two in two methods",
            "void M(string v)\n    {\n        var a = [|SecretRedactor.Default.Register(v, \"x\")|];\n    }\n\n    void N(string v)\n    {\n        var b = [|SecretRedactor.Default.Register(v, \"x\")|];\n    }",
            "void M(string v)\n    {\n        using var a = SecretRedactor.Default.Register(v, \"x\");\n    }\n\n    void N(string v)\n    {\n        using var b = SecretRedactor.Default.Register(v, \"x\");\n    }"
        },
    };

    public static TheoryData<string, string> NotDisposed => new()
    {
        { "an arrow", "void M(string v) => [|SecretRedactor.Default.Register(v, \"x\")|];" },
        { "an embedded statement", "void M(string v)\n    {\n        if (v.Length > 8)\n            [|SecretRedactor.Default.Register(v, \"x\")|];\n    }" },
        { "a section of a switch", "void M(string v)\n    {\n        switch (v.Length)\n        {\n            case 8:\n                var lease = [|SecretRedactor.Default.Register(v, \"x\")|];\n                break;\n        }\n    }" },
        { "a local that is assigned", "void M(string v)\n    {\n        SecretLease lease;\n        lease = [|SecretRedactor.Default.Register(v, \"x\")|];\n    }" },
        { "only its name", "string M(string v)\n    {\n        return [|SecretRedactor.Default.Register(v, \"x\")|].Name;\n    }" },
    };

    public static TheoryData<string, string, string> Kept => new()
    {
        {
            "one for a call",
            "string M(string t) => [|new SecretRedactor()|].Redact(t);",
            "private static readonly SecretRedactor s_redactor = new SecretRedactor();\n\n    string M(string t) => s_redactor.Redact(t);"
        },
        {
            "one in a local",
            "string M(string t)\n    {\n        SecretRedactor r = [|new()|];\n        return r.Redact(t);\n    }",
            "private static readonly SecretRedactor s_redactor = new SecretRedactor();\n\n    string M(string t)\n    {\n        SecretRedactor r = s_redactor;\n        return r.Redact(t);\n    }"
        },
        {
            "with options",
            "string M(string t) => [|new SecretRedactor(new RedactorOptions { Mask = Mask.SameLength })|].Redact(t);",
            "private static readonly SecretRedactor s_redactor = new SecretRedactor(new RedactorOptions { Mask = Mask.SameLength });\n\n    string M(string t) => s_redactor.Redact(t);"
        },
    };

    public static TheoryData<string, string> NotKept => new()
    {
        { "options in a local", "string M(string t) { var o = new RedactorOptions(); return [|new SecretRedactor(o)|].Redact(t); }" },
    };

    [Theory]
    [MemberData(nameof(Disposed))]
    public async Task A_lease_is_declared_with_using(string name, string before, string after)
    {
        Assert.NotEmpty(name);
        await new Fix<UndisposedLeaseAnalyzer, MisuseFixProvider>(Using, File(before), File(after)).RunAsync();
    }

    [Theory]
    [MemberData(nameof(NotDisposed))]
    public async Task Using_is_not_offered_where_it_cannot_stand(string name, string members)
    {
        Assert.NotEmpty(name);
        await new Fix<UndisposedLeaseAnalyzer, MisuseFixProvider>(Using, File(members), File(members)).RunAsync();
    }

    [Fact]
    public async Task Using_is_not_offered_to_a_language_without_it()
    {
        string source = "using Redaction;\nclass Service\n{\n    void M(string v)\n    {\n        var lease = [|SecretRedactor.Default.Register(v, \"x\")|];\n    }\n}\n";
        var test = new Fix<UndisposedLeaseAnalyzer, MisuseFixProvider>(Using, source, source);
        test.SolutionTransforms.Add((solution, id) => solution.WithProjectParseOptions(id, new Microsoft.CodeAnalysis.CSharp.CSharpParseOptions(Microsoft.CodeAnalysis.CSharp.LanguageVersion.CSharp7_3)));
        await test.RunAsync();
    }

    [Theory]
    [MemberData(nameof(Kept))]
    public async Task A_redactor_is_kept_in_a_static_field(string name, string before, string after)
    {
        Assert.NotEmpty(name);
        await new Fix<RedactorPerCallAnalyzer, MisuseFixProvider>(Keep, File(before), File(after)).RunAsync();
    }

    [Theory]
    [MemberData(nameof(NotKept))]
    public async Task A_redactor_that_needs_its_method_is_not_moved(string name, string members)
    {
        Assert.NotEmpty(name);
        await new Fix<RedactorPerCallAnalyzer, MisuseFixProvider>(Keep, File(members), File(members)).RunAsync();
    }

    [Fact]
    public async Task Equal_redactors_of_a_class_share_a_field()
    {
        var test = new Fix<RedactorPerCallAnalyzer, MisuseFixProvider>(
            Keep,
            File("string M(string t) => [|new SecretRedactor()|].Redact(t);\n\n    string N(string t) => [|new SecretRedactor()|].Redact(t);"),
            File("private static readonly SecretRedactor s_redactor2 = new SecretRedactor();\n    private static readonly SecretRedactor s_redactor = new SecretRedactor();\n\n    string M(string t) => s_redactor.Redact(t);\n\n    string N(string t) => s_redactor2.Redact(t);"))
        {
            BatchFixedCode = File("private static readonly SecretRedactor s_redactor = new SecretRedactor();\n\n    string M(string t) => s_redactor.Redact(t);\n\n    string N(string t) => s_redactor.Redact(t);"),
        };
        await test.RunAsync();
    }

    [Fact]
    public async Task A_reveal_is_suppressed_with_a_reason() =>
        await new Fix<RevealAnalyzer, MisuseFixProvider>(
            "Suppress with a reason",
            File("string M(SecretLease l) => [|l.Reveal()|];"),
            File("[System.Diagnostics.CodeAnalysis.SuppressMessage(\"Usage\", \"RDC3003\", Justification = \"say here why this is safe\")]\n    string M(SecretLease l) => l.Reveal();")).RunAsync();

    private static string File(string members) => "using System;\nusing Redaction;\n\nclass Service\n{\n    " + members + "\n}\n";
}
