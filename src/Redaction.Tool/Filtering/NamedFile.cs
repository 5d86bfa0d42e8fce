using Redaction.Tool.Hosting;
using Redaction.Tool.Reporting;
using Redaction.Tool.Streams;

namespace Redaction.Tool.Filtering;

/// <summary>A file that an option names: a problem with it is a problem of the command line.</summary>
internal static class NamedFile
{
    /// <summary>Reads a file, pipe or <c>/dev/fd/N</c> in one pass; null when it has more bytes than <paramref name="largest"/>.</summary>
    /// <exception cref="UsageException">It cannot be read.</exception>
    public static SensitiveBytes? Read(string path, int largest)
    {
        try
        {
            // no buffer, which would keep a copy of the bytes
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
            return SensitiveBytes.ReadToEnd(file, largest);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw Unreadable(path, e);
        }
    }

    private static UsageException Unreadable(string path, Exception e) => new(e switch
    {
        FileNotFoundException or DirectoryNotFoundException => $"{SafeText.Escape(path)}: no such file",
        UnauthorizedAccessException when Directory.Exists(path) => $"{SafeText.Escape(path)}: is a directory",
        UnauthorizedAccessException => $"{SafeText.Escape(path)}: permission denied",
        _ => $"{SafeText.Escape(path)}: cannot be read: {SafeText.Escape(e.Message)}",
    });
}
