namespace Redaction.Tool.Scanning;

/// <summary>What stands at a path, itself: a symbolic link is not followed.</summary>
internal enum FileKind
{
    /// <summary>Nothing.</summary>
    Missing,

    /// <summary>A file with bytes.</summary>
    Regular,

    /// <summary>A folder.</summary>
    Folder,

    /// <summary>A symbolic link, or on Windows any reparse point.</summary>
    Link,

    /// <summary>A pipe, device or socket: reading it may wait for ever or change something.</summary>
    Special,
}
