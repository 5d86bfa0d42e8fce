using System.Text;
using Redaction.Tool.Scanning;

namespace Redaction.Tool.Reporting;

/// <summary>The findings as lines that grep can search: <c>path:line:column: severity rule-id (title) fingerprint</c>. A hook shows the excerpt below.</summary>
internal sealed class TextReport(Stream output, ReportContext context, bool hasExcerptLines) : IFindingReport
{
    private readonly StreamWriter _output = new(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true) { NewLine = "\n" };

    public void Write(FileResult file)
    {
        if (file.Findings.Count == 0)
        {
            return;
        }

        foreach (ReportedFinding reported in context.FindingsOf(file).Where(f => f.SuppressedBy is null))
        {
            Finding finding = reported.Finding;
            string commit = reported.Commit is { } c ? $" {c.Id}" : "";
            _output.WriteLine(
                $"{SafeText.Escape(reported.Path)}:{reported.Located.Start}: {Label.Of(finding.Severity)} {finding.RuleId} ({SafeText.Escape(reported.Title)}) {finding.Fingerprint}{commit}");
            if (hasExcerptLines && reported.Excerpt is { } excerpt)
            {
                _output.WriteLine($"    {excerpt}");
            }
        }

        _output.Flush();
    }

    public void Complete() => _output.Flush();

    public void Dispose()
    {
        // whole files were flushed as they came; after a failure the rest has no reader
    }
}
