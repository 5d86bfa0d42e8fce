using Redaction.Tool.Hosting;
using Redaction.Tool.Scanning;

namespace Redaction.Tool.Git;

/// <summary>
/// Scans what is about to be committed, or what was changed since: the files that differ, whole, so that rules and comments see
/// all of them; and reports what stands on the lines that were added.
/// </summary>
internal sealed class ChangeScan(GitScanContext context)
{
    private const string Instead = "give a revision, or --all for its whole history";

    /// <summary>Scans the index against HEAD, or against nothing in a repository without a commit.</summary>
    public async Task RunStagedAsync(CancellationToken cancellationToken)
    {
        List<RawChange> changes = [];
        TargetResult?[] results = [];
        var reader = new BlobReader(
            context.Repository,
            async (blob, stop) => results[blob.Request.Index] = await ScanAsync(blob, changes[blob.Request.Index], stop).ConfigureAwait(false),
            (request, why) => Fail(changes[request.Index], why));

        // listed while the git that reads the blobs starts
        await reader.RunAsync(Listed(), cancellationToken).ConfigureAwait(false);
        using var added = new AddedFindings(context, context.Repository);
        for (int i = 0; i < changes.Count; i++)
        {
            if (results[i] is { } result)
            {
                RawChange change = changes[i];
                context.Write(await added.OfAsync(context.TargetOf(change.Path), result, [change.Old[0]], [change.New.ToString()], cancellationToken).ConfigureAwait(false));
            }
        }

        IEnumerable<ObjectId> Listed()
        {
            changes = List(context.Repository, "--cached");
            if (changes.Count == 0 && !HasIndex())
            {
                throw new UsageException($"--staged: a bare repository has no index; {Instead}");
            }

            results = new TargetResult?[changes.Count];
            foreach (RawChange change in changes)
            {
                yield return change.New;
            }
        }
    }

    /// <summary>Scans the work tree against the index: what is tracked, changed and not staged.</summary>
    public async Task RunWorkTreeAsync(CancellationToken cancellationToken)
    {
        if (IsBare())
        {
            throw new UsageException($"--working-tree: a bare repository has none; {Instead}");
        }

        GitRepository top = context.Repository.WithoutFilters();
        using var added = new AddedFindings(context, top);
        foreach (RawChange change in List(top))
        {
            ScanTarget target = context.TargetOf(change.Path);
            string path = GitPath.Decode(change.Path);
            if (change.IsLink)
            {
                continue; // what it leads to has its own place
            }

            TargetResult result = await ScanFileAsync(target.Name, Path.Combine(top.Folder, path), cancellationToken).ConfigureAwait(false);
            context.Count(result);
            context.Write(await added.OfAsync(target, result, [change.Old[0]], ["--", path], cancellationToken).ConfigureAwait(false));
        }
    }

    /// <summary>Whether there is an index: a repository without a work tree has one only where the environment names it.</summary>
    private bool HasIndex() => context.Repository.HasGivenIndex || !IsBare();

    private bool IsBare() => context.Repository.Ask("rev-parse", "--is-bare-repository") == "true";

    /// <summary>Scans a file; one that cannot be read is a result.</summary>
    private async Task<TargetResult> ScanFileAsync(string name, string path, CancellationToken cancellationToken)
    {
        var target = new ScanTarget(name, path);
        var result = new TargetResult();
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0, FileOptions.SequentialScan);
            return await context.ScanAsync(target, file, file.CanSeek ? file.Length : null, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            result.Add(new FileResult(target, FileOutcome.Gone, []));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            result.Add(new FileResult(target, FileOutcome.Unreadable, [], Error: ReadFailure.Reason(e)));
        }

        return result;
    }

    /// <summary>The files that differ and are there now; no submodules.</summary>
    private static List<RawChange> List(GitRepository repository, params string[] what)
    {
        try
        {
            return List(repository, what, "-M");
        }
        catch (GitException)
        {
            // there is no repository, which this tells; or what was renamed is not here, as in a partial clone
            _ = repository.Ask("rev-parse", "--git-dir");
            return List(repository, what, "--no-renames");
        }
    }

    private static List<RawChange> List(GitRepository repository, string[] what, string renames)
    {
        var changes = new List<RawChange>();
        using GitProcess git = repository.Start(["diff", .. what, "--raw", "-z", renames, "--diff-filter=d", .. GitRepository.DiffFlags]);
        git.Input.Close();
        while (git.Output.TryRead(0, out ReadOnlySpan<byte> record))
        {
            RawChange change = RawChange.Read(record, git.Output);
            if (change.IsFile && (what.Length == 0 || !change.New.IsZero))
            {
                changes.Add(change);
            }
        }

        git.Finish();
        return changes;
    }

    private async Task<TargetResult?> ScanAsync(Blob blob, RawChange change, CancellationToken cancellationToken)
    {
        if (blob.IsLfsPointer)
        {
            context.Summary.CountPointer();
            return null;
        }

        if (blob.Size > context.LargestSize)
        {
            context.Summary.Count(FileOutcome.TooLarge);
            return null;
        }

        TargetResult result = await context.ScanAsync(context.TargetOf(change.Path), blob.Open(), blob.Size, cancellationToken).ConfigureAwait(false);
        context.Count(result);
        return result;
    }

    private void Fail(RawChange change, string why) => context.Fail(context.Prefix + GitPath.Decode(change.Path), why);
}
