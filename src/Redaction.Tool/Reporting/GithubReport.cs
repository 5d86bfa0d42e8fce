using System.Text;
using Redaction.Tool.Scanning;

namespace Redaction.Tool.Reporting;

/// <summary>
/// The findings as workflow commands, which GitHub Actions shows at the lines of a change:
/// <c>::error file=…,line=…,col=…,title=…::message</c>, escaped as its toolkit does
/// (https://docs.github.com/actions/reference/workflow-commands-for-github-actions). A warning or notice for what is less severe.
/// </summary>
internal sealed class GithubReport(Stream output, ReportContext context) : IFindingReport
{
    private readonly StreamWriter _output = new(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true) { NewLine = "\n" };

    public void Write(FileResult file)
    {
        foreach (ReportedFinding reported in context.FindingsOf(file).Where(f => f.SuppressedBy is null))
        {
            Finding finding = reported.Finding;
            string command = finding.Severity switch
            {
                Severity.Critical or Severity.High => "error",
                Severity.Medium => "warning",
                _ => "notice",
            };
            string message =
                $"{reported.Title} ({finding.RuleId}), {Label.Of(finding.Severity)}, fingerprint {finding.Fingerprint}. Revoke or rotate it, then take it out of the file."
                + (reported.Commit is { } commit ? $" It came with commit {commit.Id} of {commit.Date:yyyy-MM-dd} by {commit.Author} <{commit.Email}>." : "");
            _output.WriteLine(
                $"::{command} file={Property(reported.Path)},line={reported.Located.Start.Line},endLine={reported.Located.End.Line},col={reported.Located.Start.Column},title={Property($"Secret: {reported.Title}")}::{Data(message)}");
        }

        _output.Flush();
    }

    public void Complete() => _output.Flush();

    public void Dispose()
    {
        // whole files were flushed as they came; after a failure the rest has no reader
    }

    /// <summary>The escapes of the runner for line breaks, which would end the command; other control characters as everywhere.</summary>
    private static string Data(string text) =>
        SafeText.Escape(text.Replace("%", "%25", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal));

    private static string Property(string text) =>
        Data(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}
