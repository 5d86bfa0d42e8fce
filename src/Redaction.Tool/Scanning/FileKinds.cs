using Redaction.Tool.Streams;

namespace Redaction.Tool.Scanning;

/// <summary>Finds the kind of a path.</summary>
internal static class FileKinds
{
    /// <summary>Asks the system, without opening anything.</summary>
    public static FileKind Of(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            var info = new FileInfo(path);
            return (int)info.Attributes == -1 ? FileKind.Missing
                : info.Attributes.HasFlag(FileAttributes.ReparsePoint) ? FileKind.Link
                : info.Attributes.HasFlag(FileAttributes.Directory) ? FileKind.Folder
                : info.Attributes.HasFlag(FileAttributes.Device) ? FileKind.Special
                : FileKind.Regular;
        }

        return Native.Mode(path) switch
        {
            -1 => FileKind.Missing,
            0x8000 => FileKind.Regular,
            0x4000 => FileKind.Folder,
            0xA000 => FileKind.Link,
            _ => FileKind.Special,
        };
    }
}
