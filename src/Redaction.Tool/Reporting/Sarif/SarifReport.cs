using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Redaction.Toml;
using Redaction.Tool.Hosting;
using Redaction.Tool.Scanning;

namespace Redaction.Tool.Reporting.Sarif;

/// <summary>
/// The findings as SARIF 2.1.0 (OASIS, https://docs.oasis-open.org/sarif/sarif/v2.1.0/), one run. Results are written as they
/// come; what the whole scan tells, the rules and what could not be read, follows them, as JSON lets a property stand
/// anywhere. Without a snippet or any matched text.
/// </summary>
internal sealed class SarifReport : IFindingReport
{
    private const string Root = "%SRCROOT%";
    private const int MostNotifications = 1000;

    private readonly BufferedStream _output;
    private readonly Utf8JsonWriter _json;
    private readonly ReportContext _context;
    private readonly SarifRules _rules;
    private readonly List<(string Path, string Reason)> _unreadable = [];
    private long _moreUnreadable;
    private bool _hasFindings;

    /// <summary>Makes a report.</summary>
    /// <param name="output">Where it is written.</param>
    /// <param name="context">What is known of the scan.</param>
    public SarifReport(Stream output, ReportContext context)
    {
        _output = new BufferedStream(output, 16 * 1024);
        _json = new Utf8JsonWriter(_output, new JsonWriterOptions { Encoder = ReportJson.Encoder, Indented = true, NewLine = "\n" });
        _context = context;
        _rules = new SarifRules(context);
        _json.WriteStartObject();
        _json.WriteString("$schema", "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json");
        _json.WriteString("version", "2.1.0");
        _json.WriteStartArray("runs");
        _json.WriteStartObject();
        _json.WriteString("columnKind", "utf16CodeUnits");
        _json.WriteStartArray("results");
    }

    public void Write(FileResult file)
    {
        if (file.Outcome == FileOutcome.Unreadable && _unreadable.Count < MostNotifications)
        {
            _unreadable.Add((_context.Redactor.Redact(file.Target.Name), _context.Redactor.Redact(file.Error ?? "unknown")));
        }
        else if (file.Outcome == FileOutcome.Unreadable)
        {
            _moreUnreadable++;
        }

        _hasFindings |= file.Findings.Count > 0;
        var ordinals = new Dictionary<string, int>();
        foreach (ReportedFinding reported in _context.FindingsOf(file))
        {
            int ordinal = ordinals.GetValueOrDefault(reported.Finding.RuleId);
            ordinals[reported.Finding.RuleId] = ordinal + 1;
            WriteResult(reported, ordinal);
            _json.FlushWhenLarge();
        }
    }

    public void Complete()
    {
        _json.WriteEndArray();
        _json.WriteStartObject("tool");
        _json.WriteStartObject("driver");
        _json.WriteString("name", "redact");
        _json.WriteString("fullName", $"redact {ReportContext.Version}");
        _json.WriteString("version", ReportContext.Version);
        _json.WriteString("semanticVersion", ReportContext.Version);
        _json.WritePropertyName("rules");
        _rules.Write(_json);
        _json.WriteEndObject();
        _json.WriteEndObject();
        WriteInvocation();
        _json.WriteStartObject("originalUriBaseIds");
        _json.WriteStartObject(Root);
        WriteMessage("description", "The folder in which redact was started.");
        _json.WriteEndObject();
        _json.WriteEndObject();
        _json.WriteEndObject();
        _json.WriteEndArray();
        _json.WriteEndObject();
        _json.Flush();
        _output.Write("\n"u8);
        _output.Flush();
    }

    public void Dispose()
    {
        // not the writer: it would flush what is not whole
    }

    private void WriteResult(ReportedFinding reported, int ordinal)
    {
        Finding finding = reported.Finding;
        _json.WriteStartObject();
        _json.WriteString("ruleId", finding.RuleId);
        _json.WriteNumber("ruleIndex", _rules.IndexOf(reported));
        _json.WriteString("level", SarifLevel.Of(finding.Severity));
        WriteMessage("message", $"A secret stands here: {SafeText.Escape(reported.Title)} (fingerprint {finding.Fingerprint}).");
        _json.WriteStartArray("locations");
        _json.WriteStartObject();
        _json.WriteStartObject("physicalLocation");
        WriteArtifact(reported.Path);
        _json.WriteStartObject("region");
        _json.WriteNumber("startLine", reported.Located.Start.Line);
        _json.WriteNumber("startColumn", reported.Located.Start.Column);
        _json.WriteNumber("endLine", reported.Located.End.Line);
        _json.WriteNumber("endColumn", reported.Located.End.Column);
        _json.WriteEndObject();
        _json.WriteEndObject();
        _json.WriteEndObject();
        _json.WriteEndArray();
        WriteFingerprints(reported, ordinal);
        WriteSuppression(reported.SuppressedBy);
        _json.WriteStartObject("properties");
        _json.WriteString("confidence", Label.Of(finding.Confidence));
        _json.WriteString("severity", Label.Of(finding.Severity));
        if (reported.Commit is { } commit)
        {
            _json.WritePropertyName("commit");
            JsonSerializer.Serialize(_json, commit, ReportJson.Default.CommitRecord);
        }

        _json.WriteEndObject();
        if (reported.Commit is { } origin)
        {
            _json.WriteStartArray("relatedLocations");
            _json.WriteStartObject();
            _json.WriteNumber("id", 1);
            WriteMessage("message", SafeText.Escape($"It came with commit {origin.Id} of {origin.Date:yyyy-MM-dd} by {origin.Author} <{origin.Email}>: {origin.Subject}"));
            _json.WriteEndObject();
            _json.WriteEndArray();
        }

        _json.WriteEndObject();
    }

    /// <summary>
    /// What a later run recognises the result by: the n-th finding of its rule in its file, and the secret itself where its
    /// fingerprint is the same in every run.
    /// </summary>
    private void WriteFingerprints(ReportedFinding reported, int ordinal)
    {
        byte[] place = Encoding.UTF8.GetBytes($"{reported.Finding.RuleId}\n{ordinal.ToString(CultureInfo.InvariantCulture)}\n{reported.Path}");
        _json.WriteStartObject("partialFingerprints");
        _json.WriteString("rulePlace/v1", Convert.ToHexStringLower(SHA256.HashData(place).AsSpan(0, 16)));
        if (_context.HasStableFingerprints)
        {
            _json.WriteString("secret/v1", reported.Finding.Fingerprint);
        }

        _json.WriteEndObject();
    }

    private void WriteSuppression(string? suppressedBy)
    {
        _json.WriteStartArray("suppressions");
        if (suppressedBy is not null)
        {
            _json.WriteStartObject();
            _json.WriteString("kind", SuppressionComments.IsMark(suppressedBy) ? "inSource" : "external");
            _json.WriteString("status", "accepted");
            _json.WriteString("justification", suppressedBy);
            _json.WriteEndObject();
        }

        _json.WriteEndArray();
    }

    private void WriteInvocation()
    {
        bool isWhole = _unreadable.Count == 0 && !_context.IsIncomplete;
        _json.WriteStartArray("invocations");
        _json.WriteStartObject();
        _json.WriteBoolean("executionSuccessful", isWhole);
        _json.WriteNumber("exitCode", _hasFindings ? ExitCode.Findings : isWhole ? ExitCode.Clean : ExitCode.Failure);
        _json.WriteString("startTimeUtc", Utc(_context.Started));
        _json.WriteString("endTimeUtc", Utc(DateTimeOffset.UtcNow));
        _json.WriteStartArray("toolExecutionNotifications");
        foreach ((string path, string reason) in _unreadable)
        {
            WriteNotification($"The file cannot be read: {SafeText.Escape(reason)}.", path);
        }

        if (_moreUnreadable > 0)
        {
            WriteNotification($"{_moreUnreadable} more files cannot be read.", null);
        }

        if (_context.IsIncomplete)
        {
            WriteNotification("Not all that was to be scanned could be listed.", null);
        }

        _json.WriteEndArray();
        _json.WriteEndObject();
        _json.WriteEndArray();
    }

    private void WriteNotification(string text, string? path)
    {
        _json.WriteStartObject();
        _json.WriteString("level", "error");
        WriteMessage("message", text);
        if (path is not null)
        {
            _json.WriteStartArray("locations");
            _json.WriteStartObject();
            _json.WriteStartObject("physicalLocation");
            WriteArtifact(path);
            _json.WriteEndObject();
            _json.WriteEndObject();
            _json.WriteEndArray();
        }

        _json.WriteEndObject();
    }

    private void WriteArtifact(string path)
    {
        string uri = FileUri.Of(path);
        _json.WriteStartObject("artifactLocation");
        _json.WriteString("uri", uri);
        if (!FileUri.IsAbsolute(uri))
        {
            _json.WriteString("uriBaseId", Root);
        }

        _json.WriteEndObject();
    }

    private void WriteMessage(string name, string text)
    {
        _json.WriteStartObject(name);
        _json.WriteString("text", text);
        _json.WriteEndObject();
    }

    private static string Utc(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
