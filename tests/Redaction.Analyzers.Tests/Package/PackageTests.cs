using System.Text.RegularExpressions;

namespace Redaction.Analyzers.Tests.Package;

/// <summary>The package as a stranger meets it: installed from a feed into a new project, and what the compiler says.</summary>
public sealed partial class PackageTests(PackedAnalyzers packed) : IClassFixture<PackedAnalyzers>
{
    private static readonly string s_token = string.Concat("gh", "p_", "TvKuLXtTtvzyb8QJ5NYeSqPk4WC9g", "p0G8xaY");

    private static readonly (string, string) s_program = ("Program.cs", $$"""
        string token = "{{s_token}}";
        Console.WriteLine(token.Length);
        """);

    private static readonly (string, string) s_settings = ("appsettings.json", $$"""
        {
          "Github": { "Pat": "{{s_token}}" }
        }
        """);

    [Fact]
    public async Task Secrets_in_source_and_settings_are_warnings_at_their_place()
    {
        (int code, string output) = await PackedAnalyzers.Build(packed.CreateProject("", s_program, s_settings));

        Assert.True(code == 0, output);
        Assert.Equal(["Program.cs(1,17): warning RDC1001", "appsettings.json(2,23): warning RDC1005"], Diagnostics(output));
        Assert.DoesNotContain(s_token, output, StringComparison.Ordinal);
        Assert.DoesNotContain("AD0001", output, StringComparison.Ordinal);
        Assert.DoesNotContain("CS80", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_strict_configuration_breaks_the_build()
    {
        (int code, string output) = await PackedAnalyzers.Build(packed.CreateProject("<RedactionAnalysisMode>Strict</RedactionAnalysisMode>", s_program));

        Assert.NotEqual(0, code);
        Assert.Equal(["Program.cs(1,17): error RDC1001"], Diagnostics(output));
    }

    [Fact]
    public async Task The_configuration_none_is_quiet_until_editorconfig_asks_for_something()
    {
        string folder = packed.CreateProject("<RedactionAnalysisMode>none</RedactionAnalysisMode>", s_program, s_settings);
        (int code, string output) = await PackedAnalyzers.Build(folder);
        Assert.True(code == 0, output);
        Assert.Empty(Diagnostics(output));

        await File.WriteAllTextAsync(
            Path.Combine(folder, ".editorconfig"), "root = true\n[*.cs]\ndotnet_diagnostic.RDC1001.severity = error\n", TestContext.Current.CancellationToken);
        (code, output) = await PackedAnalyzers.Build(folder);
        Assert.NotEqual(0, code);
        Assert.Equal(["Program.cs(1,17): error RDC1001"], Diagnostics(output));
    }

    [Fact]
    public async Task A_mode_that_does_not_exist_is_an_error()
    {
        (int code, string output) = await PackedAnalyzers.Build(packed.CreateProject("<RedactionAnalysisMode>stirct</RedactionAnalysisMode>", s_program));

        Assert.NotEqual(0, code);
        Assert.Contains("RedactionAnalysisMode is 'stirct'", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Configuration_files_can_be_left_out()
    {
        (int code, string output) = await PackedAnalyzers.Build(packed.CreateProject("<RedactionAnalyzeFiles>false</RedactionAnalyzeFiles>", s_settings, ("Program.cs", "return;")));

        Assert.True(code == 0, output);
        Assert.Empty(Diagnostics(output));
    }

    [Fact]
    public async Task Rules_of_redaction_toml_are_used()
    {
        string value = "acme_" + string.Concat("k3v9x", "2m7q1");
        (int code, string output) = await PackedAnalyzers.Build(packed.CreateProject(
            "",
            ("redaction.toml", "[[rule]]\nid = \"acme-token\"\ntitle = \"Acme token\"\npattern = 'acme_[0-9a-z]{10}'\n"),
            ("Program.cs", $"System.Console.WriteLine(\"{value}\");")));

        Assert.True(code == 0, output);
        Assert.Equal(["Program.cs(1,27): warning RDC1001"], Diagnostics(output));
        Assert.Contains("acme-token", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_redaction_toml_is_told_at_its_line()
    {
        (int code, string output) = await PackedAnalyzers.Build(packed.CreateProject("", ("redaction.toml", "\n[[rule]\n"), s_program));

        Assert.True(code == 0, output);
        Assert.Equal(["Program.cs(1,17): warning RDC1001", "redaction.toml(2,1): warning RDC9001"], Diagnostics(output));
    }

    [Fact]
    public async Task A_secret_that_is_logged_is_found()
    {
        (int code, string output) = await PackedAnalyzers.Build(packed.CreateProject("", ("Program.cs", """
            string? password = Environment.GetEnvironmentVariable("DB_PASSWORD");
            string text = $"connecting with {password}";
            Console.WriteLine(text);
            """)));

        Assert.True(code == 0, output);
        Assert.Equal(["Program.cs(3,19): warning RDC2002"], Diagnostics(output));
    }

    /// <summary>What was reported, without folders and messages; a build says each twice.</summary>
    private static string[] Diagnostics(string output) =>
        [.. DiagnosticLine().Matches(output).Select(m => Path.GetFileName(m.Groups[1].Value) + m.Groups[2].Value).Distinct().Order(StringComparer.Ordinal)];

    [GeneratedRegex(@"^\s*([^\s(][^(\r\n]*)(\(\d+,\d+\): (?:warning|error) RDC\d+)", RegexOptions.Multiline)]
    private static partial Regex DiagnosticLine();
}
