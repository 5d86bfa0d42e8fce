namespace Redaction.Streaming;

/// <summary>Copies a stream to a stream through a redactor, reading straight into the window.</summary>
internal static class StreamCopy
{
    public static async Task<long> RunAsync(SecretRedactor redactor, Stream input, Stream output, CancellationToken cancellationToken)
    {
        using var window = new RedactionWindow(redactor);
        using var pending = new PendingOutput();
        while (true)
        {
            Memory<byte> room = window.GetMemory(RedactionWindow.Slice);
            ValueTask<int> read = input.ReadAsync(room, cancellationToken);
            int count;
            if (read.IsCompleted || !window.IsHolding || redactor.IdleFlush == Timeout.InfiniteTimeSpan)
            {
                count = await read.ConfigureAwait(false);
            }
            else
            {
                Task<int> pause = read.AsTask();
                if (!await pause.EndsWithinAsync(redactor, cancellationToken).ConfigureAwait(false))
                {
                    PendingOutput.Sink given = pending.AsSink();
                    window.Abandon(ref given);
                    await WriteAsync(pending, output, flush: true, cancellationToken).ConfigureAwait(false);
                }

                count = await pause.ConfigureAwait(false);
            }

            PendingOutput.Sink sink = pending.AsSink();
            if (count == 0)
            {
                window.Complete(ref sink);
                await WriteAsync(pending, output, flush: true, cancellationToken).ConfigureAwait(false);
                return pending.Findings;
            }

            window.Commit(count, ref sink);

            // a short read is a producer at its own pace: what it said is shown now
            await WriteAsync(pending, output, flush: count < room.Length, cancellationToken).ConfigureAwait(false);
        }
    }

    private static async ValueTask WriteAsync(PendingOutput pending, Stream output, bool flush, CancellationToken cancellationToken)
    {
        if (!pending.Written.IsEmpty)
        {
            await output.WriteAsync(pending.Written, cancellationToken).ConfigureAwait(false);
            pending.Clear();
        }

        if (flush)
        {
            await output.FlushAsync(cancellationToken).ConfigureAwait(false);
        }
    }
}
