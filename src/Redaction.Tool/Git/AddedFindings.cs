using Redaction.Tool.Scanning;

namespace Redaction.Tool.Git;

/// <summary>
/// What a change adds: of a text, the findings on lines that were added; of an archive, which has no lines of its own, those that
/// the same member had not before. Used by one thread.
/// </summary>
/// <param name="context">What to work with.</param>
/// <param name="repository">Where files are compared.</param>
internal sealed class AddedFindings(GitScanContext context, GitRepository repository) : IDisposable
{
    private ObjectReader? _objects;

    /// <summary>The results with what is added, and no other findings.</summary>
    /// <param name="target">The file.</param>
    /// <param name="result">What it has now.</param>
    /// <param name="old">What it was, in each parent.</param>
    /// <param name="now">The blob that it is, or <c>-- PATH</c> for one in the work tree.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<IReadOnlyList<FileResult>> OfAsync(ScanTarget target, TargetResult result, ObjectId[] old, string[] now, CancellationToken cancellationToken)
    {
        IReadOnlyList<FileResult> files = result.Files;
        foreach (ObjectId parent in files.Any(HasAny) ? old.Where(id => !id.IsZero) : [])
        {
            if (result.IsArchive)
            {
                HashSet<(string, FoundKey)> before = await ReadAsync(target, parent, cancellationToken).ConfigureAwait(false);
                files = [.. files.Select(file => file with
                {
                    Findings = [.. file.Findings.Where(located => !before.Contains(KeyOf(file, located)))],
                    Suppressed = [.. file.Suppressed.Where(one => !before.Contains(KeyOf(file, one.Located)))],
                })];
            }
            else
            {
                AddedLines lines = AddedLines.Of(repository, parent, now);
                files = [.. files.Select(lines.Only)];
            }
        }

        return files;
    }

    public void Dispose() => _objects?.Dispose();

    private static bool HasAny(FileResult file) => file.Findings.Count + file.Suppressed.Count > 0;

    private static (string, FoundKey) KeyOf(FileResult file, LocatedFinding located) =>
        (file.Target.Name, new FoundKey(located.Finding.RuleId, located.Finding.Fingerprint));

    /// <summary>What a file had, by its members; nothing when that is not here, as in a partial clone: rather a finding too many.</summary>
    private async Task<HashSet<(string, FoundKey)>> ReadAsync(ScanTarget target, ObjectId id, CancellationToken cancellationToken)
    {
        _objects ??= new ObjectReader(repository, isBulk: false);
        _objects.Ask(id);
        _objects.Flush();
        if (!_objects.TryReadHead(out string kind, out long size) || kind.Length == 0)
        {
            return [];
        }

        var stream = new BlobStream(_objects.Answers, size);
        TargetResult before = await context.ScanAsync(target, stream, size, cancellationToken).ConfigureAwait(false);
        if (!stream.TryDrain() || !_objects.TryReadEnd())
        {
            throw new GitException("git cat-file: an object is cut short");
        }

        return [.. before.Files.SelectMany(file => file.Findings.Concat(file.Suppressed.Select(one => one.Located)).Select(located => KeyOf(file, located)))];
    }
}
