using System.IO.Pipelines;

namespace Redaction.Streaming;

/// <summary>
/// A pipe reader over another: a copy into a pipe of its own begins with the first read and goes as far as that pipe's
/// back-pressure lets it. Completing the reader stops the copy, which completes the other.
/// </summary>
internal sealed class RedactingPipeReader(SecretRedactor redactor, PipeReader dirty) : PipeReader
{
    private readonly Pipe _clean = new();
    private Task? _copy;

    public override ValueTask<ReadResult> ReadAsync(CancellationToken cancellationToken = default)
    {
        Start();
        return _clean.Reader.ReadAsync(cancellationToken);
    }

    public override bool TryRead(out ReadResult result)
    {
        Start();
        return _clean.Reader.TryRead(out result);
    }

    public override void AdvanceTo(SequencePosition consumed) => _clean.Reader.AdvanceTo(consumed);

    public override void AdvanceTo(SequencePosition consumed, SequencePosition examined) => _clean.Reader.AdvanceTo(consumed, examined);

    public override void CancelPendingRead() => _clean.Reader.CancelPendingRead();

    public override void Complete(Exception? exception = null)
    {
        _clean.Reader.Complete(exception);
        if (_copy is null)
        {
            dirty.Complete(exception);
        }
        else
        {
            dirty.CancelPendingRead();
        }
    }

    public override async ValueTask CompleteAsync(Exception? exception = null)
    {
        Complete(exception);
        if (_copy is { } copy)
        {
            await copy.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private void Start() => _copy ??= Task.Run(() => PipeCopy.RunAsync(redactor, dirty, _clean.Writer, CancellationToken.None));
}
