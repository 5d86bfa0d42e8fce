using Redaction.Tool.Commands;
using Redaction.Tool.Excerpts;
using Redaction.Tool.Reporting.Html;
using Redaction.Tool.Reporting.Sarif;
using Redaction.Tool.Streams;

namespace Redaction.Tool.Reporting;

/// <summary>The reports that a command line asks for, checked; nothing is opened yet.</summary>
/// <param name="targets">The reports.</param>
/// <param name="reveals">Whether the secrets are shown on the terminal.</param>
/// <param name="hasExcerptLines">Whether text that is not for a terminal has a second line for each finding, with its excerpt.</param>
/// <param name="streams">The streams of the process.</param>
internal sealed class ReportPlan(IReadOnlyList<ReportTarget> targets, bool reveals, bool hasExcerptLines, StandardStreams streams)
{
    private readonly DateTimeOffset _started = DateTimeOffset.UtcNow;

    /// <summary>What makes the excerpts for these reports, for the scanner; null when none of them shows any.</summary>
    public ExcerptMaker? CreateExcerpts(Engine engine) =>
        targets.Any(ShowsExcerpts) ? new ExcerptMaker(engine, reveals) : null;

    /// <summary>Opens the reports, once what is to be scanned is listed: a report must not be scanned itself.</summary>
    /// <param name="engine">What the scan is made with.</param>
    /// <param name="isIncomplete">Whether something to be scanned could not even be listed.</param>
    /// <exception cref="IOException">A file cannot be written; the message says which and why.</exception>
    public IFindingReport Open(Engine engine, bool isIncomplete)
    {
        var context = new ReportContext(engine.Redactor, engine.Options.Rules, _started, isIncomplete)
        {
            HasStableFingerprints = !engine.Options.FingerprintKey.IsEmpty,
        };
        var reports = new List<IFindingReport>();
        var files = new List<ReportFile>();
        var all = new ReportSet(reports, files);
        try
        {
            foreach (ReportTarget target in targets)
            {
                ReportFile? file = target.File is null ? null : ReportFile.Open(target.File);
                if (file is not null)
                {
                    files.Add(file);
                }

                reports.Add(Create(target, file ?? (streams.HasOutput ? streams.Output : Stream.Null), context));
            }

            return all;
        }
        catch
        {
            all.Dispose();
            throw;
        }
    }

    private bool ShowsExcerpts(ReportTarget target) => target.Format switch
    {
        ReportFormat.Text => hasExcerptLines || (target.File is null && streams.IsTerminal),
        ReportFormat.Sarif or ReportFormat.Github => false,
        _ => true,
    };

    private IFindingReport Create(ReportTarget target, Stream output, ReportContext context) => target.Format switch
    {
        ReportFormat.Json => new JsonReport(output, context),
        ReportFormat.Jsonl => new JsonLinesReport(output, context),
        ReportFormat.Sarif => new SarifReport(output, context),
        ReportFormat.Junit => new JunitReport(output, context),
        ReportFormat.Gitlab => new GitlabReport(output, context),
        ReportFormat.Github => new GithubReport(output, context),
        ReportFormat.Csv => new CsvReport(output, context),
        ReportFormat.Html => new HtmlReport(output, context),
        _ when target.File is null && streams.IsTerminal => new TerminalReport(output, context, streams.IsColourful, streams.Columns),
        _ => new TextReport(output, context, hasExcerptLines),
    };
}
