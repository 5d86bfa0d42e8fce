using System.IO.Pipelines;
using Redaction.Streaming;

namespace Redaction;

/// <content>The entry points over time.</content>
public sealed partial class SecretRedactor
{
    /// <summary>
    /// Copies a stream to another with the secrets masked, until the input ends. Bytes go out as soon as it is decided that
    /// they are no part of a secret; a held-back beginning is given up as a mask when the input pauses for
    /// <see cref="RedactorOptions.IdleFlush"/>.
    /// </summary>
    /// <param name="input">Read to its end; not disposed.</param>
    /// <param name="output">Flushed whenever the input gives less than was asked for; not disposed.</param>
    /// <param name="cancellationToken">Stops the copy; what was not decided is not written.</param>
    /// <returns>How many secrets were masked.</returns>
    /// <exception cref="OperationCanceledException">The copy was cancelled; the output is cut off at a decided byte.</exception>
    public Task<long> RedactAsync(Stream input, Stream output, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(output);
        return StreamCopy.RunAsync(this, input, output, cancellationToken);
    }

    /// <summary>Copies a pipe to another with the secrets masked, with the back-pressure of both.</summary>
    /// <param name="input">Read to its end; completed, with the error if there was one.</param>
    /// <param name="output">Completed, with the error if there was one.</param>
    /// <param name="cancellationToken">Stops the copy; what was not decided is not written.</param>
    /// <returns>How many secrets were masked.</returns>
    /// <exception cref="OperationCanceledException">The copy was cancelled; the output is cut off at a decided byte.</exception>
    public Task<long> RedactAsync(PipeReader input, PipeWriter output, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(output);
        return PipeCopy.RunAsync(this, input, output, cancellationToken);
    }

    /// <summary>A reader that gives what another reader gives, with the secrets masked. Completing it completes the other.</summary>
    /// <param name="dirty">The reader to read from; nobody else may read from it.</param>
    public PipeReader CreateReader(PipeReader dirty)
    {
        ArgumentNullException.ThrowIfNull(dirty);
        return new RedactingPipeReader(this, dirty);
    }

    /// <summary>A reader that gives what a stream gives, with the secrets masked.</summary>
    /// <param name="dirty">The stream to read from; disposed when the reader is completed.</param>
    public PipeReader CreateReader(Stream dirty)
    {
        ArgumentNullException.ThrowIfNull(dirty);
        return CreateReader(PipeReader.Create(dirty));
    }

    /// <summary>
    /// A stream for writing that masks the secrets and passes all else on at once. Flushing does not let go of bytes that may
    /// be half a secret; disposing decides them, and so does <see cref="RedactorOptions.IdleFlush"/>, as a mask.
    /// </summary>
    /// <param name="inner">Where the clean bytes go.</param>
    /// <param name="leaveOpen">Whether <paramref name="inner"/> stays open when the wrapper is disposed.</param>
    public Stream WrapForWriting(Stream inner, bool leaveOpen = false)
    {
        ArgumentNullException.ThrowIfNull(inner);
        if (!inner.CanWrite)
        {
            throw new ArgumentException("The stream cannot be written to.", nameof(inner));
        }

        return new RedactingStream(this, inner, leaveOpen);
    }

    /// <summary>
    /// A text writer that masks the secrets and passes all else on at once, like <see cref="WrapForWriting(Stream, bool)"/>.
    /// </summary>
    /// <param name="inner">Where the clean text goes.</param>
    /// <param name="leaveOpen">Whether <paramref name="inner"/> stays open when the wrapper is disposed.</param>
    public TextWriter WrapForWriting(TextWriter inner, bool leaveOpen = false)
    {
        ArgumentNullException.ThrowIfNull(inner);
        return new RedactingTextWriter(this, inner, leaveOpen);
    }

    /// <summary>Finds the secrets in a stream of UTF-8 text, with their lines and columns, in memory that does not grow with it.</summary>
    /// <param name="input">Read to its end; not disposed.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    public IAsyncEnumerable<LocatedFinding> FindAsync(Stream input, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        return StreamFinder.RunAsync(this, input, cancellationToken);
    }
}
