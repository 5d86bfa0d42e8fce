namespace Redaction.Diffs;

/// <summary>What a line of a diff is.</summary>
internal enum DiffPieceKind
{
    /// <summary>Text that <c>git apply</c> passes over: a mail's message, a commit's.</summary>
    Text,

    /// <summary>What the diff says of a file, a binary patch, or the mark of a missing line feed.</summary>
    Header,

    /// <summary>The first line of a hunk.</summary>
    HunkHeader,

    /// <summary>A line of a hunk.</summary>
    Line,
}
