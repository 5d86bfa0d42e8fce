using System.Collections.Immutable;
using Redaction.Toml;
using Redaction.Tool.Commands;
using Redaction.Tool.Excerpts;
using Redaction.Tool.Suppressions;

namespace Redaction.Tool.Scanning;

/// <summary>Scans one text at a time, in memory that does not grow with it; findings that its place makes worthless are only counted. Thread-safe.</summary>
internal sealed class FileScanner(FileEngines engines, SuppressionComments comments, bool judgesPlaces, ExcerptMaker? excerpts = null)
{
    /// <summary>Scans what a target holds, wherever it comes from; the target's path says which rules hold. What cannot be read is a result, not an exception.</summary>
    public async Task<FileResult> ScanAsync(ScanTarget target, Stream content, CancellationToken cancellationToken)
    {
        try
        {
            using ContentHead head = ContentHead.Read(content);
            return await ScanAsync(target, head, content, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new FileResult(target, FileOutcome.Unreadable, [], Error: ReadFailure.Reason(e));
        }
    }

    /// <summary>Scans what a target holds, when its first bytes are already read.</summary>
    public async Task<FileResult> ScanAsync(ScanTarget target, ContentHead head, Stream rest, CancellationToken cancellationToken)
    {
        PathClass place = judgesPlaces ? PathClasses.Of(target.JudgedPath) : PathClass.Ordinary;
        int leftOut = 0;
        FindingSorter? findings = null;
        try
        {
            string? path = engines.Configuration is { } configuration && target.FullPath is { } full ? PathIn(configuration, full, target.Member) : null;

            // most files are small and hold nothing: one call on the whole of them says so, without all that a stream takes
            if (head.IsWhole && TextSource.IsPlain(head.Span) && engines.For(path).Find(head.Span).Count == 0)
            {
                return new FileResult(target, FileOutcome.Scanned, []);
            }

            using Stream? text = TextSource.Open(head.Memory, rest);
            if (text is null)
            {
                return new FileResult(target, FileOutcome.Binary, []);
            }

            using LineWindow? lines = comments.HasAny || excerpts is not null || engines.Configuration is { Rules.NeedsLines: true } ? new LineWindow(text) : null;
            findings = new FindingSorter(lines, comments, engines.Configuration?.Rules, path, engines.Baseline is null ? null : target.FullPath, engines.Baseline, excerpts?.ForFile());
            try
            {
                await foreach (LocatedFinding finding in engines.For(path).FindAsync(lines ?? text, cancellationToken).ConfigureAwait(false))
                {
                    if (PathClasses.LeavesOut(place, finding.Finding))
                    {
                        leftOut++;
                        findings.LeaveOut(finding);
                        continue;
                    }

                    findings.Add(finding);
                }
            }
            finally
            {
                lines?.Complete();
                findings.Complete();
            }

            return new FileResult(target, FileOutcome.Scanned, findings.Reported, leftOut) { Suppressed = findings.Suppressed, Notes = findings.Notes, Excerpts = findings.Excerpts };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new FileResult(target, FileOutcome.Unreadable, findings?.Reported ?? [], leftOut, ReadFailure.Reason(e)) { Suppressed = findings?.Suppressed ?? [], Notes = findings?.Notes ?? [], Excerpts = findings?.Excerpts ?? ImmutableDictionary<long, Excerpt>.Empty };
        }
    }

    private static string PathIn(LoadedConfiguration configuration, string fullPath, string? member) =>
        member is null ? configuration.PathOf(fullPath) : $"{configuration.PathOf(fullPath)}/{member}";
}
