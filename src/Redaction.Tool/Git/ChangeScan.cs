using Redaction.Tool.Reporting;
using Redaction.Tool.Scanning;

namespace Redaction.Tool.Git;

/// <summary>
/// Scans what is about to be committed, or what was changed since: the files that differ, whole, so that rules and comments see
/// all of them; and reports what stands on the lines that were added.
/// </summary>
internal sealed class ChangeScan(GitScanContext context)
{
    /// <summary>Scans the index against HEAD, or against nothing in a repository without a commit.</summary>
    public async Task RunStagedAsync(CancellationToken cancellationToken)
    {
        List<RawChange> changes = [];
        FileResult?[] results = [];
        var reader = new BlobReader(
            context.Repository,
            async (blob, stop) => results[blob.Request.Index] = await ScanAsync(blob, changes[blob.Request.Index], stop).ConfigureAwait(false),
            (request, why) => Fail(changes[request.Index], why));

        // listed while the git that reads the blobs starts
        await reader.RunAsync(Listed(), cancellationToken).ConfigureAwait(false);
        for (int i = 0; i < changes.Count; i++)
        {
            Report(results[i], () => AddedLines.Of(context.Repository, changes[i].Old[0], changes[i].New.ToString()));
        }

        IEnumerable<ObjectId> Listed()
        {
            changes = List(context.Repository, "--cached");
            results = new FileResult?[changes.Count];
            foreach (RawChange change in changes)
            {
                yield return change.New;
            }
        }
    }

    /// <summary>Scans the work tree against the index: what is tracked, changed and not staged.</summary>
    public async Task RunWorkTreeAsync(CancellationToken cancellationToken)
    {
        GitRepository top = context.Repository.WithoutFilters();
        foreach (RawChange change in List(top))
        {
            ScanTarget target = context.TargetOf(change.Path);
            string path = GitPath.Decode(change.Path);
            if (change.IsLink)
            {
                continue; // what it leads to has its own place
            }

            FileResult result = await ScanFileAsync(target.Name, Path.Combine(top.Folder, path), cancellationToken).ConfigureAwait(false);
            if (result.Error is not null)
            {
                context.Fail(target.Name, SafeText.Escape(result.Error));
            }
            else
            {
                context.Summary.Count(result.Outcome);
            }

            Report(result, () => AddedLines.Of(top, change.Old[0], "--", path));
        }
    }

    /// <summary>Scans a file; one that cannot be read is a result.</summary>
    private async Task<FileResult> ScanFileAsync(string name, string path, CancellationToken cancellationToken)
    {
        var target = new ScanTarget(name, path);
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0, FileOptions.SequentialScan);
            return await context.Scanner.ScanAsync(target, file, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return new FileResult(target, FileOutcome.Gone, []);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new FileResult(target, FileOutcome.Unreadable, [], Error: ReadFailure.Reason(e));
        }
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

    private async Task<FileResult?> ScanAsync(Blob blob, RawChange change, CancellationToken cancellationToken)
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

        FileResult result = await context.Scanner.ScanAsync(context.TargetOf(change.Path), blob.Open(), cancellationToken).ConfigureAwait(false);
        if (result.Error is not null)
        {
            context.Fail(result.Target.Name, SafeText.Escape(result.Error));
        }
        else
        {
            context.Summary.Count(result.Outcome);
        }

        return result;
    }

    private void Fail(RawChange change, string why) => context.Fail(context.Prefix + GitPath.Decode(change.Path), why);

    private void Report(FileResult? result, Func<AddedLines> added)
    {
        if (result is not null)
        {
            context.Write(result.Findings.Count + result.Suppressed.Count > 0 ? added().Only(result) : result);
        }
    }
}
