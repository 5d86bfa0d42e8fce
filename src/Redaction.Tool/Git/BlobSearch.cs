using System.Collections.Concurrent;
using Redaction.Tool.Reporting;
using Redaction.Tool.Scanning;

namespace Redaction.Tool.Git;

/// <summary>
/// The first look at blobs whose paths are not known yet: it keeps which have something, in any of their places, by its
/// fingerprint. Nearly all have nothing, and cost one pass over their bytes. Thread-safe.
/// </summary>
internal sealed class BlobSearch(GitScanContext context)
{
    private const int BinaryHead = 8000;
    private const int MostKeys = 1024;
    private static readonly ScanTarget s_nowhere = new("", null);

    private readonly ConcurrentDictionary<FoundKey, FoundKey> _keys = new();
    private readonly ConcurrentDictionary<ObjectId, FoundBlob> _found = new();

    /// <summary>The blobs in which something was found.</summary>
    public IReadOnlyDictionary<ObjectId, FoundBlob> Found => _found;

    /// <summary>Looks at a blob.</summary>
    public async Task HandleAsync(Blob blob, CancellationToken cancellationToken)
    {
        if (blob.Size > context.LargestSize)
        {
            context.Summary.Count(FileOutcome.TooLarge);
        }
        else if (blob.IsLfsPointer)
        {
            context.Summary.CountPointer();
        }
        else if (blob.Stream is null && !blob.Bytes.AsSpan(0, Math.Min(BinaryHead, blob.Bytes.Count)).Contains((byte)0))
        {
            context.Summary.Count(FileOutcome.Scanned);
            Keep(blob.Request.Id, context.Redactor.Find(blob.Bytes));
        }
        else
        {
            FileResult result = await context.Scanner.ScanAsync(s_nowhere, blob.Open(), cancellationToken).ConfigureAwait(false);
            if (result.Error is not null)
            {
                context.Fail(blob.Request.Id.ToString(), SafeText.Escape(result.Error));
            }
            else
            {
                context.Summary.Count(result.Outcome);
            }

            Keep(blob.Request.Id, [.. result.Findings.Concat(result.Suppressed.Select(suppressed => suppressed.Located)).Select(located => located.Finding)]);
        }
    }

    private void Keep(ObjectId id, IReadOnlyList<Finding> findings)
    {
        if (findings.Count == 0)
        {
            return;
        }

        var keys = new HashSet<FoundKey>();
        for (int i = 0; i < findings.Count && keys.Count <= MostKeys; i++)
        {
            var key = new FoundKey(findings[i].RuleId, findings[i].Fingerprint);
            keys.Add(_keys.GetOrAdd(key, key));
        }

        _found[id] = new FoundBlob(keys.Count > MostKeys ? null : [.. keys]);
    }
}
