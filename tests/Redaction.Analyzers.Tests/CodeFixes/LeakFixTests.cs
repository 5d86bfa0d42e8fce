using Redaction.Analyzers.CodeFixes;

namespace Redaction.Analyzers.Tests.CodeFixes;

/// <summary>Leaks are redacted, marked at their source or suppressed with a reason.</summary>
public class LeakFixTests
{
    private const string Redact = "Redact it";
    private const string Mark = "Mark it with [Secret]";
    private const string Suppress = "Suppress with a reason";
    private const string Sinks = "\n    void RDC2001(string text, params object?[] args) { }\n    void RDC2003(string text) { }\n    void RDC2006(string url) { }\n    void RDC2007(string arg) { }\n    void RDC2010(object text) { }\n}\n";

    public static TheoryData<string, string, string> Redacted => new()
    {
        { "an argument", "void M(string secret) { RDC2001([|secret|]); }", "void M(string secret) { RDC2001(SecretRedactor.Default.Redact(secret)); }" },
        { "an argument of a template", "void M(string secret) { RDC2001(\"{S}\", [|secret|]); }", "void M(string secret) { RDC2001(\"{S}\", SecretRedactor.Default.Redact(secret)); }" },
        { "a hole", "void M(string secret) { RDC2003($\"got {[|secret|]}!\"); }", "void M(string secret) { RDC2003($\"got {SecretRedactor.Default.Redact(secret)}!\"); }" },
        { "a hole with a width", "void M(string secret) { RDC2003($\"got {[|secret|],20}!\"); }", "void M(string secret) { RDC2003($\"got {SecretRedactor.Default.Redact(secret),20}!\"); }" },
        { "a part of a sum", "void M(string secret) { RDC2003(\"got \" + [|secret|]); }", "void M(string secret) { RDC2003(\"got \" + SecretRedactor.Default.Redact(secret)); }" },
        { "a property", "string Secret => \"\"; void M(Service s) { RDC2001([|s.Secret|]); }", "string Secret => \"\"; void M(Service s) { RDC2001(SecretRedactor.Default.Redact(s.Secret)); }" },
        { "what may be null", "void M(string? secret) { RDC2001(\"{S}\", [|secret|]); }", "void M(string? secret) { RDC2001(\"{S}\", SecretRedactor.Default.Redact(secret ?? \"\")); }" },
        { "two of them", "void M(string secret, string secretKey) { RDC2003($\"{[|secret|]} {[|secretKey|]}\"); }", "void M(string secret, string secretKey) { RDC2003($\"{SecretRedactor.Default.Redact(secret)} {SecretRedactor.Default.Redact(secretKey)}\"); }" },
    };

    public static TheoryData<string, string> NotRedacted => new()
    {
        { "bytes", "void M(byte[] secret) { RDC2010([|secret|]); }" },
        { "an object", "void M(object secret) { RDC2010([|secret|]); }" },
        { "a URL", "void M(string secret) { RDC2006(\"https://x.test/?k=\" + [|secret|]); }" },
        { "an argument of a process", "void M(string secret) { RDC2007([|secret|]); }" },
    };

    public static TheoryData<string, string, string, string> Marked => new()
    {
        { "a parameter", "void M(string secret) { RDC2001([|secret|]); }", "void M([Secret] string secret) { RDC2001([|secret|]); }", "Mark 'secret' with [Secret]" },
        { "a property", "public string Secret { get; set; } = \"\"; void M() { RDC2001([|Secret|]); }", "[Secret]\n    public string Secret { get; set; } = \"\"; void M() { RDC2001([|Secret|]); }", "Mark 'Secret' with [Secret]" },
        { "a field", "private string secret = \"\"; void M() { RDC2001([|secret|]); }", "[Secret]\n    private string secret = \"\"; void M() { RDC2001([|secret|]); }", "Mark 'secret' with [Secret]" },
        { "one that is used twice", "void M(string secret) { RDC2001([|secret|]); RDC2003([|secret|]); }", "void M([Secret] string secret) { RDC2001([|secret|]); RDC2003([|secret|]); }", "Mark 'secret' with [Secret]" },
    };

    public static TheoryData<string, string> NotMarked => new()
    {
        { "a local", "void M() { string secret = \"\"; RDC2001([|secret|]); }" },
        { "one that is marked", "void M([Secret] string secret) { RDC2001([|secret|]); }" },
        { "a variable of a loop", "void M(string[] all) { foreach (string secret in all) { RDC2001([|secret|]); } }" },
    };

    public static TheoryData<string, string, string> Suppressed => new()
    {
        {
            "a statement",
            "void M(string secret)\n    {\n        RDC2001([|secret|]);\n    }",
            "void M(string secret)\n    {\n#pragma warning disable RDC2001 // say here why this is safe\n        RDC2001(secret);\n#pragma warning restore RDC2001\n    }"
        },
        {
            "a statement of several lines",
            "void M(string secret)\n    {\n        RDC2001(\n            [|secret|]);\n    }",
            "void M(string secret)\n    {\n#pragma warning disable RDC2001 // say here why this is safe\n        RDC2001(\n            secret);\n#pragma warning restore RDC2001\n    }"
        },
        {
            "an embedded statement",
            "void M(string secret)\n    {\n        if (secret == \"\")\n            RDC2001([|secret|]);\n    }",
            "void M(string secret)\n    {\n        if (secret == \"\")\n#pragma warning disable RDC2001 // say here why this is safe\n            RDC2001(secret);\n#pragma warning restore RDC2001\n    }"
        },
        {
            "a member with an arrow",
            "void M(string secret) => RDC2001([|secret|]);",
            "[System.Diagnostics.CodeAnalysis.SuppressMessage(\"Security\", \"RDC2001\", Justification = \"say here why this is safe\")]\n    void M(string secret) => RDC2001(secret);"
        },
        {
            "two in a statement",
            "void M(string secret)\n    {\n        RDC2001([|secret|], [|secret|]);\n    }",
            "void M(string secret)\n    {\n#pragma warning disable RDC2001 // say here why this is safe\n        RDC2001(secret, secret);\n#pragma warning restore RDC2001\n    }"
        },
    };

    [Theory]
    [MemberData(nameof(Redacted))]
    public async Task A_text_is_redacted(string name, string before, string after)
    {
        Assert.NotEmpty(name);
        await Run(Redact, before, after);
    }

    [Theory]
    [MemberData(nameof(NotRedacted))]
    public async Task What_is_no_text_or_would_not_work_is_not_redacted(string name, string members)
    {
        Assert.NotEmpty(name);
        await Run(Redact, members, members);
    }

    [Fact]
    public async Task The_namespace_is_imported_if_need_be() =>
        await new Fix<MarkedLeakAnalyzer, LeakFixProvider>(
            Redact,
            "class Service\n{\n    void M(string secret) { RDC2001({|RDC2001:secret|}); }" + Sinks.Replace("object?", "object", StringComparison.Ordinal),
            "using Redaction;\n\nclass Service\n{\n    void M(string secret) { RDC2001(SecretRedactor.Default.Redact(secret)); }" + Sinks.Replace("object?", "object", StringComparison.Ordinal)).RunAsync();

    [Theory]
    [MemberData(nameof(Marked))]
    public async Task The_source_is_marked(string name, string before, string after, string title)
    {
        Assert.NotEmpty(name);
        Fix<MarkedLeakAnalyzer, LeakFixProvider> test = Test(Mark, before, after);

        // the leak is still there, as it should
        test.FixedState.MarkupHandling = Microsoft.CodeAnalysis.Testing.MarkupMode.Allow;
        test.BatchFixedState.MarkupHandling = Microsoft.CodeAnalysis.Testing.MarkupMode.Allow;
        test.NumberOfIncrementalIterations = 1;
        test.NumberOfFixAllIterations = 1;
        test.CodeActionVerifier = (action, verifier) => verifier.True(action.Title == title || action.Title == Mark);
        await test.RunAsync();
    }

    [Theory]
    [MemberData(nameof(NotMarked))]
    public async Task A_source_that_cannot_be_marked_is_not(string name, string members)
    {
        Assert.NotEmpty(name);
        await Run(Mark, members, members);
    }

    [Theory]
    [MemberData(nameof(Suppressed))]
    public async Task It_is_suppressed_with_a_reason(string name, string before, string after)
    {
        Assert.NotEmpty(name);
        await Run(Suppress, before, after);
    }

    [Fact]
    public async Task A_top_level_statement_is_suppressed_by_a_pragma()
    {
        var test = new Fix<MarkedLeakAnalyzer, LeakFixProvider>(
            Suppress,
            "string secret = args[0];\nRDC2001({|RDC2001:secret|});\nstatic void RDC2001(string text) { }\n",
            "string secret = args[0];\n#pragma warning disable RDC2001 // say here why this is safe\nRDC2001(secret);\n#pragma warning restore RDC2001\nstatic void RDC2001(string text) { }\n");
        test.TestState.OutputKind = Microsoft.CodeAnalysis.OutputKind.ConsoleApplication;
        await test.RunAsync();
    }

    private static Task Run(string key, string before, string after) => Test(key, before, after).RunAsync();

    private static Fix<MarkedLeakAnalyzer, LeakFixProvider> Test(string key, string before, string after) => new(key, Markup.OfLeaks(File(before)), Markup.OfLeaks(File(after)));

    private static string File(string members) => "using System;\nusing Redaction;\n\n#nullable enable\n\nclass Service\n{\n    " + members + Sinks;
}
