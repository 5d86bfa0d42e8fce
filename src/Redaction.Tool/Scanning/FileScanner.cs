using Redaction.Tool.Streams;
using Redaction.Tool.Suppressions;

namespace Redaction.Tool.Scanning;

/// <summary>Scans one file at a time, in memory that does not grow with it; findings that its place makes worthless are only counted. Thread-safe.</summary>
internal sealed class FileScanner(FileEngines engines, SuppressionComments comments, StandardStreams streams, long largest, bool judgesPlaces)
{
    /// <summary>Scans a file; a file that cannot be read is a result, not an exception.</summary>
    public async Task<FileResult> ScanAsync(ScanTarget target, CancellationToken cancellationToken)
    {
        try
        {
            using FileStream? file = target.FullPath is null ? null : Open(target.FullPath);
            return file is { CanSeek: true } && file.Length > largest
                ? new FileResult(target, FileOutcome.TooLarge, [])
                : await ScanAsync(target, file ?? Input(), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException && !target.Name.Contains('\uFFFD'))
        {
            return new FileResult(target, FileOutcome.Gone, []);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new FileResult(target, FileOutcome.Unreadable, [], Error: Reason(e));
        }
    }

    /// <summary>Scans what a target holds, wherever it comes from; the target's path says which rules hold. What cannot be read is a result, not an exception.</summary>
    public async Task<FileResult> ScanAsync(ScanTarget target, Stream content, CancellationToken cancellationToken)
    {
        PathClass place = judgesPlaces ? PathClasses.Of(target.Name) : PathClass.Ordinary;
        int leftOut = 0;
        FindingSorter? findings = null;
        try
        {
            using Stream? text = TextSource.Open(content);
            if (text is null)
            {
                return new FileResult(target, FileOutcome.Binary, []);
            }

            string? path = target.FullPath is null ? null : engines.Configuration?.PathOf(target.FullPath);
            using LineWindow? lines = comments.HasAny || engines.Configuration is { Rules.NeedsLines: true } ? new LineWindow(text) : null;
            findings = new FindingSorter(lines, comments, engines.Configuration?.Rules, path);
            try
            {
                await foreach (LocatedFinding finding in engines.For(path).FindAsync(lines ?? text, cancellationToken).ConfigureAwait(false))
                {
                    if (PathClasses.LeavesOut(place, finding.Finding))
                    {
                        leftOut++;
                        continue;
                    }

                    findings.Add(finding);
                }
            }
            finally
            {
                lines?.Complete();
            }

            return new FileResult(target, FileOutcome.Scanned, findings.Reported, leftOut) { Suppressed = findings.Suppressed, Notes = findings.Notes };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new FileResult(target, FileOutcome.Unreadable, findings?.Reported ?? [], leftOut, Reason(e)) { Suppressed = findings?.Suppressed ?? [], Notes = findings?.Notes ?? [] };
        }
    }

    private static FileStream Open(string path) =>
        new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0, FileOptions.SequentialScan);

    private static string Reason(Exception e) => e switch
    {
        FileNotFoundException or DirectoryNotFoundException => "its name is not UTF-8",
        UnauthorizedAccessException => "permission denied",
        _ => WithoutPath(e.Message),
    };

    /// <summary>The runtime puts <c> : 'path'</c> behind a reason; the path is told before it.</summary>
    private static string WithoutPath(string message) =>
        message.IndexOf(" : '", StringComparison.Ordinal) is > 0 and int end ? message[..end] : message;

    private Stream Input() => streams.HasInput ? streams.Input : throw new IOException("there is no standard input");
}
