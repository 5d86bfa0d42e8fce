using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Redaction.Analyzers.Literals;
using Redaction.NetStandard.Tests;
using Redaction.Tests.Tables;

namespace Redaction.Analyzers.Tests.Literals;

/// <summary>The same literals have the same verdict in a source file that is analyzed and in one that the command reads.</summary>
public sealed class AgreementTests
{
    [Fact]
    public async Task Analyzer_and_engine_agree_on_the_shared_table()
    {
        string[] literals = LiteralTable.All();
        (string Path, string Text)[] sources = [.. literals.Select((literal, i) => ($"/src/File{i}.cs", Source(literal)))];
        CSharpCompilation compilation = CompiledSources.Of(sources);
        ImmutableArray<Diagnostic> diagnostics = await compilation.Diagnose(new HardCodedSecretAnalyzer(), new HardCodedCredentialAnalyzer());
        ILookup<string, Diagnostic> byFile = diagnostics.ToLookup(diagnostic => diagnostic.Location.SourceTree!.FilePath);

        // the build for .NET 10, which the command runs on
        string[][] reports = [.. Oracle.Call<string[]>("Redaction.Tests.Tables.EngineReport", "Of", sources.Select(source => source.Text).ToArray(), true, Array.Empty<string>())
            .Select(report => report.Split('\n').Where(line => line.Contains(" Pattern ", StringComparison.Ordinal) || line.Contains(" Rule ", StringComparison.Ordinal)).ToArray())];
        int found = 0;
        for (int i = 0; i < sources.Length; i++)
        {
            string[] expected = [.. reports[i].Select(PlaceOf).Order(StringComparer.Ordinal)];
            string[] actual = [.. byFile[sources[i].Path].Select(diagnostic => PlaceOf(diagnostic, sources[i].Text, expected)).Order(StringComparer.Ordinal)];
            Assert.Equal(expected, actual);
            found += expected.Length;
        }

        Assert.True(found >= 100, $"{found} findings");
    }

    [Fact]
    public async Task No_message_and_no_property_holds_a_value()
    {
        string text = Planted.In("""
            class C
            {
                string a = "%GITHUB%"; // %AWS%
                string password = "%PASSWORD%";
                object b = new System.Net.NetworkCredential("me", "%WEAK%");
                string c = "%GITHUB1%" + "%GITHUB2%";
                void M(System.Collections.Generic.Dictionary<string, string> tokens)
                {
                    tokens["%GITHUB%"] = "Zx81kQp0aLm2";
                    tokens.Add("password=%PASSWORD%", "Zx81kQp0aLm2");
                }
            }
            """);
        ImmutableArray<Diagnostic> diagnostics = await CompiledSources.Of(("/src/C.cs", text)).Diagnose(new HardCodedSecretAnalyzer(), new HardCodedCredentialAnalyzer());
        Assert.Equal(["RDC1001", "RDC1002", "RDC1003", "RDC1004"], diagnostics.Select(diagnostic => diagnostic.Id).Distinct().Order(StringComparer.Ordinal));
        foreach (Diagnostic diagnostic in diagnostics)
        {
            Assert.Equal("rule", Assert.Single(diagnostic.Properties).Key);
            foreach (string name in new[] { "%GITHUB%", "%GITHUB2%", "%AWS%", "%PASSWORD%", "%WEAK%" })
            {
                Assert.DoesNotContain(Planted.Value(name), diagnostic + diagnostic.Properties["rule"], StringComparison.Ordinal);
            }
        }
    }

    /// <summary>A raw literal, so that its text is the source's. Of one class in all files the compiler would compare every method with all.</summary>
    private static string Source(string literal) => $"file class C\n{{\n    object value = M(\"\"\"\"\"\"\n{literal}\n\"\"\"\"\"\");\n    static object M(object o) => o;\n}}\n";

    /// <summary>Of a line of the report: the rule and the place.</summary>
    private static string PlaceOf(string line)
    {
        string[] words = line.Split(' ');
        return $"{words[0]} {words[1]}";
    }

    private static string PlaceOf(Diagnostic diagnostic, string text, string[] expected)
    {
        Microsoft.CodeAnalysis.Text.TextSpan span = diagnostic.Location.SourceSpan;
        if (diagnostic.Id == "RDC1001")
        {
            string message = diagnostic.GetMessage(CultureInfo.InvariantCulture);
            int start = message.IndexOf('(', StringComparison.Ordinal) + 1;
            return $"{message[start..message.IndexOf(':', StringComparison.Ordinal)]} {span.Start}+{span.Length}";
        }

        // told on the whole literal
        Assert.Equal("RDC1002", diagnostic.Id);
        Assert.Equal('"', text[span.Start]);
        return Assert.Single(expected, place => span.Contains(int.Parse(place.Split(' ')[1].Split('+')[0], CultureInfo.InvariantCulture)));
    }
}
