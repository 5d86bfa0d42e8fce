using Redaction.Tool.Reporting;
using Redaction.Tool.Streams;

namespace Redaction.Tool.Scanning;

/// <summary>
/// Scans many files at once and reports them in their order, each as soon as all before it are done: the output is the same
/// however the work was spread. One worker for each processor takes the next file; what is found waits for its turn.
/// </summary>
internal sealed class ScanRun(FileScanner scanner, IReadOnlyList<ScanTarget> targets, MessageWriter messages, bool isVerbose)
{
    private readonly TaskCompletionSource<FileResult>[] _results = NewResults(targets.Count);
    private int _next = -1;

    /// <summary>Scans all and reports all.</summary>
    public async Task<ScanSummary> ReportAsync(IFindingReport report, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        int workers = Math.Min(Environment.ProcessorCount, targets.Count);
        Task[] work = [.. Enumerable.Range(0, workers).Select(_ => Task.Run(() => WorkAsync(stop.Token), CancellationToken.None))];
        var summary = new ScanSummary();
        try
        {
            for (int i = 0; i < targets.Count; i++)
            {
                FileResult result = await _results[i].Task.ConfigureAwait(false);
                _results[i] = null!;
                summary.Add(result);
                if (result.Error is not null)
                {
                    messages.Report($"{SafeText.Escape(result.Target.Name)}: cannot be read: {SafeText.Escape(result.Error)}");
                }

                foreach (string note in isVerbose ? result.Notes : [])
                {
                    messages.Report($"{SafeText.Escape(result.Target.Name)}:{note}");
                }

                report.Write(result);
            }

            report.Complete();
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await Task.WhenAll(work).ConfigureAwait(false);
        }

        return summary;
    }

    private static TaskCompletionSource<FileResult>[] NewResults(int count)
    {
        var results = new TaskCompletionSource<FileResult>[count];
        for (int i = 0; i < count; i++)
        {
            results[i] = new TaskCompletionSource<FileResult>(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        return results;
    }

    private async Task WorkAsync(CancellationToken stop)
    {
        for (int i = Interlocked.Increment(ref _next); i < targets.Count && !stop.IsCancellationRequested; i = Interlocked.Increment(ref _next))
        {
            TaskCompletionSource<FileResult> turn = _results[i];
            try
            {
                turn.SetResult(await scanner.ScanAsync(targets[i], stop).ConfigureAwait(false));
            }
            catch (Exception e)
            {
                turn.SetException(e);
            }
        }
    }
}
