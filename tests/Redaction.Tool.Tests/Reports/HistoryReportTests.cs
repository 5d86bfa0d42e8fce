using System.Globalization;
using System.Text.Json;
using System.Xml.Linq;
using CsvHelper;
using NJsonSchema;

namespace Redaction.Tool.Tests.Reports;

/// <summary>What each report of a history says of the commit that brought a secret.</summary>
public class HistoryReportTests
{
    private const string Name = "src/a b/é.txt";
    private const string Author = "Zoë \"Z\" O'Neil, PhD [REDACTED:db]";
    private const string Email = "zoe@example.com";
    private const string Date = "2024-02-03T04:05:06+05:30";
    private const string Subject = "=add, 100% \"new\": <b> tail";

    [Fact]
    public async Task Json_has_the_commit_as_its_schema_says()
    {
        using GitFolder git = Create(out string commit);
        Outcome scan = await git.ScanAsync("--all", "--format", "json");
        using JsonDocument report = JsonDocument.Parse(scan.Output);
        JsonElement finding = Assert.Single(report.RootElement.EnumerateArray());
        AssertCommit(finding.GetProperty("commit"), commit);
        Assert.Equal((Name, 2), (finding.GetProperty("path").GetString(), finding.GetProperty("startLine").GetInt32()));
        JsonSchema schema = await JsonSchema.FromFileAsync(Path.Combine(AppContext.BaseDirectory, "findings.schema.json"), TestContext.Current.CancellationToken);
        Assert.Empty(schema.Validate(scan.Output));
        Assert.NotEmpty(schema.Validate(scan.Output.Replace($"\"id\":\"{commit}\"", "\"id\":\"HEAD\"", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Json_lines_have_the_commit()
    {
        using GitFolder git = Create(out string commit);
        using JsonDocument finding = JsonDocument.Parse((await git.ScanAsync("--all", "--format", "jsonl")).Output.TrimEnd('\n'));
        AssertCommit(finding.RootElement.GetProperty("commit"), commit);
        Assert.Equal(Name, finding.RootElement.GetProperty("path").GetString());
    }

    [Fact]
    public async Task Sarif_has_the_commit_as_a_property_and_in_words()
    {
        using GitFolder git = Create(out string commit);
        using JsonDocument log = JsonDocument.Parse((await git.ScanAsync("--all", "--format", "sarif")).Output);
        JsonElement result = Assert.Single(log.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray());
        AssertCommit(result.GetProperty("properties").GetProperty("commit"), commit);
        Assert.Equal(
            $"It came with commit {commit} of 2024-02-03 by {Author} <{Email}>: {Subject}",
            result.GetProperty("relatedLocations")[0].GetProperty("message").GetProperty("text").GetString());
        Assert.Equal("src/a%20b/%C3%A9.txt", result.GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("artifactLocation").GetProperty("uri").GetString());
    }

    [Fact]
    public async Task Csv_has_a_column_for_each_field()
    {
        using GitFolder git = Create(out string commit);
        using var csv = new CsvReader(new StringReader((await git.ScanAsync("--all", "--format", "csv")).Output), CultureInfo.InvariantCulture);
        dynamic row = Assert.Single(csv.GetRecords<dynamic>());
        Assert.Equal((Name, commit, Author, Email), ((string)row.path, (string)row.commit, (string)row.author, (string)row.email));
        Assert.Equal(DateTimeOffset.Parse(Date, CultureInfo.InvariantCulture), DateTimeOffset.Parse((string)row.date, CultureInfo.InvariantCulture));
        Assert.Equal("'" + Subject, (string)row.subject);
    }

    [Fact]
    public async Task Junit_tells_the_commit_in_the_failure()
    {
        using GitFolder git = Create(out string commit);
        XDocument report = XDocument.Parse((await git.ScanAsync("--all", "--format", "junit")).Output);
        Assert.Contains($"commit: {commit} 2024-02-03 {Author} <{Email}>: {Subject}", Assert.Single(report.Descendants("failure")).Value.Split('\n'));
        Assert.Equal(Name, (string?)Assert.Single(report.Descendants("testcase")).Attribute("file"));
    }

    [Fact]
    public async Task Gitlab_has_the_commit_at_the_location()
    {
        using GitFolder git = Create(out string id);
        using JsonDocument report = JsonDocument.Parse((await git.ScanAsync("--all", "--format", "gitlab")).Output);
        JsonElement location = Assert.Single(report.RootElement.GetProperty("vulnerabilities").EnumerateArray()).GetProperty("location");
        JsonElement commit = location.GetProperty("commit");
        Assert.Equal((Name, 2), (location.GetProperty("file").GetString(), location.GetProperty("start_line").GetInt32()));
        Assert.Equal(
            (id, $"{Author} <{Email}>", "2024-02-02T22:35:06", Subject),
            (commit.GetProperty("sha").GetString(), commit.GetProperty("author").GetString(), commit.GetProperty("date").GetString(), commit.GetProperty("message").GetString()));
    }

    [Fact]
    public async Task Github_tells_the_commit_in_the_message()
    {
        using GitFolder git = Create(out string commit);
        string line = (await git.ScanAsync("--all", "--format", "github")).Output;
        Assert.StartsWith($"::error file={Name},line=2,endLine=2,col=1,", line);
        Assert.EndsWith($"It came with commit {commit} of 2024-02-03 by {Author} <{Email}>.\n", line);
        Assert.Equal(1, line.Count(c => c == '\n'));
    }

    [Fact]
    public async Task Html_holds_the_commit_as_data()
    {
        using GitFolder git = Create(out string commit);
        string html = (await git.ScanAsync("--all", "--format", "html")).Output;
        const string Start = "<script type=\"application/json\" id=\"data\">";
        int start = html.IndexOf(Start, StringComparison.Ordinal) + Start.Length;
        using JsonDocument data = JsonDocument.Parse(html[start..html.IndexOf("</script>", start, StringComparison.Ordinal)]);
        JsonElement finding = Assert.Single(data.RootElement.GetProperty("findings").EnumerateArray());
        AssertCommit(finding.GetProperty("commit"), commit);
        Assert.Equal(Name, finding.GetProperty("path").GetString());
    }

    [Fact]
    public async Task Text_names_the_commit_behind_the_finding()
    {
        using GitFolder git = Create(out string commit);
        Assert.Matches($"^{Name}:2:1: critical db \\(known value\\) [0-9a-f]{{16}} {commit}\n$", (await git.ScanAsync("--all")).Output);
    }

    /// <summary>A repository in which the second commit brings the value, by an author whose name holds it.</summary>
    private static GitFolder Create(out string commit)
    {
        var git = new GitFolder();
        git.Write(Name, "clean\n");
        git.Commit();
        git.Write(Name, $"clean\n{TempFolder.Secret}\n");
        git.Git("add", "-A");
        git.Git("commit", "-q", $"--author={Author.Replace("[REDACTED:db]", TempFolder.Secret, StringComparison.Ordinal)} <{Email}>", $"--date={Date}", "-m", Subject, "-m", "a body");
        commit = git.GitOutput("rev-parse", "HEAD").Trim();
        git.Write(Name, "clean again\n");
        git.Commit();
        return git;
    }

    private static void AssertCommit(JsonElement commit, string id)
    {
        Assert.Equal(
            (id, Author, Email, Subject),
            (commit.GetProperty("id").GetString(), commit.GetProperty("author").GetString(), commit.GetProperty("email").GetString(), commit.GetProperty("subject").GetString()));
        Assert.Equal(DateTimeOffset.Parse(Date, CultureInfo.InvariantCulture), commit.GetProperty("date").GetDateTimeOffset());
    }
}
