using Redaction.Tool.Scanning;

namespace Redaction.Tool.Reporting;

/// <summary>Several reports of one scan; those in files appear under their names only when all of them are whole.</summary>
internal sealed class ReportSet(IReadOnlyList<IFindingReport> reports, IReadOnlyList<ReportFile> files) : IFindingReport
{
    public void Write(FileResult file)
    {
        foreach (IFindingReport report in reports)
        {
            report.Write(file);
        }
    }

    public void Complete()
    {
        foreach (IFindingReport report in reports)
        {
            report.Complete();
        }

        foreach (ReportFile file in files)
        {
            file.Commit();
        }
    }

    public void Dispose()
    {
        foreach (IFindingReport report in reports)
        {
            report.Dispose();
        }

        foreach (ReportFile file in files)
        {
            file.Dispose();
        }
    }
}
