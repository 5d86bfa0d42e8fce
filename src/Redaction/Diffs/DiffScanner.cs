using System.Runtime.CompilerServices;
using Redaction.Diffs;

namespace Redaction;

/// <summary>
/// Finds the secrets in a unified diff: of <c>git diff</c>, <c>git format-patch</c>, <c>git log -p</c>, <c>git diff --cc</c> or
/// <c>diff -u</c>, with any number of files. What is found has its place in the file, not in the diff. Memory does not grow with
/// the diff, but for the findings of one hunk and a bit for each of its lines. All members are thread-safe.
/// </summary>
public static class DiffScanner
{
    // as much as the engine scans at a time, four times
    private const int FlushAt = 64 * 1024;

    /// <summary>Finds the secrets on the lines that a diff adds.</summary>
    /// <param name="diff">The diff; stays open.</param>
    /// <param name="redactor">What to find.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The findings, hunk by hunk.</returns>
    /// <exception cref="DiffFormatException">The text is no diff, or a hunk of it is cut short or garbled.</exception>
    public static IAsyncEnumerable<DiffFinding> ScanAsync(Stream diff, SecretRedactor redactor, CancellationToken cancellationToken = default) =>
        ScanAsync(diff, redactor, DiffLines.Added, cancellationToken);

    /// <summary>Finds the secrets on some lines of a diff.</summary>
    /// <param name="diff">The diff; stays open.</param>
    /// <param name="redactor">What to find.</param>
    /// <param name="lines">A secret is found when at least one of its lines is one of these.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The findings, hunk by hunk.</returns>
    /// <exception cref="DiffFormatException">The text is no diff, or a hunk of it is cut short or garbled.</exception>
    public static async IAsyncEnumerable<DiffFinding> ScanAsync(
        Stream diff, SecretRedactor redactor, DiffLines lines, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(diff);
        ArgumentNullException.ThrowIfNull(redactor);
        using var parser = new DiffParser(diff);
        while (await NextHunkAsync(parser, lines, cancellationToken).ConfigureAwait(false) is { } sides)
        {
            List<DiffFinding>[] found = [.. sides.Select(_ => new List<DiffFinding>())];
            await ReadHunkAsync(parser, sides, (side, stop) => FindAsync(side, redactor, found[Array.IndexOf(sides, side)], stop), cancellationToken).ConfigureAwait(false);
            foreach (DiffFinding finding in found.SelectMany(findings => findings))
            {
                yield return finding;
            }
        }
    }

    /// <summary>
    /// Reads a diff and hands out its hunks, for those who do more with a text than look for secrets. The sides of one hunk are
    /// read at the same time, one hunk after the other.
    /// </summary>
    /// <param name="diff">The diff; stays open.</param>
    /// <param name="lines">Which lines matter: the new file's side comes when these are <see cref="DiffLines.Added"/> or
    /// <see cref="DiffLines.Context"/>, that of each old file when they are <see cref="DiffLines.Removed"/>.</param>
    /// <param name="read">Reads <see cref="DiffSide.Content"/> of a side to its end.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>How many files' changes are binary, and so not shown as lines.</returns>
    /// <exception cref="DiffFormatException">The text is no diff, or a hunk of it is cut short or garbled.</exception>
    public static async Task<int> ReadAsync(
        Stream diff, DiffLines lines, Func<DiffSide, CancellationToken, Task> read, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(diff);
        ArgumentNullException.ThrowIfNull(read);
        using var parser = new DiffParser(diff);
        while (await NextHunkAsync(parser, lines, cancellationToken).ConfigureAwait(false) is { } sides)
        {
            await ReadHunkAsync(parser, sides, read, cancellationToken).ConfigureAwait(false);
        }

        return parser.Binaries;
    }

    private static async Task FindAsync(DiffSide side, SecretRedactor redactor, List<DiffFinding> findings, CancellationToken cancellationToken)
    {
        var found = new List<LocatedFinding>();
        await foreach (LocatedFinding finding in redactor.FindAsync(side.Content, cancellationToken).ConfigureAwait(false))
        {
            found.Add(finding);
        }

        findings.AddRange(found.Select(side.Locate).OfType<DiffFinding>());
    }

    /// <summary>Reads to the next hunk; its sides, null at the end.</summary>
    private static async ValueTask<DiffSide[]?> NextHunkAsync(DiffParser parser, DiffLines lines, CancellationToken cancellationToken)
    {
        bool isEmpty = true;
        while (true)
        {
            while (parser.TryRead(out DiffPiece piece))
            {
                isEmpty = false;
                if (piece.Kind == DiffPieceKind.HunkHeader && !piece.EndsHunk)
                {
                    return Sides(parser, lines);
                }
            }

            if (!await parser.FillAsync(cancellationToken).ConfigureAwait(false))
            {
                return isEmpty || parser.HasSeenDiff ? null : throw new DiffFormatException("there is no unified diff in the text");
            }
        }
    }

    private static DiffSide[] Sides(DiffParser parser, DiffLines lines)
    {
        HunkHeader hunk = parser.Hunk;
        var sides = new DiffSide?[hunk.Starts.Length];
        for (int file = 0; file < sides.Length; file++)
        {
            DiffLines changed = file == 0 ? DiffLines.Added : DiffLines.Removed;
            DiffLines wanted = lines & (file == 0 ? DiffLines.Added | DiffLines.Context : DiffLines.Removed);
            sides[file] = wanted == DiffLines.None ? null : new DiffSide(parser.PathOf(file), hunk.Starts[file], changed, wanted) { File = file };
        }

        return [.. sides.OfType<DiffSide>()];
    }

    private static async Task ReadHunkAsync(
        DiffParser parser, DiffSide[] sides, Func<DiffSide, CancellationToken, Task> read, CancellationToken cancellationToken)
    {
        // on threads of their own: a reader may wait for the text that is fed here
        Task[] readers = [.. sides.Select(side => Task.Run(() => ReadSideAsync(side, read, cancellationToken), CancellationToken.None))];
        Exception? error = null;
        try
        {
            await FeedAsync(parser, sides, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            error = e;
            throw;
        }
        finally
        {
            Array.ForEach(sides, side => side.Complete(error));
            Task all = Task.WhenAll(readers);
            await (error is null ? all : all.ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default)).ConfigureAwait(false);
        }
    }

    private static async Task ReadSideAsync(DiffSide side, Func<DiffSide, CancellationToken, Task> read, CancellationToken cancellationToken)
    {
        try
        {
            await read(side, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            side.Abandon();
        }
    }

    /// <summary>Deals the lines of a hunk out to its sides.</summary>
    private static async Task FeedAsync(DiffParser parser, DiffSide[] sides, CancellationToken cancellationToken)
    {
        int waiting = 0;
        while (true)
        {
            while (parser.TryRead(out DiffPiece piece))
            {
                if (piece.Kind == DiffPieceKind.Line)
                {
                    Deal(piece, sides);
                    waiting += piece.Bytes.Length;
                }

                if (piece.EndsHunk)
                {
                    return;
                }

                if (waiting >= FlushAt)
                {
                    await FlushAsync(sides, cancellationToken).ConfigureAwait(false);
                    waiting = 0;
                }
            }

            await parser.FillAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private static void Deal(in DiffPiece piece, DiffSide[] sides)
    {
        bool isTold = false;
        foreach (DiffSide side in sides)
        {
            if ((piece.Files >> side.File & 1) == 0)
            {
                continue;
            }

            // a line that several parents lose is told of the first
            bool isChanged = piece.Lines == side.Changed && !isTold;
            isTold |= isChanged;
            side.Add(piece.Text.Span, isChanged, piece.EndsLine);
        }
    }

    private static async ValueTask FlushAsync(DiffSide[] sides, CancellationToken cancellationToken)
    {
        foreach (DiffSide side in sides)
        {
            // a reader that has gone is no error here: what it has thrown is
            await side.FlushAsync(cancellationToken).ConfigureAwait(false);
        }
    }
}
