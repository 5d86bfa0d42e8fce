using System.Text;
using Redaction.Tool.Hosting;
using Redaction.Tool.Reporting;
using Redaction.Tool.Streams;

namespace Redaction.Tool.Scanning;

/// <summary>Reads the paths of <c>--files-from</c>: one a line, or separated by NULs as <c>git diff -z</c> and <c>find -print0</c> write them.</summary>
internal static class FileList
{
    /// <summary>The paths, in their order; empty ones are left out.</summary>
    /// <param name="source">The file; <c>-</c> is standard input.</param>
    /// <param name="streams">Where standard input is.</param>
    /// <exception cref="UsageException">There is no such file.</exception>
    public static IReadOnlyList<string> Read(string source, StandardStreams streams)
    {
        byte[] bytes;
        try
        {
            bytes = source == "-" ? ReadInput(streams.Input) : File.ReadAllBytes(source);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"--files-from {SafeText.Escape(source)}: {(e is FileNotFoundException or DirectoryNotFoundException ? "no such file" : "cannot be read")}");
        }

        bool isLines = !bytes.AsSpan().Contains((byte)0);
        return
        [
            .. Encoding.UTF8.GetString(bytes)
                .Split(isLines ? '\n' : '\0', StringSplitOptions.RemoveEmptyEntries)
                .Select(path => isLines ? path.TrimEnd('\r') : path)
                .Where(path => path.Length > 0),
        ];
    }

    private static byte[] ReadInput(Stream input)
    {
        using var all = new MemoryStream();
        input.CopyTo(all);
        return all.ToArray();
    }
}
