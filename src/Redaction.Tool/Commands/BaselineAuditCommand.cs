using System.CommandLine;
using Redaction.Tool.Baselines;
using Redaction.Tool.Hosting;
using Redaction.Tool.Reporting;
using Redaction.Tool.Streams;

namespace Redaction.Tool.Commands;

/// <summary><c>redact baseline audit</c>: a person says of each finding whether it is a secret.</summary>
internal static class BaselineAuditCommand
{
    private const string Notes =
        """
        Shows each finding that has no verdict yet with the lines around it, secrets
        masked, and takes one key: r for a real secret, f for a false alarm, s to skip,
        b to go back, q to quit. A verdict is written to the baseline at once. A real
        secret stays held back, and the summary of every scan counts it.

        Examples:
          redact baseline audit
          redact baseline audit --all src
        """;

    /// <summary>Builds the command.</summary>
    public static Command Create(StandardStreams streams)
    {
        var scan = new BaselineScan();
        var all = new Option<bool>("--all") { Description = "Show those with a verdict, too." };
        var command = new NotedCommand("audit", "Go through the findings of a baseline at the keyboard.", Notes) { all };
        scan.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            string[] paths = scan.Paths(parsed);
            string file = scan.File(parsed, paths);
            Baseline baseline = BaselineFile.Read(file);
            if (!streams.IsInteractive)
            {
                throw new UsageException("an audit asks a person: input and output must be a terminal");
            }

            Engine engine = scan.Engine(parsed, baseline.Key, file, paths, streams.Messages);
            (FindingCollector found, _) = await scan.RunAsync(parsed, engine, file, paths, streams, cancellationToken).ConfigureAwait(false);
            SeenFinding[] shown =
            [
                .. found.Seen
                    .Where(seen => baseline.Find(seen.Located.Finding) is { } verdict && (verdict == BaselineVerdict.Unaudited || parsed.GetValue(all)))
                    .DistinctBy(seen => (seen.Located.Finding.Fingerprint, seen.Located.Finding.RuleId)),
            ];
            var session = new AuditSession(file, baseline, engine, streams.Messages);
            int verdicts = session.Run(shown);
            ILookup<BaselineVerdict, BaselineEntry> byVerdict = session.Baseline.Entries.ToLookup(entry => entry.Verdict);
            streams.Messages.WriteLine(
                $"{SafeText.Escape(file)}: {verdicts} verdicts given; of {BaselineCounts.Findings(session.Baseline.Entries.Count)} {byVerdict[BaselineVerdict.Real].Count()} real, "
                + $"{byVerdict[BaselineVerdict.False].Count()} false, {byVerdict[BaselineVerdict.Unaudited].Count()} without a verdict");
            return ExitCode.Clean;
        });
        return command;
    }
}
