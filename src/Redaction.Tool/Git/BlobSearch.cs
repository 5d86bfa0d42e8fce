using System.Collections.Concurrent;
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
        else if (blob.Stream is null && IsText(blob.Bytes))
        {
            context.Summary.Count(FileOutcome.Scanned);
            Keep(blob.Request.Id, context.Redactor.Find(blob.Bytes));
        }
        else
        {
            // its path is not known: it is told by its id and judged by none
            var target = new ScanTarget(blob.Request.Id.ToString(), null) { JudgedPath = "" };
            TargetResult result = await context.ScanAsync(target, blob.Open(), blob.Size, cancellationToken).ConfigureAwait(false);
            context.Count(result);
            Keep(blob.Request.Id, [.. result.Files.SelectMany(file => file.Findings.Concat(file.Suppressed.Select(one => one.Located))).Select(located => located.Finding)]);
        }
    }

    private bool IsText(ReadOnlySpan<byte> bytes) => !bytes[..Math.Min(BinaryHead, bytes.Length)].Contains((byte)0) && !context.Contents.IsArchive(bytes);

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
