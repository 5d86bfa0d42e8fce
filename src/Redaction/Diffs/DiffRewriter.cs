using Redaction.Diffs;

namespace Redaction;

/// <summary>
/// Puts masks in the place of secrets in a unified diff, such that it stays one: the marks, the first lines of the hunks and the
/// number of lines never change, and <c>git apply</c> accepts the result.
/// <para>
/// By default only lines that the change adds are rewritten (and the text between the files, such as a mail's message), so that
/// the result applies to the same files as the diff. Context and removed lines must be as they are in the file that the diff is
/// applied to: with these masked too, it applies only to files that were masked the same way. File names and binary patches are
/// never changed. Where a secret goes over several lines, its mask stands on the first of them that is rewritten.
/// </para>
/// All members are thread-safe.
/// </summary>
public static class DiffRewriter
{
    /// <summary>Rewrites the lines that a diff adds.</summary>
    /// <param name="diff">The diff; stays open.</param>
    /// <param name="output">Where the rewritten one is written; stays open.</param>
    /// <param name="redactor">What to find and how to mask it.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    /// <returns>How many secrets were masked.</returns>
    /// <exception cref="DiffFormatException">The text is no diff, or a hunk of it is cut short or garbled; what was written then is cut short.</exception>
    public static Task<long> RewriteAsync(Stream diff, Stream output, SecretRedactor redactor, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(redactor);
        return RewriteAsync(diff, output, _ => redactor, DiffLines.Added, cancellationToken);
    }

    /// <summary>Rewrites some lines of a diff.</summary>
    /// <param name="diff">The diff; stays open.</param>
    /// <param name="output">Where the rewritten one is written; stays open.</param>
    /// <param name="redactorOf">What to find in a file and how to mask it, by the file's path as for <see cref="DiffFinding.Path"/>;
    /// null for the text between the files.</param>
    /// <param name="lines">The lines to rewrite.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    /// <returns>How many secrets were masked.</returns>
    /// <exception cref="DiffFormatException">The text is no diff, or a hunk of it is cut short or garbled; what was written then is cut short.</exception>
    public static async Task<long> RewriteAsync(
        Stream diff, Stream output, Func<string?, SecretRedactor> redactorOf, DiffLines lines, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(diff);
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(redactorOf);
        using var parser = new DiffParser(diff);
        using var rewriting = new DiffRewriting(parser, redactorOf, lines);
        bool isEmpty = true;
        do
        {
            while (parser.TryRead(out DiffPiece piece))
            {
                isEmpty = false;
                rewriting.Add(piece);
                if (rewriting.Output.Length >= 32 * 1024)
                {
                    await WriteAsync().ConfigureAwait(false);
                }
            }

            await WriteAsync().ConfigureAwait(false);
        }
        while (await parser.FillAsync(cancellationToken).ConfigureAwait(false));

        if (!isEmpty && !parser.HasSeenDiff)
        {
            throw new DiffFormatException("there is no unified diff in the text");
        }

        rewriting.End();
        await WriteAsync().ConfigureAwait(false);
        return rewriting.Findings;

        async ValueTask WriteAsync()
        {
            await output.WriteAsync(rewriting.Output.GetBuffer().AsMemory(0, (int)rewriting.Output.Length), cancellationToken).ConfigureAwait(false);
            rewriting.Output.SetLength(0);
        }
    }
}
