using Redaction.Tool.Reporting;
using Redaction.Tool.Streams;

namespace Redaction.Tool.Scanning;

/// <summary>
/// Scans many files at once and reports them in their order, each as soon as all before it are done: the output is the same
/// however the work was spread. One worker for each processor takes the next file. There is no thread that waits for results:
/// the worker that is done with the file whose turn it is reports it and those behind it that wait. So that they stay few, a
/// worker that is too far ahead waits itself.
/// </summary>
internal sealed class ScanRun(TargetScanner scanner, IReadOnlyList<ScanTarget> targets, MessageWriter messages, bool isVerbose)
{
    private const int MostWaiting = 4096;

    private readonly object _turn = new();
    private readonly TargetResult?[] _waiting = new TargetResult?[Math.Min(MostWaiting, targets.Count)];
    private readonly ScanSummary _summary = new();
    private int _next = -1;
    private int _reported;
    private bool _isReporting;

    /// <summary>Scans all and reports all.</summary>
    public async Task<ScanSummary> ReportAsync(IFindingReport report, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await using CancellationTokenRegistration wake = stop.Token.Register(WakeAll);
        using (var progress = new ScanProgress(targets.Count, messages))
        {
            int workers = Math.Min(Environment.ProcessorCount, targets.Count);
            await Task.WhenAll(Enumerable.Range(0, workers).Select(_ => Task.Run(() => WorkAsync(report, progress, stop), CancellationToken.None))).ConfigureAwait(false);
        }

        report.Complete();
        return _summary;
    }

    private async Task WorkAsync(IFindingReport report, ScanProgress progress, CancellationTokenSource stop)
    {
        try
        {
            for (int i = Interlocked.Increment(ref _next); i < targets.Count; i = Interlocked.Increment(ref _next))
            {
                WaitForRoom(i, stop.Token);
                Deliver(i, await scanner.ScanAsync(targets[i], progress, stop.Token).ConfigureAwait(false), report);
            }
        }
        catch
        {
            // the others stop too; of their exceptions this first one counts
            await stop.CancelAsync().ConfigureAwait(false);
            throw;
        }
    }

    private void WakeAll()
    {
        lock (_turn)
        {
            Monitor.PulseAll(_turn);
        }
    }

    private void WaitForRoom(int index, CancellationToken stop)
    {
        lock (_turn)
        {
            stop.ThrowIfCancellationRequested();
            while (index >= _reported + _waiting.Length)
            {
                Monitor.Wait(_turn);
                stop.ThrowIfCancellationRequested();
            }
        }
    }

    private void Deliver(int index, TargetResult result, IFindingReport report)
    {
        lock (_turn)
        {
            _waiting[index % _waiting.Length] = result;
            if (_isReporting)
            {
                return; // whoever reports takes it along
            }

            _isReporting = true;
        }

        while (TakeNext() is { } next)
        {
            Report(next, report);
        }
    }

    private TargetResult? TakeNext()
    {
        lock (_turn)
        {
            ref TargetResult? slot = ref _waiting[_reported % _waiting.Length];
            TargetResult? next = slot;
            if (next is null)
            {
                _isReporting = false;
                return null;
            }

            slot = null;
            _reported++;
            Monitor.PulseAll(_turn);
            return next;
        }
    }

    private void Report(TargetResult result, IFindingReport report)
    {
        _summary.Add(result);
        foreach (FileResult file in result.Files)
        {
            if (file.Error is not null)
            {
                messages.Report($"{SafeText.Escape(file.Target.Name)}: {(file.Outcome == FileOutcome.NotOpened ? "not opened" : "cannot be read")}: {SafeText.Escape(file.Error)}");
            }

            foreach (string note in isVerbose ? file.Notes : [])
            {
                messages.Report($"{SafeText.Escape(file.Target.Name)}:{note}");
            }

            if (file.Findings.Count > 0)
            {
                messages.ClearStatus(); // both may be the same terminal
            }

            report.Write(file);
        }
    }
}
