using System.CommandLine;
using Redaction.Tool.Baselines;
using Redaction.Tool.Baselines.Importing;
using Redaction.Tool.Hosting;
using Redaction.Tool.Reporting;
using Redaction.Tool.Scanning;
using Redaction.Tool.Streams;

namespace Redaction.Tool.Commands;

/// <summary><c>redact baseline import</c>: what another scanner's report or baseline accepts.</summary>
internal static class BaselineImportCommand
{
    private const string Notes =
        """
        Takes a JSON report of gitleaks or a .secrets.baseline of detect-secrets, and adds
        to the baseline, or makes one. Their fingerprints are of another kind: the files
        that they name, from the baseline's folder, are looked at again. gitleaks' are
        matched by the line, at the commit where one is named; detect-secrets' by the
        SHA-1 of the secret. The verdicts of 'detect-secrets audit' are kept. What cannot
        be matched for certain is told, a line each, and the exit code is 1.

        Examples:
          redact baseline import gitleaks-report.json
          redact baseline import .secrets.baseline
        """;

    /// <summary>Builds the command.</summary>
    public static Command Create(StandardStreams streams)
    {
        var scan = new BaselineScan();
        var report = new Argument<string>("REPORT") { Description = "A JSON report of gitleaks, or a baseline of detect-secrets." };
        var command = new NotedCommand("import", "Take over a report of gitleaks or a baseline of detect-secrets.", Notes) { report };
        scan.AddFileTo(command);
        command.SetAction(parsed =>
        {
            string[] here = ["."];
            string file = scan.File(parsed, here);
            IReadOnlyList<ImportedFinding> imported = ImportReader.Read(parsed.GetValue(report)!);
            Baseline baseline = Path.Exists(file) ? BaselineFile.Read(file) : new Baseline(scan.NewKey(parsed), []);
            Engine engine = scan.Engine(parsed, baseline.Key, file, here, streams.Messages);
            var import = new BaselineImport(new FileEngines(engine), Path.GetDirectoryName(Path.GetFullPath(file))!);
            (IReadOnlyList<BaselineEntry> entries, IReadOnlyList<(ImportedFinding Finding, string Why)> unmatched) = import.Match(imported);
            BaselineFile.Write(file, baseline.With([.. baseline.Entries, .. entries]));
            foreach ((ImportedFinding finding, string why) in unmatched)
            {
                streams.Messages.WriteLine($"{SafeText.Escape(finding.ToString())}: not imported: {why}");
            }

            streams.Messages.WriteLine($"{SafeText.Escape(file)}: {entries.Count} of {BaselineCounts.Findings(imported.Count)} imported, {unmatched.Count} not");
            return unmatched.Count == 0 ? ExitCode.Clean : ExitCode.Findings;
        });
        return command;
    }
}
