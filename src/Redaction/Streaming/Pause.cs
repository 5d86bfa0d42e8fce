namespace Redaction.Streaming;

/// <summary>Waits for input no longer than the idle time.</summary>
internal static class Pause
{
    /// <summary>Whether the read ends before the redactor's idle time is over; its error, if any, is left to who awaits it.</summary>
    public static async ValueTask<bool> EndsWithinAsync(this Task read, SecretRedactor redactor, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task idle = Task.Delay(redactor.IdleFlush, redactor.TimeProvider, stop.Token);
        Task first = await Task.WhenAny(read, idle).ConfigureAwait(false);
        await stop.CancelAsync().ConfigureAwait(false);
        return first == read || cancellationToken.IsCancellationRequested;
    }
}
