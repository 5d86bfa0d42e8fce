using Redaction.Tool.Scanning;

namespace Redaction.Tool.Reporting;

/// <summary>The findings as one JSON array.</summary>
internal sealed class JsonReport(Stream output) : IFindingReport
{
    private readonly JsonArrayWriter _array = new(output);

    public void Write(FileResult file)
    {
        foreach ((Finding finding, TextPosition start, TextPosition end) in file.Findings)
        {
            var record = new FindingRecord(
                finding.RuleId, file.Target.Name, start.Line, start.Column, end.Line, end.Column,
                Label.Of(finding.Severity), Label.Of(finding.Confidence), finding.Fingerprint);
            _array.Write(record, ReportJson.Default.FindingRecord);
        }

        if (file.Findings.Count > 0)
        {
            _array.Flush();
        }
    }

    public void Complete() => _array.Complete();

    public void Dispose() => _array.Dispose();
}
