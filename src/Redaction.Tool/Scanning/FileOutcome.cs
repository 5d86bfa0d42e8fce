namespace Redaction.Tool.Scanning;

/// <summary>What became of a file.</summary>
internal enum FileOutcome
{
    /// <summary>It was scanned to its end.</summary>
    Scanned,

    /// <summary>It is no text.</summary>
    Binary,

    /// <summary>It is larger than was asked for.</summary>
    TooLarge,

    /// <summary>It was deleted, or git tracks it but it is not there.</summary>
    Gone,

    /// <summary>It is an archive, or a member of one, that is not unpacked: encrypted, not supported, nested too deep.</summary>
    NotOpened,

    /// <summary>It could not be read, or not to its end.</summary>
    Unreadable,
}
