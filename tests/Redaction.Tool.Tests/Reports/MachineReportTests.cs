using System.Globalization;
using System.Text.Json;
using System.Xml.Linq;
using CsvHelper;

namespace Redaction.Tool.Tests.Reports;

/// <summary>Formats for CI servers and spreadsheets, each read by a parser that is not ours.</summary>
public class MachineReportTests
{
    [Fact]
    public async Task Csv_is_read_whole_and_no_cell_is_a_formula()
    {
        using TempFolder folder = HostileTree.Create();
        Outcome scan = await folder.ScanAsync("--format", "csv");
        using var csv = new CsvReader(new StringReader(scan.Output), CultureInfo.InvariantCulture);
        dynamic[] rows = [.. csv.GetRecords<dynamic>()];
        Assert.Equal(HostileTree.Findings + 1, rows.Length);
        Assert.Single(rows, r => r.path == "'-rf");
        Assert.Single(rows, r => r.path == "'=1+1");
        Assert.Equal("redaction:allow", Assert.Single(rows, r => r.path == "allowed.txt").suppressedBy);
        dynamic python = Assert.Single(rows, r => r.path == "src/a b/é.py" && r.ruleId == "github-pat");
        Assert.Equal("2 10 2 50 critical verified", $"{python.startLine} {python.startColumn} {python.endLine} {python.endColumn} {python.severity} {python.confidence}");
        Assert.Equal("token = \"[REDACTED:github-pat]\" # [REDACTED:acme-token] again [REDACTED:acme-token]", (string)python.excerpt);
        Assert.All(rows, row => Assert.All((IDictionary<string, object>)row, cell => Assert.DoesNotContain(((string)cell.Value).FirstOrDefault(), "=+-@\t\r\n")));
        Assert.Equal(rows.Length + 1, scan.Output.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public async Task Junit_has_a_failed_test_for_each_finding()
    {
        using TempFolder folder = HostileTree.Create();
        Outcome scan = await folder.ScanAsync("--format", "junit");
        XElement[] suites = [.. XDocument.Parse(scan.Output).Root!.Elements("testsuite")];
        Assert.Equal(HostileTree.Findings, suites.Sum(s => (int)s.Attribute("failures")!));
        Assert.Equal(HostileTree.Findings + 1, suites.Sum(s => (int)s.Attribute("tests")!));
        Assert.All(suites, s => Assert.Equal((int)s.Attribute("failures")!, s.Descendants("failure").Count()));
        Assert.Equal("suppressed by redaction:allow", (string?)Assert.Single(suites.SelectMany(s => s.Descendants("skipped"))).Attribute("message"));
        XElement evil = Assert.Single(suites, s => ((string)s.Attribute("name")!).StartsWith("evil</script>", StringComparison.Ordinal));
        Assert.Contains("\\n\\x1b[31m\\u2028\\u202e\uFFFD", (string)evil.Attribute("name")!, StringComparison.Ordinal);
        Assert.Contains("line: token = \"[REDACTED:github-pat]\" # [REDACTED:acme-token]", scan.Output.Replace("&quot;", "\"", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Junit_of_a_clean_scan_is_a_test_that_passed_and_what_cannot_be_read_is_an_error()
    {
        using var folder = new TempFolder();
        folder.Write("a.txt", "x");
        XElement test = Assert.Single(XDocument.Parse((await folder.ScanAsync("--format", "junit")).Output).Descendants("testcase"));
        Assert.Empty(test.Elements());
        Assert.SkipUnless(File.Exists("/proc/self/mem"), "NOT TESTED in full: there is no file that root cannot read");
        Outcome failed = await Redact.RunAsync("scan", "/proc/self/mem", "--format", "junit");
        Assert.Equal(3, failed.ExitCode);
        Assert.Equal("cannot be read: Input/output error", (string?)Assert.Single(XDocument.Parse(failed.Output).Descendants("error")).Attribute("message"));
    }

    [Fact]
    public async Task Gitlab_gets_what_its_schema_requires()
    {
        using TempFolder folder = HostileTree.Create();
        using JsonDocument report = JsonDocument.Parse((await folder.ScanAsync("--format", "gitlab")).Output);
        JsonElement root = report.RootElement;
        Assert.Matches(@"^15\.\d+\.\d+$", root.GetProperty("version").GetString()!);
        JsonElement scan = root.GetProperty("scan");
        Assert.Equal(("secret_detection", "success"), (scan.GetProperty("type").GetString(), scan.GetProperty("status").GetString()));
        foreach (string time in (string[])["start_time", "end_time"])
        {
            Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$", scan.GetProperty(time).GetString()!);
        }

        foreach (string program in (string[])["analyzer", "scanner"])
        {
            Assert.All((string[])["id", "name", "version"], name => Assert.NotEmpty(scan.GetProperty(program).GetProperty(name).GetString()!));
            Assert.NotEmpty(scan.GetProperty(program).GetProperty("vendor").GetProperty("name").GetString()!);
        }

        JsonElement[] all = [.. root.GetProperty("vulnerabilities").EnumerateArray()];
        Assert.Equal(HostileTree.Findings, all.Select(v => v.GetProperty("id").GetGuid()).Distinct().Count());
        Assert.All(all, v => Assert.Contains(v.GetProperty("severity").GetString(), (string[])["Critical", "High", "Medium", "Low"]));
        Assert.All(all, v => Assert.NotEmpty(v.GetProperty("identifiers")[0].GetProperty("value").GetString()!));
        Assert.All(all, v => Assert.Equal("0000000", v.GetProperty("location").GetProperty("commit").GetProperty("sha").GetString()));
        Assert.All(all, v => Assert.False(v.TryGetProperty("raw_source_code_extract", out _)));
    }

    [Fact]
    public async Task Github_gets_one_command_a_finding_and_no_other()
    {
        using TempFolder folder = HostileTree.Create();
        string[] lines = (await folder.ScanAsync("--format", "github")).Output.TrimEnd('\n').Split('\n');
        Assert.Equal(HostileTree.Findings, lines.Length);
        Assert.All(lines, line => Assert.Matches(@"^::(error|warning|notice) file=[^,:]+,line=\d+,endLine=\d+,col=\d+,title=[^,:]+::.+$", line));
        Assert.Contains(lines, line => line.StartsWith("::error file=src/a b/é.py,line=2,endLine=2,col=10,title=Secret%3A GitHub personal", StringComparison.Ordinal));
        string evil = Assert.Single(lines, line => line.Contains("file=evil", StringComparison.Ordinal));
        Assert.StartsWith("::notice ", evil);
        Assert.Contains("=1+1%2C\"x\" & <b>%250A%3A%2C{{data}}%0A\\x1b[31m", evil, StringComparison.Ordinal);
    }
}
