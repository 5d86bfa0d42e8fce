using Redaction.Tool.Configuring;
using Redaction.Tool.Git;
using Redaction.Tool.Scanning;

namespace Redaction.Tool.Baselines.Importing;

/// <summary>Turns the findings of another scanner into entries of a baseline, by looking at the files that it names.</summary>
/// <param name="engines">What finds secrets, with fingerprints under the baseline's key.</param>
/// <param name="root">The folder from which paths count: that of the baseline.</param>
internal sealed class BaselineImport(FileEngines engines, string root)
{
    private const int LargestBlob = 64 * 1024 * 1024;

    /// <summary>Matches findings. One text is read once, however many findings it has.</summary>
    /// <returns>The entries, and what has none: why not.</returns>
    public (IReadOnlyList<BaselineEntry> Entries, IReadOnlyList<(ImportedFinding Finding, string Why)> Unmatched) Match(IReadOnlyList<ImportedFinding> findings)
    {
        var entries = new List<BaselineEntry>();
        var unmatched = new List<(ImportedFinding, string)>();
        foreach (IGrouping<(string File, string? Commit), ImportedFinding> group in findings.GroupBy(f => (f.File, f.Commit)))
        {
            using LoadedText? text = Load(group.Key.File, group.Key.Commit, out string whyNot);
            foreach (ImportedFinding imported in group)
            {
                string why = whyNot;
                if (text is not null && FindingMatcher.Find(imported, text, out why) is { } finding)
                {
                    entries.Add(new BaselineEntry(finding.Fingerprint, finding.RuleId, imported.Verdict, PathOf(imported)));
                }
                else
                {
                    unmatched.Add((imported, why));
                }
            }
        }

        return (entries, unmatched);
    }

    private string PathOf(ImportedFinding imported) =>
        imported.Commit is null ? BaselinePath.Of(root, Path.GetFullPath(imported.File, root)) : BaselinePath.InHistory(imported.File);

    private LoadedText? Load(string file, string? commit, out string whyNot)
    {
        string full = Path.GetFullPath(file, root);
        SecretRedactor redactor = engines.For(engines.Configuration?.PathOf(full));
        try
        {
            if (commit is not null)
            {
                whyNot = "the commit or the file in it is not in this repository";
                using MemoryStream? blob = ReadBlob(commit, file);
                return blob is null ? null : LoadedText.Read(blob, redactor);
            }

            if (!UpwardSearch.IsWithin(full, root) || FileKinds.Of(full) != FileKind.Regular)
            {
                whyNot = "there is no such file here";
                return null;
            }

            whyNot = "the file is binary or too large";
            using var content = new FileStream(full, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
            return LoadedText.Read(content, redactor);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            whyNot = "the file cannot be read";
            return null;
        }
    }

    /// <summary>A file as it stands in a commit; null when it is not there or has more than 64 MiB.</summary>
    private MemoryStream? ReadBlob(string commit, string path)
    {
        // what a report names as a commit must not be an option of git
        if (commit.Length == 0 || !commit.All(char.IsAsciiHexDigit))
        {
            return null;
        }

        var repository = new GitRepository(root, isCurrent: true);
        string name = $"{commit}:{path}";
        return long.TryParse(repository.TryAsk("cat-file", "-s", name), out long size) && size <= LargestBlob && repository.TryRead("cat-file", "blob", name) is { } blob
            ? new MemoryStream(blob)
            : null;
    }
}
