using Redaction.Tool.Streams;

namespace Redaction.Tool.Scanning;

/// <summary>Opens what a command line names and scans it, with what is packed in it. Thread-safe.</summary>
/// <param name="contents">Scans what was opened.</param>
/// <param name="streams">Where standard input is.</param>
/// <param name="largest">The most bytes of a file.</param>
internal sealed class TargetScanner(ContentScanner contents, StandardStreams streams, long largest)
{
    /// <summary>Scans a target; a file that cannot be read is a result, not an exception.</summary>
    public async Task<TargetResult> ScanAsync(ScanTarget target, ScanProgress progress, CancellationToken cancellationToken)
    {
        var result = new TargetResult();
        try
        {
            using FileStream? file = target.IsInput ? null : Open(target.Location!);
            long? length = file is { CanSeek: true } ? file.Length : null;
            if (length > largest)
            {
                result.Add(new FileResult(target, FileOutcome.TooLarge, []));
            }
            else
            {
                await contents.ScanAsync(target, file ?? Input(), length, result, cancellationToken).ConfigureAwait(false);
                progress.AddBytes(length ?? 0);
            }
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException && !target.Name.Contains('\uFFFD'))
        {
            result.Add(new FileResult(target, FileOutcome.Gone, []));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            result.Add(new FileResult(target, FileOutcome.Unreadable, [], Error: ReadFailure.Reason(e)));
        }

        progress.AddFile();
        return result;
    }

    private static FileStream Open(string path) =>
        new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);

    private Stream Input() => streams.HasInput ? streams.Input : throw new IOException("there is no standard input");
}
