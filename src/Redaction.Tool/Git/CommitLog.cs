using Redaction.Tool.Scanning;

namespace Redaction.Tool.Git;

/// <summary>
/// Tells which commits brought blobs, the oldest first. One <c>git log --raw</c>, which compares trees and reads no blobs, but for
/// renames where these matter. Of a merge, what differs from all its parents is its own.
/// </summary>
/// <param name="repository">Where.</param>
/// <param name="selection">Which commits.</param>
/// <param name="findsRenames">Whether a file that was moved and changed is compared with what it was; that reads blobs.</param>
/// <param name="redactor">Masks what a commit's subject may give away.</param>
internal sealed class CommitLog(GitRepository repository, HistorySelection selection, bool findsRenames, SecretRedactor redactor)
{
    private const byte CommitMark = 1;

    /// <summary>Reads the log.</summary>
    /// <param name="wants">Which blobs matter; asked for each before it is given.</param>
    public IEnumerable<Introduction> Read(Func<ObjectId, bool> wants)
    {
        using GitProcess git = repository.Start(
        [
            "log", "--raw", "-z", "-c", "--reverse", "--date-order", "--no-notes", "--no-show-signature", "--format=%x01" + CommitHead.Format + "%s",
            .. GitRepository.DiffFlags, findsRenames ? "-M" : "--no-renames", .. selection.ToArguments(),
        ]);
        git.Input.Close();
        byte[] head = [];
        CommitInfo? commit = null;
        while (Next(git.Output, ref head, ref commit) is { } change)
        {
            if (change.IsFile && wants(change.New))
            {
                yield return new Introduction(commit ??= CommitHead.Parse(head, redactor), change);
            }
        }

        git.Finish();
    }

    private static RawChange? Next(ByteReader log, ref byte[] head, ref CommitInfo? commit)
    {
        while (log.TryRead(0, out ReadOnlySpan<byte> record))
        {
            ReadOnlySpan<byte> text = record.TrimStart((byte)'\n');
            if (text is [(byte)':', ..])
            {
                return RawChange.Read(text, log);
            }

            if (text is [CommitMark, ..])
            {
                head = text[1..].ToArray();
                commit = null;
            }
        }

        return null;
    }
}
