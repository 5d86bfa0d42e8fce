using System.Buffers;
using System.Formats.Tar;
using System.IO.Compression;
using Redaction.Tool.Archives;

namespace Redaction.Tool.Scanning;

/// <summary>
/// Unpacks one file and scans its members, depth first, in memory that does not grow with it. What is encrypted, damaged or not
/// supported becomes a result, and the rest is scanned; a limit that is reached ends the whole file. Used once.
/// </summary>
internal sealed class ArchiveScan(
    FileScanner texts, PathFilter excluded, long largest, UnpackBudget budget, TargetResult result, CancellationToken cancellationToken)
{
    private const int SkipLength = 64 * 1024;

    /// <summary>Scans an archive.</summary>
    /// <param name="archive">What it is.</param>
    /// <param name="format">How it is packed.</param>
    /// <param name="head">Its first bytes.</param>
    /// <param name="rest">Those that follow.</param>
    /// <param name="depth">How many archives may still be opened inside each other, this one counted.</param>
    public async Task OpenAsync(ScanTarget archive, ArchiveFormat format, ContentHead head, Stream rest, int depth)
    {
        if (depth == 0)
        {
            Add(archive, FileOutcome.NotOpened, "it lies in too many other archives; give a greater --archive-depth");
            return;
        }

        try
        {
            switch (format)
            {
                case ArchiveFormat.Zip:
                    await OpenZipAsync(archive, head, rest, depth - 1).ConfigureAwait(false);
                    break;
                case ArchiveFormat.Tar:
                    await OpenTarAsync(archive, new HeadedStream(head.Memory, rest), depth - 1).ConfigureAwait(false);
                    break;
                default:
                    await OpenCompressedAsync(archive, format, new HeadedStream(head.Memory, rest), depth - 1).ConfigureAwait(false);
                    break;
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            AddFailure(archive, e);
        }
    }

    private async Task OpenZipAsync(ScanTarget archive, ContentHead head, Stream rest, int depth)
    {
        using HeldContent? held = rest.CanSeek ? null : HeldContent.Read(new HeadedStream(head.Memory, rest));
        if (held is null && !rest.CanSeek)
        {
            Add(archive, FileOutcome.NotOpened, $"a zip archive in another archive, in the history of a repository or from a pipe has to be held in memory, and this one has more than {ArchiveLimits.MaxInMemory >> 20} MiB");
            return;
        }

        Stream seekable = held?.Stream ?? rest;
        IReadOnlyList<ushort> methods = ZipDirectory.ReadMethods(seekable, budget);
        seekable.Position = 0;
        using ZipArchive zip = Undamaged(() => new ZipArchive(seekable, ZipArchiveMode.Read, leaveOpen: true));
        System.Collections.ObjectModel.ReadOnlyCollection<ZipArchiveEntry> entries = Undamaged(() => zip.Entries);
        for (int i = 0; i < entries.Count && !budget.IsSpent; i++)
        {
            ZipArchiveEntry entry = entries[i];
            ScanTarget member = archive.Inside(entry.FullName);
            bool isFolder = entry.FullName.EndsWith('/') && entry.Length == 0;
            if (isFolder || !IsWanted(member, entry.Length))
            {
                continue;
            }

            string? method = i < methods.Count && methods.Count == entries.Count ? ZipDirectory.Unsupported(methods[i]) : null;
            if (entry.IsEncrypted)
            {
                Add(member, FileOutcome.NotOpened, "encrypted");
            }
            else if (method is not null)
            {
                Add(member, FileOutcome.NotOpened, $"compressed with {method}, which is not supported");
            }
            else
            {
                await VisitAsync(member, () => new UnpackedStream(Undamaged(entry.Open), "zip", budget), depth).ConfigureAwait(false);
            }
        }
    }

    private async Task OpenTarAsync(ScanTarget archive, Stream content, int depth)
    {
        var source = new TarSource(content);
        await using var tar = new TarReader(source, leaveOpen: true);
        while (!budget.IsSpent)
        {
            source.ExpectHeader();
            if (Undamaged(() => tar.GetNextEntry(copyData: false)) is not { } entry)
            {
                break;
            }

            source.ExpectContent();
            if (entry.DataStream is not { } data)
            {
                continue; // a folder, a link, a device, or a file without a byte
            }

            ScanTarget member = archive.Inside(entry.Name);
            if (IsWanted(member, entry.Length))
            {
                // a stream without a decoder: what cannot be read on is the archive's failure, and ends it
                await VisitAsync(member, () => new TarMember(data), depth).ConfigureAwait(false);
            }

            Skip(data);
        }
    }

    private async Task OpenCompressedAsync(ScanTarget archive, ArchiveFormat format, Stream packed, int depth)
    {
        await using UnpackedStream unpacked = Decoders.Open(format, packed, budget);
        using ContentHead head = ContentHead.Read(unpacked);
        ScanTarget content = archive with { JudgedPath = ArchiveFormats.WithoutEnding(archive.JudgedPath) };
        switch (ArchiveFormats.Of(head.Span))
        {
            case ArchiveFormat.None:
                result.Add(await texts.ScanAsync(content, head, unpacked, cancellationToken).ConfigureAwait(false));
                break;
            case ArchiveFormat.Tar:
                await OpenAsync(content, ArchiveFormat.Tar, head, unpacked, depth + 1).ConfigureAwait(false); // a compressed tar archive is one archive
                break;
            case ArchiveFormat inner:
                await OpenAsync(content, inner, head, unpacked, depth).ConfigureAwait(false);
                break;
        }
    }

    private async Task VisitAsync(ScanTarget member, Func<Stream> open, int depth)
    {
        try
        {
            await using Stream content = open();
            using ContentHead head = ContentHead.Read(content);
            ArchiveFormat format = ArchiveFormats.Of(head.Span);
            if (format == ArchiveFormat.None)
            {
                result.Add(await texts.ScanAsync(member, head, content, cancellationToken).ConfigureAwait(false));
            }
            else
            {
                await OpenAsync(member, format, head, content, depth).ConfigureAwait(false);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            AddFailure(member, e);
        }
    }

    /// <summary>Counts a member; false when it is left out.</summary>
    private bool IsWanted(ScanTarget member, long length)
    {
        cancellationToken.ThrowIfCancellationRequested();
        budget.TakeMember();
        if (length > largest)
        {
            result.Add(new FileResult(member, FileOutcome.TooLarge, []));
            return false;
        }

        return !excluded.Excludes(member.JudgedPath);
    }

    private void Skip(Stream content)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(SkipLength);
        try
        {
            while (Undamaged(() => content.Read(buffer)) > 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        }
    }

    private void Add(ScanTarget target, FileOutcome outcome, string error) => result.Add(new FileResult(target, outcome, [], Error: error));

    /// <summary>Tells a failure once: it may have been told of the member in which it was met.</summary>
    private void AddFailure(ScanTarget target, Exception e)
    {
        string reason = ReadFailure.Reason(e);
        if (result.Files is not [.., { Error: { } told } last] || told != reason || !last.Target.Name.StartsWith(target.Name + "!", StringComparison.Ordinal))
        {
            Add(target, FileOutcome.Unreadable, reason);
        }
    }

    private static T Undamaged<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (UnpackedStream.IsDamage(e))
        {
            throw new DamagedArchiveException("damaged: the archive's structure cannot be read on");
        }
    }
}
