using Redaction.Tool.Scanning;
using Redaction.Tool.Suppressions;

namespace Redaction.Tool.Git;

/// <summary>
/// Scans what commits brought. First every blob is looked at once, in the order in which git reads fastest, whatever its path and
/// however many commits have it; only when something was found is the history asked which commit brought it to which path, and
/// the blob is scanned again there, since rules, comments and places depend on the path. A secret is told once for a path, at the
/// first commit; of a selection that leaves older commits out, only what stands on lines that a commit adds. The messages follow.
/// </summary>
/// <param name="context">What to work with.</param>
/// <param name="selection">Which commits.</param>
/// <param name="unreachable">Whether blobs that no commit of the whole history has are told, too.</param>
internal sealed class HistoryScan(GitScanContext context, HistorySelection selection, bool unreachable)
{
    private readonly HashSet<(FoundKey Key, string Path)> _told = [];
    private readonly HashSet<(FoundKey Key, string Path)> _suppressed = [];
    private readonly HashSet<(FoundKey? Key, string Path)> _leftOut = [];

    private GitRepository Repository => context.Repository;

    /// <summary>Scans and reports.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        context.Summary.IsShallow |= Repository.Ask("rev-parse", "--is-shallow-repository") == "true";
        var search = new BlobSearch(context);
        var reader = new BlobReader(Repository, search.HandleAsync, (request, why) =>
        {
            if (why == BlobReader.MissingObject && IsPartial())
            {
                context.Summary.CountMissing(1);
            }
            else
            {
                context.Fail(request.Id.ToString(), why);
            }
        });
        bool isWhole = selection.IsWhole;
        await reader.RunAsync(isWhole ? AllBlobs() : SelectedBlobs(), cancellationToken).ConfigureAwait(false);
        if (isWhole && IsPartial())
        {
            context.Summary.CountMissing(ListReachable().Count(id => id is null));
        }

        if (search.Found.Count > 0)
        {
            await TellAsync(search.Found, cancellationToken).ConfigureAwait(false);
        }

        await new MessageScan(context).RunAsync(selection, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>All blobs that are here, reachable or not: to find out which are would cost more than to look at the others.</summary>
    private IEnumerable<ObjectId> AllBlobs()
    {
        using GitProcess git = Repository.Start(
            "cat-file", "--batch-all-objects", "--unordered", "--buffer", "--batch-check=%(objecttype) %(objectname)");
        git.Input.Close();
        while (TryReadBlob(git.Output, out ObjectId id))
        {
            if (!id.IsZero)
            {
                yield return id;
            }
        }

        git.Finish();

        static bool TryReadBlob(ByteReader reader, out ObjectId id)
        {
            id = default;
            if (!reader.TryRead((byte)'\n', out ReadOnlySpan<byte> line))
            {
                return false;
            }

            // what is broken has no kind; it fails when it is read, and is told then
            id = line.StartsWith("blob "u8) ? ObjectId.Parse(line[5..])
                : line.EndsWith(" missing"u8) ? ObjectId.Parse(line[..^8])
                : default;
            return true;
        }
    }

    private IEnumerable<ObjectId> SelectedBlobs()
    {
        foreach (ObjectId? id in ListReachable())
        {
            if (id is { } here)
            {
                yield return here;
            }
            else
            {
                context.Summary.CountMissing(1);
            }
        }
    }

    /// <summary>The blobs that the selection reaches, and null for each object that is not here.</summary>
    private IEnumerable<ObjectId?> ListReachable()
    {
        using GitProcess git = Repository.Start(
            ["rev-list", "--objects", "--no-object-names", "--missing=print", "--filter=object:type=blob", .. selection.ToArguments()]);
        git.Input.Close();
        while (TryReadObject(git.Output, out ObjectId? id))
        {
            yield return id;
        }

        git.Finish();

        static bool TryReadObject(ByteReader reader, out ObjectId? id)
        {
            id = null;
            if (!reader.TryRead((byte)'\n', out ReadOnlySpan<byte> line))
            {
                return false;
            }

            id = line is [(byte)'?', ..] ? null : ObjectId.Parse(line);
            return true;
        }
    }

    private bool IsPartial() => Repository.Ask("config", "--get-regexp", @"^(remote\..*\.promisor|extensions\.partialclone)$") is not null;

    private async Task TellAsync(IReadOnlyDictionary<ObjectId, FoundBlob> found, CancellationToken cancellationToken)
    {
        using var objects = new ObjectReader(Repository, isBulk: false);
        using var added = new AddedFindings(context, Repository);
        var log = new CommitLog(Repository, selection, findsRenames: selection.IsLimited && !IsPartial(), context.Redactor);
        var untold = new HashSet<ObjectId>(found.Keys);
        foreach ((CommitInfo commit, RawChange change) in log.Read(found.ContainsKey))
        {
            untold.Remove(change.New);
            await TellAsync(found[change.New], change.New, context.TargetOf(change.Path), commit, change.Old, objects, added, cancellationToken).ConfigureAwait(false);
        }

        if (untold.Count == 0)
        {
            return;
        }

        foreach ((ObjectId id, byte[] name) in new TaggedObjects(Repository, selection).Read().Where(tagged => untold.Remove(tagged.Id)))
        {
            await TellAsync(found[id], id, context.TargetOf(name), null, [], objects, added, cancellationToken).ConfigureAwait(false);
        }

        foreach (ObjectId id in unreachable ? untold.OrderBy(id => id.ToString(), StringComparer.Ordinal) : Enumerable.Empty<ObjectId>())
        {
            await TellAsync(found[id], id, new ScanTarget(context.Prefix + id.ToString(), null), null, [], objects, added, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Scans a blob at one of its paths and reports what is new there.</summary>
    private async Task TellAsync(
        FoundBlob found, ObjectId id, ScanTarget target, CommitInfo? commit, ObjectId[] old, ObjectReader objects, AddedFindings added, CancellationToken cancellationToken)
    {
        bool isLimited = selection.IsLimited;
        bool isFirst = found.Paths.Add(target.Name);
        if (!isFirst && !isLimited || found.Keys is { } keys && Array.TrueForAll(keys, key => _told.Contains((key, target.Name))))
        {
            return;
        }

        objects.Ask(id);
        objects.Flush();
        if (!objects.TryReadHead(out string kind, out long size) || kind != "blob")
        {
            context.Fail(target.Name, "the object is gone since it was read");
            return;
        }

        var stream = new BlobStream(objects.Answers, size);
        TargetResult result = await context.ScanAsync(target, stream, size, cancellationToken).ConfigureAwait(false);
        if (!stream.TryDrain() || !objects.TryReadEnd())
        {
            throw new GitException("git cat-file: an object that could be read before is cut short");
        }

        IReadOnlyList<FileResult> files = isLimited
            ? await added.OfAsync(target, result, old, [id.ToString()], cancellationToken).ConfigureAwait(false)
            : result.Files;
        context.Write([.. files.Select(file => OnlyNew(found, file) with { Commit = commit })]);
    }

    /// <summary>What was not told of this path before: most versions of a file have what the one before had.</summary>
    private FileResult OnlyNew(FoundBlob found, FileResult result)
    {
        string path = result.Target.Name;
        LocatedFinding[] findings = [.. result.Findings.Where(finding => _told.Add((KeyOf(finding), path)))];
        SuppressedFinding[] suppressed = [.. result.Suppressed.Where(one => _suppressed.Add((KeyOf(one.Located), path)))];
        int leftOut = 0;
        if (result.LeftOut > 0)
        {
            FoundKey?[] all = found.Keys ?? new FoundKey?[1];
            IEnumerable<FoundKey?> rest = all.Except(result.Findings.Concat(result.Suppressed.Select(one => one.Located)).Select(KeyOf));
            leftOut = Math.Min(result.LeftOut, rest.Count(key => _leftOut.Add((key, path))));
        }

        return result with { Findings = findings, Suppressed = suppressed, LeftOut = leftOut };
    }

    private static FoundKey KeyOf(LocatedFinding located) => new(located.Finding.RuleId, located.Finding.Fingerprint);
}
