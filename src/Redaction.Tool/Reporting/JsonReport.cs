using Redaction.Tool.Scanning;

namespace Redaction.Tool.Reporting;

/// <summary>The findings as one JSON array.</summary>
internal sealed class JsonReport(Stream output, ReportContext context) : IFindingReport
{
    private readonly JsonArrayWriter _array = new(output);

    public void Write(FileResult file)
    {
        IReadOnlyList<ReportedFinding> findings = context.FindingsOf(file);
        foreach (ReportedFinding finding in findings)
        {
            _array.Write(FindingRecord.Of(finding), ReportJson.Default.FindingRecord);
        }

        if (findings.Count > 0)
        {
            _array.Flush();
        }
    }

    public void Complete() => _array.Complete();

    public void Dispose()
    {
        // not the writer: it would flush what is not whole, or into a file that has its name already
    }
}
