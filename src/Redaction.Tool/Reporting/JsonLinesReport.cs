using System.Text.Json;
using Redaction.Tool.Scanning;

namespace Redaction.Tool.Reporting;

/// <summary>The findings as JSON objects, one a line (https://jsonlines.org): a reader need not wait for the end.</summary>
internal sealed class JsonLinesReport(Stream output, ReportContext context) : IFindingReport
{
    private readonly BufferedStream _output = new(output, 16 * 1024);
    private readonly Utf8JsonWriter _json = new(Stream.Null, new JsonWriterOptions { Encoder = ReportJson.Encoder });

    public void Write(FileResult file)
    {
        IReadOnlyList<ReportedFinding> findings = context.FindingsOf(file);
        foreach (ReportedFinding finding in findings)
        {
            _json.Reset(_output);
            JsonSerializer.Serialize(_json, FindingRecord.Of(finding), ReportJson.Default.FindingRecord);
            _json.Flush();
            _output.Write("\n"u8);
        }

        if (findings.Count > 0)
        {
            _output.Flush();
        }
    }

    public void Complete() => _output.Flush();

    public void Dispose()
    {
        // whole files were flushed as they came; after a failure the rest has no reader
    }
}
