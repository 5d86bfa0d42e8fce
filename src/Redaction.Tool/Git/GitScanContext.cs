using Redaction.Tool.Reporting;
using Redaction.Tool.Scanning;
using Redaction.Tool.Streams;

namespace Redaction.Tool.Git;

/// <summary>What a scan of a repository works with, whichever part of it is looked at.</summary>
/// <param name="Repository">The repository.</param>
/// <param name="Prefix">What stands before paths: the path of a submodule with a slash, or nothing.</param>
/// <param name="Redactor">Finds the secrets of a text whose path is not known.</param>
/// <param name="Scanner">Finds those of a file.</param>
/// <param name="Report">Where they are written.</param>
/// <param name="Summary">Where they are counted.</param>
/// <param name="Messages">For people.</param>
/// <param name="LargestSize">Larger blobs are passed over, in bytes.</param>
/// <param name="IsVerbose">Whether comments without effect are told.</param>
internal sealed record GitScanContext(
    GitRepository Repository,
    string Prefix,
    SecretRedactor Redactor,
    FileScanner Scanner,
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

    /// <summary>Reports what a file gave.</summary>
    public void Write(FileResult result)
    {
        Summary.Add(result);
        foreach (string note in IsVerbose ? result.Notes : [])
        {
            Messages.Report($"{SafeText.Escape(result.Target.Name)}:{note}");
        }

        Report.Write(result);
    }

    /// <summary>Tells of something that could not be read.</summary>
    public void Fail(string what, string why)
    {
        Summary.Count(FileOutcome.Unreadable);
        Messages.Report($"{SafeText.Escape(what)}: cannot be read: {why}");
    }
}
