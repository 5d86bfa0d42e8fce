using Redaction.Tool.Scanning;

namespace Redaction.Tool.Reporting;

/// <summary>The findings as one JSON array.</summary>
internal sealed class JsonReport(Stream output) : IFindingReport
{
    private readonly JsonArrayWriter _array = new(output);

    public void Write(FileResult file)
    {
        IEnumerable<(LocatedFinding Located, string? Comment)> all =
        [
            .. file.Findings.Select(finding => (finding, (string?)null)),
            .. file.Suppressed.Select(suppressed => (suppressed.Located, suppressed.Comment)),
        ];
        foreach (((Finding finding, TextPosition start, TextPosition end), string? comment) in all.OrderBy(f => f.Located.Finding.Start))
        {
            var record = new FindingRecord(
                finding.RuleId, file.Target.Name, start.Line, start.Column, end.Line, end.Column,
                Label.Of(finding.Severity), Label.Of(finding.Confidence), finding.Fingerprint, comment);
            _array.Write(record, ReportJson.Default.FindingRecord);
        }

        if (file.Findings.Count + file.Suppressed.Count > 0)
        {
            _array.Flush();
        }
    }

    public void Complete() => _array.Complete();

    public void Dispose() => _array.Dispose();
}
