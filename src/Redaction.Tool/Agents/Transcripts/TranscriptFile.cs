using Redaction.Tool.Scanning;
using Redaction.Tool.Streams;

namespace Redaction.Tool.Agents.Transcripts;

/// <summary>One transcript: scanned, and rewritten without its secrets.</summary>
/// <param name="path">The file.</param>
/// <param name="lines">Judges its lines.</param>
internal sealed class TranscriptFile(string path, TranscriptLines lines)
{
    private long _length;
    private DateTime _written;

    /// <summary>Finds the secrets; a file that cannot be read is a result, not an exception.</summary>
    public FileResult Scan(ScanTarget target)
    {
        var found = new List<LocatedFinding>();
        var places = new Dictionary<LocatedFinding, ByteSpan>();
        try
        {
            Remember();
            using FileStream file = Open();
            var reader = new LineReader(file);
            for (long number = 1; reader.Read() is { IsEmpty: false } line; number++)
            {
                foreach ((LocatedFinding located, ByteSpan place) in lines.Find(line, number))
                {
                    found.Add(located);
                    places.TryAdd(located, place with { Start = reader.Position - line.Length + place.Start });
                }
            }

            return new FileResult(target, FileOutcome.Scanned, found) { Places = places };
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException && !path.Contains('\uFFFD'))
        {
            return new FileResult(target, FileOutcome.Gone, []);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new FileResult(target, FileOutcome.Unreadable, found, Error: e switch
            {
                UnauthorizedAccessException => "permission denied",
                FileNotFoundException => "its name is not UTF-8",
                _ => "reading failed, or a line is too long",
            })
            {
                Places = places,
            };
        }
    }

    /// <summary>
    /// Rewrites the file as it was scanned, as a whole: clean lines stay as they are to the byte, time and mode are kept. A file
    /// that was written to since, or that a process holds open to write, is left: what is written next would be lost.
    /// </summary>
    /// <returns>Why it was left; null when it was rewritten.</returns>
    public string? Scrub()
    {
        using (FileStream file = Open())
        {
            if (OpenFiles.IsWritten(file))
            {
                return "a process has it open; end the agent's session and try again";
            }
        }

        string next = AtomicFile.NextTo(path);
        try
        {
            bool isWhole = Rewrite(next) && HasNotChanged();
            if (isWhole)
            {
                File.SetLastWriteTimeUtc(next, _written);
                AtomicFile.Replace(path, next);
                return null;
            }
        }
        catch
        {
            File.Delete(next);
            throw;
        }

        File.Delete(next);
        return "it was written to meanwhile; try again when the session has ended";
    }

    private bool Rewrite(string next)
    {
        using FileStream source = Open();
        using FileStream target = AtomicFile.Create(next, AtomicFile.Private);
        var reader = new LineReader(source);
        while (reader.Read() is { IsEmpty: false } line)
        {
            target.Write(lines.Redact(line));
        }

        target.Flush(flushToDisk: true);
        return reader.Position == _length;
    }

    private void Remember()
    {
        var info = new FileInfo(path);
        _length = info.Length;
        _written = info.LastWriteTimeUtc;
    }

    private bool HasNotChanged()
    {
        var info = new FileInfo(path);
        return info.Exists && info.Length == _length && info.LastWriteTimeUtc == _written;
    }

    private FileStream Open() => new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0, FileOptions.SequentialScan);
}
