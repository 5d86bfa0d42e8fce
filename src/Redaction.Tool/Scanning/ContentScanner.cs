using Redaction.Tool.Archives;

namespace Redaction.Tool.Scanning;

/// <summary>Scans what a stream holds: a text, or all that is packed in it. Nothing is ever written: the names in an archive are only names. Thread-safe.</summary>
/// <param name="texts">Scans texts.</param>
/// <param name="limits">How far archives are unpacked.</param>
/// <param name="excluded">Which members are left out.</param>
/// <param name="largest">The most bytes of a member.</param>
internal sealed class ContentScanner(FileScanner texts, ArchiveLimits limits, PathFilter excluded, long largest)
{
    /// <summary>Whether what begins so is opened.</summary>
    /// <param name="head">The first bytes; 512 of them are enough.</param>
    public bool IsArchive(ReadOnlySpan<byte> head) => FormatOf(head) != ArchiveFormat.None;

    /// <summary>Scans a content.</summary>
    /// <param name="target">What it is.</param>
    /// <param name="content">Read to its end, from its start; seekable if it can be.</param>
    /// <param name="length">Its length in bytes; null when that is not known.</param>
    /// <param name="result">Where the results go.</param>
    /// <param name="cancellationToken">Stops the scan.</param>
    /// <exception cref="IOException">The first bytes cannot be read; what fails later is a result.</exception>
    public async Task ScanAsync(ScanTarget target, Stream content, long? length, TargetResult result, CancellationToken cancellationToken)
    {
        using ContentHead head = ContentHead.Read(content);
        ArchiveFormat format = FormatOf(head.Span);
        if (format == ArchiveFormat.None)
        {
            result.Add(await texts.ScanAsync(target, head, content, cancellationToken).ConfigureAwait(false));
            return;
        }

        result.IsArchive = true;
        var scan = new ArchiveScan(texts, excluded, largest, new UnpackBudget(limits, length), result, cancellationToken);
        await scan.OpenAsync(target, format, head, content, limits.Depth).ConfigureAwait(false);
    }

    private ArchiveFormat FormatOf(ReadOnlySpan<byte> head) => limits.Depth == 0 ? ArchiveFormat.None : ArchiveFormats.Of(head);
}
