using System.Collections.Concurrent;

namespace Redaction.Tool.Baselines;

/// <summary>
/// Tells which findings a baseline holds. In a file that it lists for the secret, or for one that has moved, the finding is held.
/// In any other file it is a copy, and new, as long as every listed file still has the secret: as soon as one has lost it, the
/// finding is taken for that one. So renames and moved code stay quiet, and a known secret does not spread. What stands in no
/// file, such as a history, is told by the secret alone. Thread-safe.
/// </summary>
/// <param name="baseline">The entries.</param>
/// <param name="file">The baseline's file, from whose folder its paths count.</param>
/// <param name="redactor">Finds what listed files have now, with fingerprints under the baseline's key.</param>
internal sealed class BaselineMatcher(Baseline baseline, string file, SecretRedactor redactor)
{
    private readonly string _folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
    private readonly ConcurrentDictionary<string, Lazy<HashSet<(string Fingerprint, string RuleId)>?>> _files = new(StringComparer.Ordinal);

    /// <summary>Whether the files of the work tree are asked; else a secret is held wherever it stands.</summary>
    public bool LooksAtFiles { get; init; } = true;

    /// <summary>The same baseline for what is no state of the work tree.</summary>
    public BaselineMatcher ForHistory() => new(baseline, file, redactor) { LooksAtFiles = false };

    /// <summary>The verdict on a finding; null when it is not held.</summary>
    /// <param name="finding">The finding.</param>
    /// <param name="fullPath">Where the file is; null when it is none.</param>
    public BaselineVerdict? Find(Finding finding, string? fullPath) =>
        baseline.Find(finding) is { } verdict && (!LooksAtFiles || fullPath is null || !IsCopy(finding, BaselinePath.Of(_folder, fullPath))) ? verdict : null;

    private bool IsCopy(Finding finding, string path)
    {
        IReadOnlyList<string> listed = baseline.PathsOf(finding.Fingerprint, finding.RuleId);
        return !listed.Contains(path) && listed.All(one => HasStill(one, (finding.Fingerprint, finding.RuleId)));
    }

    /// <summary>Whether a listed file has a secret still; of what cannot be told, as of an archive and of a file in the history, it is not assumed.</summary>
    private bool HasStill(string path, (string Fingerprint, string RuleId) secret) =>
        !BaselinePath.IsInHistory(path)
        && _files.GetOrAdd(path, one => new Lazy<HashSet<(string, string)>?>(() => Read(Path.Combine(_folder, one)))).Value is { } secrets
        && secrets.Contains(secret);

    private HashSet<(string, string)>? Read(string path)
    {
        if (Scanning.FileKinds.Of(path) != Scanning.FileKind.Regular)
        {
            return null;
        }

        try
        {
            using var content = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
            using LoadedText? text = LoadedText.Read(content, redactor);
            return text?.Findings.Select(finding => (finding.Fingerprint, finding.RuleId)).ToHashSet();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
