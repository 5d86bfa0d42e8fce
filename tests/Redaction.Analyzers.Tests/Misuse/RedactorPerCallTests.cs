using Redaction.Analyzers.Misuse;

namespace Redaction.Analyzers.Tests.Misuse;

/// <summary>RDC3002: redactors that are built again and again.</summary>
public class RedactorPerCallTests
{
    public static TheoryData<string, string> Planted => new()
    {
        { "made for one call", "string M(string t) => [|new SecretRedactor()|].Redact(t);" },
        { "made for one search", "int M(string t) => [|new SecretRedactor()|].Find(t).Count;" },
        { "made for one explanation", "int M(byte[] t) => [|new SecretRedactor()|].Explain(t).Count;" },
        { "kept in a local of the method", "string M(string t) { var r = [|new SecretRedactor()|]; return r.Redact(t); }" },
        { "target-typed", "string M(string t) { SecretRedactor r = [|new()|]; return r.Redact(t); }" },
        { "with fixed options", "string M(string t) => [|new SecretRedactor(new RedactorOptions { Mask = Mask.SameLength })|].Redact(t);" },
        { "with options in a local", "string M(string t) { var o = new RedactorOptions(); o.Profile = Profile.Alert; var r = [|new SecretRedactor(o)|]; return r.Redact(t); }" },
        { "with a constant", "string M(string t) { const int hold = 1 << 20; return [|new SecretRedactor(new RedactorOptions { MaxHold = hold })|].Redact(t); }" },
        { "in a property", "string P => [|new SecretRedactor()|].Redact(\"t\");" },
        { "in a getter", "string P { get { var r = [|new SecretRedactor()|]; return r.Redact(\"t\"); } }" },
        { "in a local function", "string M(string t) { return Clean(t); string Clean(string s) => [|new SecretRedactor()|].Redact(s); }" },
        { "in a lambda", "IEnumerable<string> M(string[] all) => all.Select(t => [|new SecretRedactor()|].Redact(t));" },
        { "in a loop", "void M(string[] all) { foreach (string t in all) { Console.WriteLine([|new SecretRedactor()|].Redact(t)); } }" },
        { "in a loop of a constructor", "Service(string[] all) { foreach (string t in all) { Console.WriteLine([|new SecretRedactor()|].Redact(t)); } }" },
        { "used several times in one call", "string M(string a, string b) { var r = [|new SecretRedactor()|]; return r.Redact(a) + r.Redact(b); }" },
        { "for a stream", "async Task M(Stream a, Stream b) { await [|new SecretRedactor()|].RedactAsync(a, b); }" },
        { "in a static method", "static string M(string t) => [|new SecretRedactor()|].Redact(t);" },
    };

    public static TheoryData<string, string> Quiet => new()
    {
        { "a static field", "static readonly SecretRedactor s_r = new(); string M(string t) => s_r.Redact(t);" },
        { "a field", "readonly SecretRedactor _r = new(new RedactorOptions()); string M(string t) => _r.Redact(t);" },
        { "a property with an initializer", "SecretRedactor R { get; } = new();" },
        { "the constructor's field", "readonly SecretRedactor _r; Service() { _r = new SecretRedactor(); }" },
        { "a use in the constructor", "readonly string _s; Service(string t) { _s = new SecretRedactor().Redact(t); }" },
        { "the static constructor", "static readonly string s_s; static Service() { s_s = new SecretRedactor().Redact(\"t\"); }" },
        { "a factory", "SecretRedactor M() => new SecretRedactor();" },
        { "a factory with a local", "SecretRedactor M() { var r = new SecretRedactor(); r.Redact(\"warm up\"); return r; }" },
        { "a lazy value", "static readonly Lazy<SecretRedactor> s_r = new(() => new SecretRedactor()); string M(string t) => s_r.Value.Redact(t);" },
        { "a lazy value from a method", "Lazy<SecretRedactor> M() => new(() => { var r = new SecretRedactor(); r.Redact(\"warm up\"); return r; });" },
        { "a lazily set field", "SecretRedactor? _r; string M(string t) => (_r ??= new SecretRedactor()).Redact(t);" },
        { "a set field", "SecretRedactor? _r; void M() { _r = new SecretRedactor(); }" },
        { "options of the caller", "string M(string t, Mask mask) => new SecretRedactor(new RedactorOptions { Mask = mask }).Redact(t);" },
        { "options of the caller in a local", "string M(string t, Mask mask) { var o = new RedactorOptions(); o.Mask = mask; return new SecretRedactor(o).Redact(t); }" },
        { "rules of the caller", "string M(string t, RuleSet rules) { var r = new SecretRedactor(new RedactorOptions { Rules = rules }); return r.Redact(t); }" },
        { "options of the object", "Mask _mask = Mask.Tag; string M(string t) => new SecretRedactor(new RedactorOptions { Mask = _mask }).Redact(t);" },
        { "options that a loop counts", "void M(string t) { foreach (Mask mask in new[] { Mask.Tag, Mask.SameLength }) { new SecretRedactor(new RedactorOptions { Mask = mask }).Redact(t); } }" },
        { "handed on", "void M() { Use(new SecretRedactor()); } void Use(SecretRedactor r) { }" },
        { "handed on from a local", "void M(string t) { var r = new SecretRedactor(); Use(r); r.Redact(t); } void Use(SecretRedactor r) { }" },
        { "captured by a lambda", "Func<string, string> M() { var r = new SecretRedactor(); return t => r.Redact(t); }" },
        { "a wrapper that lives on", "Stream M(Stream s) => new SecretRedactor().WrapForWriting(s);" },
        { "a reader that lives on", "PipeReader M(Stream s) => new SecretRedactor().CreateReader(s);" },
        { "the shared one", "string M(string t) => SecretRedactor.Default.Redact(t);" },
        { "kept in a dictionary", "Dictionary<string, SecretRedactor> _all = new(); void M(string n) { _all[n] = new SecretRedactor(); }" },
        { "its registry is kept", "SecretRegistry M() => new SecretRedactor().Registry;" },
        { "the entry point", "static void Main(string[] args) { var r = new SecretRedactor(); Console.WriteLine(r.Redact(args[0])); }" },
    };

    [Theory]
    [MemberData(nameof(Planted))]
    public async Task One_that_could_be_built_once_is_found(string name, string members)
    {
        Assert.Contains("[|", members, StringComparison.Ordinal);
        Assert.NotEmpty(name);
        await Analysis<RedactorPerCallAnalyzer>.Run(MisuseFrame.Class(members));
    }

    [Theory]
    [MemberData(nameof(Quiet))]
    public async Task One_that_is_kept_or_differs_is_fine(string name, string members)
    {
        Assert.NotEmpty(name);
        var test = new Analysis<RedactorPerCallAnalyzer>(MisuseFrame.Class(members));
        if (members.Contains(" Main(", StringComparison.Ordinal))
        {
            test.TestState.OutputKind = Microsoft.CodeAnalysis.OutputKind.ConsoleApplication;
        }

        await test.RunAsync(TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData("System.Console.WriteLine(new Redaction.SecretRedactor().Redact(args[0]));")]
    [InlineData("foreach (string arg in args) System.Console.WriteLine([|new Redaction.SecretRedactor()|].Redact(arg));")]
    [InlineData("System.Console.WriteLine(Clean(args[0])); string Clean(string s) => [|new Redaction.SecretRedactor()|].Redact(s);")]
    public async Task Top_level_statements_run_once_unless_they_loop(string code)
    {
        var test = new Analysis<RedactorPerCallAnalyzer>(code);
        test.TestState.OutputKind = Microsoft.CodeAnalysis.OutputKind.ConsoleApplication;
        await test.RunAsync(TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData("FactAttribute")]
    [InlineData("TestAttribute")]
    [InlineData("TestMethodAttribute")]
    [InlineData("BenchmarkAttribute")]
    public async Task Tests_and_benchmarks_make_their_own(string attribute) =>
        await Analysis<RedactorPerCallAnalyzer>.Run(MisuseFrame.File($$"""
            class {{attribute}} : Attribute;
            class Mine : {{attribute}};
            class Tests
            {
                [Mine] public void Something() => Console.WriteLine(new SecretRedactor().Redact(Text()));
                static string Text() => new SecretRedactor().Redact("t");
            }
            """));
}
