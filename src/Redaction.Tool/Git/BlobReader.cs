using System.Buffers;
using System.Collections.Concurrent;
using System.Threading.Channels;

namespace Redaction.Tool.Git;

/// <summary>
/// Reads blobs through one <c>git cat-file --batch</c> and hands them to several workers. Memory is bounded: a blob of up to
/// 1 MiB waits in a buffer, a few at a time; a larger one is handed over as a stream, by the reading thread itself. git ends when
/// it meets a broken object: that one is told as failed, and another git reads on behind it.
/// </summary>
/// <param name="repository">Where.</param>
/// <param name="handle">What to do with a blob; called by several threads.</param>
/// <param name="fail">Told of a blob that could not be read, and why; called by one thread at a time.</param>
internal sealed class BlobReader(GitRepository repository, Func<Blob, CancellationToken, Task> handle, Action<BlobRequest, string> fail)
{
    private const int LargestKept = 1024 * 1024;
    private const int KeptPerWorker = 4;
    private const int MostFailuresInARow = 64;

    private readonly int _workers = Math.Max(1, Environment.ProcessorCount);

    /// <summary>The reason of an object that is not there.</summary>
    public const string MissingObject = "missing";

    /// <summary>Reads all blobs; other objects among them are passed over.</summary>
    /// <param name="ids">The objects; enumerated by one thread at a time.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task RunAsync(IEnumerable<ObjectId> ids, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var kept = Channel.CreateBounded<Blob>(new BoundedChannelOptions(_workers * KeptPerWorker) { SingleWriter = true });
        Task[] work = [.. Enumerable.Range(0, _workers).Select(_ => Task.Run(() => WorkAsync(kept.Reader, stop), CancellationToken.None))];
        Exception? error = null;
        try
        {
            using IEnumerator<ObjectId> source = ids.GetEnumerator();
            await ReadAllAsync(source, kept.Writer, stop.Token).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            error = e;
            throw;
        }
        finally
        {
            kept.Writer.Complete();
            if (error is not null)
            {
                await stop.CancelAsync().ConfigureAwait(false);
            }

            await WaitAsync(work, error).ConfigureAwait(false);
        }
    }

    /// <summary>Waits for the workers; when they stop because of another error, or of each other's, the first counts.</summary>
    private static async Task WaitAsync(Task[] work, Exception? error)
    {
        Task all = Task.WhenAll(work);
        await all.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Exception? first = work.Select(task => task.Exception?.InnerException).FirstOrDefault(e => e is not null);
        if (first is not null && error is null or OperationCanceledException)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(first!);
        }
    }

    private async Task WorkAsync(ChannelReader<Blob> kept, CancellationTokenSource stop)
    {
        try
        {
            await foreach (Blob blob in kept.ReadAllAsync(stop.Token).ConfigureAwait(false))
            {
                await handle(blob, stop.Token).ConfigureAwait(false);
                ArrayPool<byte>.Shared.Return(blob.Bytes.Array!, clearArray: true);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // what stopped us is told elsewhere
        }
        catch
        {
            await stop.CancelAsync().ConfigureAwait(false);
            throw;
        }
    }

    private async Task ReadAllAsync(IEnumerator<ObjectId> source, ChannelWriter<Blob> kept, CancellationToken stop)
    {
        var waiting = new ConcurrentQueue<BlobRequest>();
        var again = new Queue<BlobRequest>();
        int next = 0;
        int failures = 0;
        bool isOver = false;
        do
        {
            using var reader = new ObjectReader(repository, isBulk: true);
            using CancellationTokenRegistration kill = stop.Register(static git => ((ObjectReader)git!).Kill(), reader);
            Task feeding = Task.Run(
                () =>
                {
                    isOver = Feed(reader, again, waiting, source, ref next, stop);
                },
                CancellationToken.None);
            (Ending ending, int read) = await ReadAsync(reader, waiting, kept, stop).ConfigureAwait(false);
            await feeding.ConfigureAwait(false);
            stop.ThrowIfCancellationRequested();
            failures = read > 0 ? 0 : failures + 1;
            if (ending != Ending.Told && waiting.TryDequeue(out BlobRequest broken))
            {
                string complaint = reader.End();
                fail(broken, complaint.Length == 0 ? "git ended before it was read" : complaint);
                if (failures > MostFailuresInARow)
                {
                    throw new GitException($"git cat-file: {complaint}");
                }
            }

            again = new Queue<BlobRequest>(waiting.Concat(again));
            waiting.Clear();
        }
        while (!isOver || again.Count > 0);
    }

    /// <summary>Asks for what is left over, then for what the source has; false when git was gone before the source was at its end.</summary>
    private static bool Feed(
        ObjectReader reader, Queue<BlobRequest> again, ConcurrentQueue<BlobRequest> waiting, IEnumerator<ObjectId> source, ref int next, CancellationToken stop)
    {
        try
        {
            while (again.TryDequeue(out BlobRequest request))
            {
                waiting.Enqueue(request);
                reader.Ask(request.Id);
            }

            while (!stop.IsCancellationRequested && source.MoveNext())
            {
                var request = new BlobRequest(source.Current, next++);
                waiting.Enqueue(request);
                reader.Ask(request.Id);
            }

            reader.EndQuestions();
            return true;
        }
        catch (Exception e) when (e is IOException and not GitException or ObjectDisposedException)
        {
            // git is gone; who reads its answers sees it too
            return false;
        }
        catch
        {
            // the source failed: who reads must not wait for more
            reader.Kill();
            throw;
        }
    }

    /// <summary>Reads answers to their end, and counts them.</summary>
    private async Task<(Ending Ending, int Read)> ReadAsync(ObjectReader reader, ConcurrentQueue<BlobRequest> waiting, ChannelWriter<Blob> kept, CancellationToken stop)
    {
        int read = 0;
        for (; TryReadHead(reader, out string kind, out long size); read++)
        {
            if (!waiting.TryPeek(out BlobRequest request))
            {
                throw new GitException("git cat-file: an answer that was not asked for");
            }

            if (kind.Length == 0)
            {
                fail(request, MissingObject);
            }
            else if (kind != "blob")
            {
                if (!new BlobStream(reader.Answers, size).TryDrain() || !reader.TryReadEnd())
                {
                    return (Ending.AtRequest, read);
                }
            }
            else if (size > LargestKept)
            {
                var stream = new BlobStream(reader.Answers, size);
                waiting.TryDequeue(out _);
                await handle(new Blob(request, size, default, stream), stop).ConfigureAwait(false);
                if (!stream.TryDrain() || !reader.TryReadEnd())
                {
                    // a part that was handed over failed before its reader's eyes; one that was passed over is nobody's loss
                    return (Ending.Told, read);
                }

                continue;
            }
            else
            {
                byte[] bytes = ArrayPool<byte>.Shared.Rent((int)size);
                if (!reader.Answers.TryReadExactly(bytes.AsSpan(0, (int)size)) || !reader.TryReadEnd())
                {
                    return (Ending.AtRequest, read);
                }

                await kept.WriteAsync(new Blob(request, size, new ArraySegment<byte>(bytes, 0, (int)size), null), stop).ConfigureAwait(false);
            }

            waiting.TryDequeue(out _);
        }

        return (Ending.AtRequest, read);
    }

    /// <summary>Reads the head of an answer; false at the end, be it in the middle of a head.</summary>
    private static bool TryReadHead(ObjectReader reader, out string kind, out long size)
    {
        try
        {
            return reader.TryReadHead(out kind, out size);
        }
        catch (GitException)
        {
            (kind, size) = ("", 0);
            return false; // the request still waits, and fails
        }
    }

    private enum Ending
    {
        /// <summary>git ended: at the first request that waits, or because there is none.</summary>
        AtRequest,

        /// <summary>git ended in an object whose reader has seen it.</summary>
        Told,
    }
}
