using System.CommandLine;
using Redaction.Tool.Baselines;
using Redaction.Tool.Hosting;
using Redaction.Tool.Reporting;
using Redaction.Tool.Streams;

namespace Redaction.Tool.Commands;

/// <summary><c>redact baseline create</c>: what is found now is not reported again.</summary>
internal static class BaselineCreateCommand
{
    private const string Notes =
        """
        The file belongs into the repository. With --fingerprint-key the key of the
        fingerprints stays out of it, and every scan must be given it.

        Examples:
          redact baseline create
          redact baseline create src config --profile redact
        """;

    /// <summary>Builds the command.</summary>
    public static Command Create(StandardStreams streams)
    {
        var scan = new BaselineScan();
        var command = new NotedCommand("create", "Write a baseline of what is found now.", Notes);
        scan.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            string[] paths = scan.Paths(parsed);
            string file = scan.File(parsed, paths);
            if (Path.Exists(file))
            {
                throw new UsageException($"{SafeText.Escape(file)}: is there already; 'redact baseline update' brings it up to date");
            }

            BaselineKey key = scan.NewKey(parsed);
            Engine engine = scan.Engine(parsed, key, file, paths, streams.Messages);
            (FindingCollector found, bool isWhole) = await scan.RunAsync(parsed, engine, file, paths, streams, cancellationToken).ConfigureAwait(false);
            var baseline = new Baseline(key, found.Seen.Select(seen => seen.ToEntry(BaselineVerdict.Unaudited)));
            BaselineFile.Write(file, baseline);
            streams.Messages.WriteLine($"{SafeText.Escape(file)}: {BaselineCounts.Findings(baseline.Entries.Count)}; 'redact baseline audit' goes through them");
            return isWhole ? ExitCode.Clean : ExitCode.Failure;
        });
        return command;
    }
}
