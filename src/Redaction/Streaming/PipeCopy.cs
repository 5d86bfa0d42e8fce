using System.IO.Pipelines;
using Redaction.Replacement;

namespace Redaction.Streaming;

/// <summary>Copies a pipe to a pipe through a redactor; a full output pipe stops the reading.</summary>
internal static class PipeCopy
{
    public static async Task<long> RunAsync(SecretRedactor redactor, PipeReader input, PipeWriter output, CancellationToken cancellationToken)
    {
        Exception? error = null;
        try
        {
            return await CopyAsync(redactor, input, output, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            error = e;
            throw;
        }
        finally
        {
            await output.CompleteAsync(error).ConfigureAwait(false);
            await input.CompleteAsync(error).ConfigureAwait(false);
        }
    }

    private static async Task<long> CopyAsync(SecretRedactor redactor, PipeReader input, PipeWriter output, CancellationToken cancellationToken)
    {
        using var window = new RedactionWindow(redactor);
        long findings = 0;
        while (true)
        {
            ReadResult result = await ReadAsync(redactor, window, input, output, cancellationToken).ConfigureAwait(false);
            if (result.IsCanceled)
            {
                if ((await output.FlushAsync(cancellationToken).ConfigureAwait(false)).IsCompleted)
                {
                    return findings; // nobody reads on
                }

                throw new OperationCanceledException("The pipe's pending read was cancelled.");
            }

            foreach (ReadOnlyMemory<byte> segment in result.Buffer)
            {
                for (int at = 0; at < segment.Length; at += RedactionWindow.Slice)
                {
                    findings += Push(window, segment.Span.Slice(at, Math.Min(RedactionWindow.Slice, segment.Length - at)), output);
                    if ((await output.FlushAsync(cancellationToken).ConfigureAwait(false)).IsCompleted)
                    {
                        return findings; // nobody reads on
                    }
                }
            }

            input.AdvanceTo(result.Buffer.End);
            if (result.IsCompleted)
            {
                var sink = new BufferSink(output);
                window.Complete(ref sink);
                await output.FlushAsync(cancellationToken).ConfigureAwait(false);
                return findings + sink.Findings;
            }
        }
    }

    private static int Push(RedactionWindow window, ReadOnlySpan<byte> bytes, PipeWriter output)
    {
        var sink = new BufferSink(output);
        window.Push(bytes, ref sink);
        return sink.Findings;
    }

    private static async ValueTask<ReadResult> ReadAsync(
        SecretRedactor redactor, RedactionWindow window, PipeReader input, PipeWriter output, CancellationToken cancellationToken)
    {
        ValueTask<ReadResult> read = input.ReadAsync(cancellationToken);
        if (read.IsCompleted || !window.IsHolding || redactor.IdleFlush == Timeout.InfiniteTimeSpan)
        {
            return await read.ConfigureAwait(false);
        }

        Task<ReadResult> pause = read.AsTask();
        if (!await pause.EndsWithinAsync(redactor, cancellationToken).ConfigureAwait(false))
        {
            var sink = new BufferSink(output);
            window.Abandon(ref sink);
            await output.FlushAsync(cancellationToken).ConfigureAwait(false);
        }

        return await pause.ConfigureAwait(false);
    }
}
