using System.Globalization;
using System.Text;
using System.Text.Json;
using Redaction.Tool.Scanning;

namespace Redaction.Tool.Reporting.Html;

/// <summary>
/// The findings as one page for a browser: the template with the data as JSON in it, in which every character that HTML or
/// JavaScript could mistake is an escape. Findings are written as they come.
/// </summary>
internal sealed class HtmlReport : IFindingReport
{
    private const int MostUnreadable = 1000;

    private readonly HtmlTemplate _template = new();
    private readonly BufferedStream _output;
    private readonly Utf8JsonWriter _json;
    private readonly ReportContext _context;
    private readonly List<(string Path, string Reason)> _unreadable = [];
    private long _files;

    /// <summary>Makes a report.</summary>
    /// <param name="output">Where it is written.</param>
    /// <param name="context">What is known of the scan.</param>
    public HtmlReport(Stream output, ReportContext context)
    {
        _output = new BufferedStream(output, 16 * 1024);
        _context = context;
        Write(_template.Head);

        // the default encoder leaves ASCII letters, digits and what is harmless: neither </script> nor U+2028 can occur
        _json = new Utf8JsonWriter(_output);
        _json.WriteStartObject();
        _json.WriteStartArray("findings");
    }

    public void Write(FileResult file)
    {
        _files += file.Outcome is FileOutcome.Scanned or FileOutcome.Unreadable ? 1 : 0;
        if (file.Outcome == FileOutcome.Unreadable && _unreadable.Count < MostUnreadable)
        {
            _unreadable.Add((SafeText.Escape(_context.Redactor.Redact(file.Target.Name)), SafeText.Escape(_context.Redactor.Redact(file.Error ?? "unknown"))));
        }

        foreach (ReportedFinding finding in _context.FindingsOf(file))
        {
            FindingRecord record = FindingRecord.Of(finding);
            JsonSerializer.Serialize(_json, record with { Path = SafeText.Escape(record.Path), Title = SafeText.Escape(record.Title) }, ReportJson.Default.FindingRecord);
            _json.FlushWhenLarge();
        }
    }

    public void Complete()
    {
        _json.WriteEndArray();
        _json.WriteString("version", ReportContext.Version);
        _json.WriteString("generated", DateTime.UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        _json.WriteNumber("files", _files);
        _json.WriteStartArray("unreadable");
        foreach ((string path, string reason) in _unreadable)
        {
            _json.WriteStartObject();
            _json.WriteString("path", path);
            _json.WriteString("reason", reason);
            _json.WriteEndObject();
        }

        _json.WriteEndArray();
        _json.WriteEndObject();
        _json.Flush();
        Write(_template.Tail);
        _output.Flush();
    }

    public void Dispose()
    {
        // not the writer: it would flush what is not whole
    }

    private void Write(string text) => _output.Write(Encoding.UTF8.GetBytes(text));
}
