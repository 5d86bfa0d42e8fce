using System.IO.Compression;
using System.Runtime.InteropServices;

namespace Redaction.Tests.KnownValues;

/// <summary>
/// The text that stands on any developer's machine: documentation, headers, logs, the .NET SDK, Python's library, JavaScript
/// packages. Always in the same order, the next file from the place that gave the fewest bytes so far, so that a limit leaves
/// out none of them.
/// </summary>
internal static class MachineText
{
    // of one file; a few huge ones would crowd out the rest
    private const int MaxFileBytes = 2 << 20;

    private const int ProbeBytes = 8 << 10;

    /// <summary>Texts of together as many bytes, fewer if the machine has not so much.</summary>
    public static IEnumerable<(string Path, ReadOnlyMemory<byte> Text)> Read(long maxBytes)
    {
        PriorityQueue<IEnumerator<string>, (long Given, int Place)> places = new();
        foreach ((int number, IEnumerable<string> place) in Places().Index())
        {
            places.Enqueue(place.GetEnumerator(), (0, number));
        }

        byte[] buffer = new byte[MaxFileBytes];
        long bytes = 0;
        while (bytes < maxBytes && places.TryDequeue(out IEnumerator<string>? place, out (long Given, int Place) order))
        {
            if (!place.MoveNext())
            {
                place.Dispose();
                continue;
            }

            int length = (int)Math.Min(ReadText(place.Current, buffer), maxBytes - bytes);
            places.Enqueue(place, order with { Given = order.Given + length });
            if (length > 0)
            {
                bytes += length;
                yield return (place.Current, buffer.AsMemory(0, length));
            }
        }
    }

    private static IEnumerable<IEnumerable<string>> Places()
    {
        string dotnet = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        yield return Files(dotnet, ".xml", ".txt", ".json", ".ps1", ".targets");
        yield return Files("/usr/share/doc");
        yield return Files("/usr/include");
        yield return Files("/var/log");
        foreach (string library in (string[])["/usr/lib", "/usr/local/lib"])
        {
            yield return Files(Path.Combine(library, "node_modules"));
            foreach (string python in Entries(library, "python3*", Directory.GetDirectories))
            {
                yield return Files(python);
            }
        }

        yield return Entries("/usr/share", "*", Directory.GetDirectories).Where(f => Path.GetFileName(f) != "doc").SelectMany(f => Files(f));
    }

    /// <summary>All files below a folder, those of a folder before those of its folders; no link is followed.</summary>
    private static IEnumerable<string> Files(string folder, params string[] extensions)
    {
        if (!Directory.Exists(folder) || new DirectoryInfo(folder).LinkTarget is not null)
        {
            yield break;
        }

        foreach (string file in Entries(folder, "*", Directory.GetFiles))
        {
            if (extensions.Length == 0 || extensions.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase))
            {
                yield return file;
            }
        }

        foreach (string file in Entries(folder, "*", Directory.GetDirectories).SelectMany(f => Files(f, extensions)))
        {
            yield return file;
        }
    }

    private static string[] Entries(string folder, string pattern, Func<string, string, string[]> list)
    {
        try
        {
            return [.. list(folder, pattern).Order(StringComparer.Ordinal)];
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    /// <summary>How many bytes of text were read; 0 if it is no text or cannot be read.</summary>
    private static int ReadText(string path, byte[] buffer)
    {
        try
        {
            // a pipe or a device would never end
            if (new FileInfo(path) is not { LinkTarget: null, Length: > 0 })
            {
                return 0;
            }

            using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
            using Stream text = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file;
            int length = text.ReadAtLeast(buffer.AsSpan(0, ProbeBytes), ProbeBytes, throwOnEndOfStream: false);
            if (buffer.AsSpan(0, length).Contains((byte)0))
            {
                return 0;
            }

            return length < ProbeBytes ? length : length + text.ReadAtLeast(buffer.AsSpan(length), buffer.Length - length, throwOnEndOfStream: false);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            return 0;
        }
    }
}
