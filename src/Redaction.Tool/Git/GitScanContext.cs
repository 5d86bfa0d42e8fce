using Redaction.Tool.Reporting;
using Redaction.Tool.Scanning;
using Redaction.Tool.Streams;

namespace Redaction.Tool.Git;

/// <summary>What a scan of a repository works with, whichever part of it is looked at.</summary>
/// <param name="Repository">The repository.</param>
/// <param name="Prefix">What stands before paths: the path of a submodule with a slash, or nothing.</param>
/// <param name="Redactor">Finds the secrets of a text whose path is not known.</param>
/// <param name="Texts">Finds those of a text.</param>
/// <param name="Contents">Finds those of a file, with what is packed in it.</param>
/// <param name="Report">Where they are written.</param>
/// <param name="Summary">Where they are counted.</param>
/// <param name="Messages">For people.</param>
/// <param name="LargestSize">Larger blobs are passed over, in bytes.</param>
/// <param name="IsVerbose">Whether comments without effect are told.</param>
internal sealed record GitScanContext(
    GitRepository Repository,
    string Prefix,
    SecretRedactor Redactor,
    FileScanner Texts,
    ContentScanner Contents,
    IFindingReport Report,
    GitSummary Summary,
    MessageWriter Messages,
    long LargestSize,
    bool IsVerbose)
{
    /// <summary>The target that a path of the repository is; configurations see it where it stands in the work tree.</summary>
    public ScanTarget TargetOf(byte[] path)
    {
        string name = Prefix + GitPath.Decode(path);
        return new ScanTarget(name, Path.Combine(Root, name));
    }

    /// <summary>The folder of the outermost repository, from which paths count.</summary>
    public required string Root { get; init; }

    /// <summary>Scans a file, with what is packed in it; what cannot be read is a result.</summary>
    public async Task<TargetResult> ScanAsync(ScanTarget target, Stream content, long? length, CancellationToken cancellationToken)
    {
        var result = new TargetResult();
        try
        {
            await Contents.ScanAsync(target, content, length, result, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            result.Add(new FileResult(target, FileOutcome.Unreadable, [], Error: ReadFailure.Reason(e)));
        }

        return result;
    }

    /// <summary>Counts what became of a file, and tells what of it could not be read or opened.</summary>
    public void Count(TargetResult result)
    {
        Summary.Count(result);
        foreach (FileResult file in result.Files.Where(file => file.Error is not null))
        {
            Messages.Report($"{SafeText.Escape(file.Target.Name)}: {(file.Outcome == FileOutcome.NotOpened ? "not opened" : "cannot be read")}: {SafeText.Escape(file.Error!)}");
        }
    }

    /// <summary>Reports what one file gave, with what is packed in it, or one message.</summary>
    public void Write(params IReadOnlyList<FileResult> results)
    {
        Summary.Add(results);
        foreach (FileResult result in results)
        {
            foreach (string note in IsVerbose ? result.Notes : [])
            {
                Messages.Report($"{SafeText.Escape(result.Target.Name)}:{note}");
            }

            Report.Write(result);
        }
    }

    /// <summary>Tells of something that could not be read.</summary>
    public void Fail(string what, string why)
    {
        Summary.Count(FileOutcome.Unreadable);
        Messages.Report($"{SafeText.Escape(what)}: cannot be read: {why}");
    }
}
