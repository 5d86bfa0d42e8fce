namespace Redaction.Tool.Scanning;

/// <summary>What a text is that was scanned.</summary>
internal enum SourceKind
{
    /// <summary>A file, or what is packed in one.</summary>
    File,

    /// <summary>What a commit says of itself.</summary>
    CommitMessage,

    /// <summary>What an annotated tag says of itself.</summary>
    TagMessage,
}
