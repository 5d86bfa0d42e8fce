using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Redaction.Tool.Scanning;

namespace Redaction.Tool.Reporting;

/// <summary>
/// GitLab's secret detection report, version 15 of its schema (https://gitlab.com/gitlab-org/security-products/security-report-schemas),
/// as the artifact <c>gl-secret-detection-report.json</c>. What comments suppress is not in it, and no extract of the source.
/// </summary>
internal sealed class GitlabReport : IFindingReport
{
    private const string SchemaVersion = "15.0.7";

    // what the schema asks for where there is no commit
    private const string NoCommit = "0000000";

    private readonly BufferedStream _output;
    private readonly Utf8JsonWriter _json;
    private readonly ReportContext _context;
    private bool _isWhole;

    /// <summary>Makes a report.</summary>
    /// <param name="output">Where it is written.</param>
    /// <param name="context">What is known of the scan.</param>
    public GitlabReport(Stream output, ReportContext context)
    {
        _output = new BufferedStream(output, 16 * 1024);
        _json = new Utf8JsonWriter(_output, new JsonWriterOptions { Encoder = ReportJson.Encoder, Indented = true, NewLine = "\n" });
        _context = context;
        _isWhole = !context.IsIncomplete;
        _json.WriteStartObject();
        _json.WriteString("version", SchemaVersion);
        _json.WriteStartArray("vulnerabilities");
    }

    public void Write(FileResult file)
    {
        _isWhole &= file.Outcome != FileOutcome.Unreadable;
        foreach (ReportedFinding reported in _context.FindingsOf(file).Where(f => f.SuppressedBy is null))
        {
            WriteVulnerability(reported);
            _json.FlushWhenLarge();
        }
    }

    public void Complete()
    {
        _json.WriteEndArray();
        _json.WriteStartObject("scan");
        _json.WriteString("type", "secret_detection");
        _json.WriteString("status", _isWhole ? "success" : "failure");
        _json.WriteString("start_time", Time(_context.Started));
        _json.WriteString("end_time", Time(DateTimeOffset.UtcNow));
        WriteProgram("analyzer");
        WriteProgram("scanner");
        _json.WriteEndObject();
        _json.WriteEndObject();
        _json.Flush();
        _output.Write("\n"u8);
        _output.Flush();
    }

    public void Dispose()
    {
        // not the writer: it would flush what is not whole
    }

    private void WriteVulnerability(ReportedFinding reported)
    {
        Finding finding = reported.Finding;
        string title = SafeText.Escape(reported.Title);
        _json.WriteStartObject();
        _json.WriteString("id", IdOf(reported));
        _json.WriteString("name", title);
        _json.WriteString(
            "description",
            $"{title}, confidence {Label.Of(finding.Confidence)}, fingerprint {finding.Fingerprint}." + (reported.Excerpt is { } excerpt ? $" The line: {excerpt}" : ""));
        _json.WriteString("severity", Capital(Label.Of(finding.Severity)));
        _json.WriteString("solution", "Revoke or rotate the secret where it was issued, then take it out of the file.");
        _json.WriteStartArray("identifiers");
        _json.WriteStartObject();
        _json.WriteString("type", "redact_rule_id");
        _json.WriteString("name", $"redact rule {finding.RuleId}");
        _json.WriteString("value", finding.RuleId);
        _json.WriteEndObject();
        _json.WriteEndArray();
        _json.WriteStartObject("location");
        _json.WriteString("file", reported.Path);
        _json.WriteNumber("start_line", reported.Located.Start.Line);
        _json.WriteNumber("end_line", reported.Located.End.Line);
        _json.WriteStartObject("commit");
        _json.WriteString("sha", reported.Commit?.Id ?? NoCommit);
        if (reported.Commit is { } commit)
        {
            _json.WriteString("author", $"{commit.Author} <{commit.Email}>");
            _json.WriteString("date", Time(commit.Date));
            _json.WriteString("message", commit.Subject);
        }

        _json.WriteEndObject();
        _json.WriteEndObject();
        _json.WriteEndObject();
    }

    private void WriteProgram(string name)
    {
        _json.WriteStartObject(name);
        _json.WriteString("id", "redact");
        _json.WriteString("name", "redact");
        _json.WriteString("version", ReportContext.Version);
        _json.WriteStartObject("vendor");
        _json.WriteString("name", "Redaction");
        _json.WriteEndObject();
        _json.WriteEndObject();
    }

    /// <summary>A UUID of the rule and the place, the same in every run: GitLab tells findings apart by it.</summary>
    private static Guid IdOf(ReportedFinding reported)
    {
        string place = $"{reported.Finding.RuleId}\n{reported.Commit?.Id}\n{reported.Located.Start}\n{reported.Path}";
        return new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(place)).AsSpan(0, 16), bigEndian: true);
    }

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);
}
