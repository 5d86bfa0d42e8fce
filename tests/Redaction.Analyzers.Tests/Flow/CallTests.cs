using Microsoft.CodeAnalysis.Testing;
using Redaction.Analyzers.Flow;

namespace Redaction.Analyzers.Tests.Flow;

/// <summary>Flows through methods of the compilation: what they return, what they do with a parameter, and where following ends.</summary>
public sealed class CallTests
{
    public static TheoryData<string, string, string> Followed { get; } = new()
    {
        { "a method that returns a field", """Console.WriteLine({|RDC2002:Auth()|});""", """string Auth() => "Bearer " + marked;""" },
        { "a method that returns its parameter", """Console.WriteLine({|RDC2002:Same(value)|});""", """string Same(string s) { var t = s; return t; }""" },
        { "a method that returns the result of another", """Console.WriteLine({|RDC2002:A()|});""", """string A() => B(); string B() => C(); string C() => marked;""" },
        { "an asynchronous method", """Console.WriteLine({|RDC2002:await A()|});""", """async Task<string> A() { await Task.Yield(); return marked; }""" },
        { "an iterator", """foreach (var s in A()) Console.WriteLine({|RDC2002:s|});""", """IEnumerable<string> A() { yield return "a"; yield return marked; }""" },
        { "a computed property", """Console.WriteLine({|RDC2002:Header|});""", """string Header => $"Basic {marked}";""" },
        { "an output", """A(out var s); Console.WriteLine({|RDC2002:s|});""", """void A(out string s) { s = marked; }""" },
        { "a marked return", """Console.WriteLine({|RDC2002:A()|});""", """[return: Secret] string A() => Console.ReadLine();""" },
        { "a reader of a secret", """Console.WriteLine({|RDC2002:GetPassword()|});""", """string GetPassword() => Console.ReadLine();""" },
        { "a method that logs", """Show({|RDC2001:value|});""", """void Show(string s) => logger.LogInformation(s);""" },
        { "a method that logs a part of a text", """Show($"v {{|RDC2001:value|}}");""", """void Show(string s) { var t = s.Trim(); logger.LogInformation("{T}", t); }""" },
        { "a method that logs through another", """A({|RDC2001:value|});""", """void A(string s) => B("x", s); void B(string a, string b) => logger.LogInformation(b);""" },
        { "a local function that writes", """void Show(string s) { Console.WriteLine(s); } Show({|RDC2002:value|});""", "" },
        { "a constructor that writes", """new Writer({|RDC2002:value|});""", """class Writer { public Writer(string s) { Console.WriteLine(s); } }""" },
        { "an exception that puts it in its message", """throw new Failed({|RDC2003:value|});""", """class Failed : Exception { public Failed(string reason) : base("failed: " + reason) { } }""" },
        { "an extension method", """Console.WriteLine({|RDC2002:value.Twice()|});""", """} static class Texts { public static string Twice(this string s) => s + s;""" },
        { "a file's writer in a field", """writer.Write({|RDC2008:value|});""", """readonly StreamWriter writer = new("a.txt");""" },
        { "a file's writer that the constructor makes", """writer.Write({|RDC2008:value|});""", """private BinaryWriter writer; public void Open() { this.writer = new BinaryWriter(File.Create("a")); }""" },
        { "the console's writer in a property", """Out.WriteLine({|RDC2002:value|});""", """TextWriter Out { get; } = Console.Out;""" },
        { "an argument of a lambda in a method", """Show({|RDC2002:value|});""", """void Show(string t) { Action<string> a = s => Console.WriteLine(s); a(t); }""" },
        { "a serialized object of a class", """Console.WriteLine({|RDC2002:System.Text.Json.JsonSerializer.Serialize(new Settings())|});""", """class Settings { public string Name { get; set; } = ""; public string Password { get; set; } = ""; }""" },
        { "a recursion that returns it", """Console.WriteLine({|RDC2002:A(3)|});""", """string A(int i) => i == 0 ? marked : A(i - 1);""" },
    };

    public static TheoryData<string, string, string> Quiet { get; } = new()
    {
        { "a method that returns another thing", """Console.WriteLine(A(value));""", """string A(string s) => "length " + s.Length;""" },
        { "a method that returns its other parameter", """Console.WriteLine(A(value, name));""", """string A(string s, string t) => t;""" },
        { "a method that redacts", """Console.WriteLine(A(value));""", """string A(string s) => redactor.Redact(s);""" },
        { "a method that uses it", """A(value);""", """void A(string s) => http.DefaultRequestHeaders.Add("x", s);""" },
        { "a method that logs its other parameter", """A(value, name);""", """void A(string s, string t) => logger.LogInformation(t);""" },
        { "a method that logs it redacted", """A(value);""", """void A(string s) { s = redactor.Redact(s); logger.LogInformation(s); }""" },
        { "a method that is reported itself", """A(value);""", """void A(string password) => logger.LogInformation({|RDC2001:password|});""" },
        { "a recursion that returns nothing of it", """Console.WriteLine(A(value));""", """string A(string s) => s.Length > 1 ? A(s) : "x";""" },
        { "two that call each other", """Console.WriteLine(A(name));""", """string A(string s) => B(s); string B(string s) => A(s);""" },
        { "a writer of memory in a field", """writer.Write(value);""", """readonly StreamWriter writer = new(new MemoryStream());""" },
        { "a writer in a field that another gives", """writer.Write(value);""", """readonly TextWriter writer; public void Open(TextWriter to) { writer2 = to; } TextWriter writer2;""" },
        { "a serialized object that leaves it out", """Console.WriteLine(System.Text.Json.JsonSerializer.Serialize(new Settings()));""", """class Settings { public string Name { get; set; } = ""; [System.Text.Json.Serialization.JsonIgnore] public string Password { get; set; } = ""; }""" },
        { "a lambda that is not called", """Func<string> f = () => value; Console.WriteLine(f);""", "" },
        { "a chain that is longer than the bound", """Console.WriteLine(A());""", """string A() => B(); string B() => C(); string C() => D(); string D() => marked;""" },
    };

    [Theory]
    [MemberData(nameof(Followed))]
    [MemberData(nameof(Quiet))]
    public Task Calls_within_the_compilation_are_followed(string what, string body, string members)
    {
        Assert.NotEmpty(what);
        return Analysis<SecretFlowAnalyzer>.Run(FlowSource.Of(body, members));
    }

    [Theory]
    [InlineData("dotnet_code_quality.RDC2002.max_call_depth = 4", true)]
    [InlineData("dotnet_code_quality.RDC.max_call_depth = 4", true)]
    [InlineData("dotnet_code_quality.RDC2001.max_call_depth = 4", false)]
    public Task The_depth_of_calls_is_an_option(string option, bool isFound) =>
        Run(isFound ? "Console.WriteLine({|RDC2002:A()|});" : "Console.WriteLine(A());", "string A() => B(); string B() => C(); string C() => D(); string D() => marked;", option);

    [Theory]
    [InlineData("dotnet_code_quality.RDC2002.sanitizers = Shorten", "Console.WriteLine(Shorten(value));")]
    [InlineData("dotnet_code_quality.RDC2002.sanitizers = Other, Service.Shorten", "Console.WriteLine(Shorten(value));")]
    [InlineData("dotnet_code_quality.RDC2001.sanitizers = Shorten", "Console.WriteLine({|RDC2002:Shorten(value)|});")]
    [InlineData("dotnet_code_quality.RDC2002.sources = title", "Console.WriteLine({|RDC2002:title|});")]
    [InlineData("dotnet_code_quality.RDC.sources = Shorten", "Console.WriteLine({|RDC2002:Shorten(name)|});")]
    [InlineData("dotnet_code_quality.RDC2005.sinks = Service.Send", "Send({|RDC2005:value|}); Send(name);")]
    public Task A_team_names_its_own_sanitizers_sources_and_sinks(string option, string body) =>
        Run(body, "string Shorten(string s) => s.Substring(1); void Send(string s) { }", option);

    [Fact]
    public Task The_message_names_the_source_and_the_sink_and_points_at_the_source()
    {
        Analysis<SecretFlowAnalyzer> analysis = new(FlowSource.Of(
            """var s = {|#0:config["Db:Password"]|}; logger.LogInformation("{S}", {|#1:s|});"""));
        analysis.ExpectedDiagnostics.Add(new DiagnosticResult(Descriptors.SecretInLog).WithLocation(1).WithLocation(0)
            .WithArguments("the value of configuration key 'Db:Password'", "LogInformation"));
        return analysis.RunAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public Task Generated_code_is_not_analyzed() =>
        Analysis<SecretFlowAnalyzer>.Run("// <auto-generated/>\n" + FlowSource.Of("Console.WriteLine(password);"));

    private static Task Run(string body, string members, string option)
    {
        Analysis<SecretFlowAnalyzer> analysis = new(FlowSource.Of(body, members));
        analysis.TestState.AnalyzerConfigFiles.Add(("/.editorconfig", "root = true\n[*]\n" + option + "\n"));
        return analysis.RunAsync(TestContext.Current.CancellationToken);
    }
}
