using System.Security.Cryptography;

namespace Redaction.Tool.Streams;

/// <summary>
/// Replaces a file as a whole: a reader sees the old one or the new one, and after a crash or a full disk the old one is there.
/// The mode is kept, and a link stays a link to a file that is replaced.
/// </summary>
internal static class AtomicFile
{
    /// <summary>Only the owner reads and writes it.</summary>
    public const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>The file that a path means, behind any links.</summary>
    public static string Target(string path) =>
        new FileInfo(path) is { LinkTarget: not null } link ? link.ResolveLinkTarget(returnFinalTarget: true)!.FullName : Path.GetFullPath(path);

    /// <summary>Writes a file, new or in another's place, and the folders on the way to it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="content">What it is to hold.</param>
    /// <param name="mode">Its mode, whatever the user's mask; by default that of the file which was there.</param>
    /// <exception cref="IOException">It cannot be written; nothing has changed.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written; nothing has changed.</exception>
    public static void Write(string path, ReadOnlySpan<byte> content, UnixFileMode? mode = null)
    {
        string target = Target(path);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        string next = NextTo(target);
        try
        {
            using (FileStream file = Create(next, mode is not null || File.Exists(target) ? Private : null))
            {
                file.Write(content);
                file.Flush(flushToDisk: true);
            }

            Replace(target, next, mode);
        }
        catch
        {
            File.Delete(next);
            throw;
        }
    }

    /// <summary>A name beside a file that no other file has.</summary>
    public static string NextTo(string target) =>
        Path.Combine(Path.GetDirectoryName(target)!, $".{Path.GetFileName(target)}.{RandomNumberGenerator.GetHexString(12, lowercase: true)}.tmp");

    /// <summary>Creates a file that was not there, with a mode or that of the user's mask.</summary>
    public static FileStream Create(string path, UnixFileMode? mode)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = mode;
        }

        return new FileStream(path, options);
    }

    /// <summary>Puts a new file in the place of an old one, with a mode or the old one's.</summary>
    public static void Replace(string target, string next, UnixFileMode? mode = null)
    {
        if (!OperatingSystem.IsWindows() && (mode ?? (File.Exists(target) ? File.GetUnixFileMode(target) : null)) is { } wanted)
        {
            File.SetUnixFileMode(next, wanted);
        }

        File.Move(next, target, overwrite: true);
    }

    /// <summary>Copies a file beside itself, for its owner only; the copy's path. An older copy is not overwritten.</summary>
    public static string BackUp(string path)
    {
        string target = Target(path);
        for (int number = 0; ; number++)
        {
            string copy = number == 0 ? target + ".backup" : $"{target}.backup.{number}";
            if (Path.Exists(copy))
            {
                continue;
            }

            using FileStream source = File.OpenRead(target);
            try
            {
                using FileStream backup = Create(copy, Private);
                source.CopyTo(backup);
                backup.Flush(flushToDisk: true);
                return copy;
            }
            catch
            {
                File.Delete(copy);
                throw;
            }
        }
    }
}
