using System.Text.Json;
using NJsonSchema;

namespace Redaction.Tool.Tests.Reports;

public class JsonReportTests
{
    private static Task<JsonSchema> Schema => JsonSchema.FromFileAsync(Path.Combine(AppContext.BaseDirectory, "findings.schema.json"), TestContext.Current.CancellationToken);

    [Fact]
    public async Task The_schema_describes_what_is_written()
    {
        using TempFolder folder = HostileTree.Create();
        Outcome scan = await folder.ScanAsync("--format", "json");
        Assert.Equal(1, scan.ExitCode);
        Assert.Empty((await Schema).Validate(scan.Output));
        using JsonDocument report = JsonDocument.Parse(scan.Output);
        Assert.Equal(HostileTree.Findings + 1, report.RootElement.GetArrayLength());

        // and the schema can tell: a field that goes, that is new or that has another value
        Assert.NotEmpty((await Schema).Validate(scan.Output.Replace("\"offset\":", "\"at\":", StringComparison.Ordinal)));
        Assert.NotEmpty((await Schema).Validate(scan.Output.Replace("\"severity\":\"critical\"", "\"severity\":\"grave\"", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Each_line_of_json_lines_is_an_element_of_json()
    {
        using TempFolder folder = HostileTree.Create();
        string key = folder.Write("../key", "0123456789abcdef");
        Outcome json = await folder.ScanAsync("--format", "json", "--fingerprint-key", key);
        Outcome lines = await folder.ScanAsync("--format", "jsonl", "--fingerprint-key", key);
        Assert.Equal($"[\n  {string.Join(",\n  ", lines.Output.TrimEnd('\n').Split('\n'))}\n]\n", json.Output);
        Assert.EndsWith("}\n", lines.Output);
    }

    [Fact]
    public async Task A_finding_says_where_it_stands_in_bytes_and_in_columns_and_shows_its_line()
    {
        using var folder = new TempFolder();
        folder.Write("a.txt", $"x\né𝄞 = {TempFolder.Secret};\n");
        Outcome scan = await folder.ScanAsync("--format", "json");
        using JsonDocument report = JsonDocument.Parse(scan.Output);
        JsonElement finding = report.RootElement[0];
        Assert.Equal(1, finding.GetProperty("version").GetInt32());
        Assert.Equal("known-value", finding.GetProperty("kind").GetString());
        Assert.Equal((2, 7, 11, 21), (
            finding.GetProperty("startLine").GetInt32(), finding.GetProperty("startColumn").GetInt32(),
            finding.GetProperty("offset").GetInt32(), finding.GetProperty("length").GetInt32()));
        Assert.Equal("é𝄞 = [REDACTED:db];", finding.GetProperty("excerpt").GetString());
        Assert.False(finding.TryGetProperty("commit", out _));
    }
}
