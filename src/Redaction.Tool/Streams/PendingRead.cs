using System.Threading.Tasks.Sources;

namespace Redaction.Tool.Streams;

/// <summary>
/// A read that waits for its bytes on a thread of the pool. One object serves all reads of a stream, one after the other, so
/// that a stream of any length leaves no garbage behind.
/// </summary>
internal sealed class PendingRead(Stream stream) : IValueTaskSource<int>, IThreadPoolWorkItem
{
    private ManualResetValueTaskSourceCore<int> _source = new() { RunContinuationsAsynchronously = false };
    private Memory<byte> _buffer;

    /// <summary>Starts to read; the one before must have ended.</summary>
    public ValueTask<int> Start(Memory<byte> buffer)
    {
        _source.Reset();
        _buffer = buffer;
        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        return new ValueTask<int>(this, _source.Version);
    }

    void IThreadPoolWorkItem.Execute()
    {
        int count;
        try
        {
            count = stream.Read(_buffer.Span);
        }
        catch (Exception e)
        {
            _source.SetException(e);
            return;
        }

        _source.SetResult(count);
    }

    int IValueTaskSource<int>.GetResult(short token) => _source.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource<int>.GetStatus(short token) => _source.GetStatus(token);

    void IValueTaskSource<int>.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _source.OnCompleted(continuation, state, token, flags);
}
