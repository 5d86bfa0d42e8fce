using System.CommandLine;
using Redaction.Tool.Baselines;
using Redaction.Tool.Configuring;
using Redaction.Tool.Hosting;
using Redaction.Tool.Reporting;
using Redaction.Tool.Streams;

namespace Redaction.Tool.Commands;

/// <summary><c>redact baseline update</c>: drops what is gone, and adds what is new if that is wanted.</summary>
internal static class BaselineUpdateCommand
{
    private const string Notes =
        """
        Entries below PATH whose secret is no longer there are dropped; those of other
        files, of files that cannot be read and of the history (git:) stay. What is new
        (and a copy of a known secret in one more file is)
        is added with --add, or after a question on a terminal; else it is listed, and
        the exit code is 1.

        Examples:
          redact baseline update
          redact baseline update --add src/legacy
        """;

    /// <summary>Builds the command.</summary>
    public static Command Create(StandardStreams streams)
    {
        var scan = new BaselineScan();
        var add = new Option<bool>("--add") { Description = "Add what is new, unasked." };
        var command = new NotedCommand("update", "Drop what is gone from a baseline, and add what is new.", Notes) { add };
        scan.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            string[] paths = scan.Paths(parsed);
            string file = scan.File(parsed, paths);
            Baseline baseline = BaselineFile.Read(file);
            Engine engine = scan.Engine(parsed, baseline.Key, file, paths, streams.Messages);
            (FindingCollector found, bool isWhole) = await scan.RunAsync(parsed, engine, file, paths, streams, cancellationToken).ConfigureAwait(false);
            string folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
            string[] scanned = [.. paths.Select(Path.GetFullPath)];
            // a folder that could not be listed may hide any file
            BaselineUpdate update = BaselineUpdate.Of(
                baseline, new BaselineMatcher(baseline, file, engine.Redactor), found.Seen, path => isWhole && !BaselinePath.IsInHistory(path) && !found.Unreadable.Contains(path) && Array.Exists(scanned, top => UpwardSearch.IsWithin(Path.GetFullPath(path, folder), top)));
            bool adds = update.New.Count > 0 && (parsed.GetValue(add) || Confirms(update.New, streams, parsed.InvocationConfiguration.Output));
            Baseline updated = baseline.With([.. update.Kept, .. adds ? update.New.Select(seen => seen.ToEntry(BaselineVerdict.Unaudited)) : []]);
            BaselineFile.Write(file, updated);
            streams.Messages.WriteLine(
                $"{SafeText.Escape(file)}: {BaselineCounts.Findings(updated.Entries.Count)}; {update.Dropped.Count} dropped, {(adds ? update.New.Count : 0)} added"
                + (adds || update.New.Count == 0 ? "" : $", {update.New.Count} new and not added"));
            return !adds && update.New.Count > 0 ? ExitCode.Findings : isWhole ? ExitCode.Clean : ExitCode.Failure;
        });
        return command;
    }

    private static bool Confirms(IReadOnlyList<SeenFinding> found, StandardStreams streams, TextWriter output)
    {
        foreach (SeenFinding seen in found)
        {
            output.WriteLine($"{SafeText.Escape(seen.Name)}:{seen.Located.Start}: {seen.Located.Finding.RuleId} {seen.Located.Finding.Fingerprint}");
        }

        output.Flush();
        return streams.IsInteractive && Keyboard.Asks($"Add {BaselineCounts.Findings(found.Count)} to the baseline? [y/N] ", streams.Messages);
    }
}
