using Redaction.Tool.Excerpts;
using Redaction.Tool.Scanning;

namespace Redaction.Tool.Reporting;

/// <summary>A finding with all that reports show of it; no text in it holds a secret, but it is not yet fit for a terminal.</summary>
/// <param name="Located">The finding and its place.</param>
/// <param name="Path">The file, masked; of a message, whose it is.</param>
/// <param name="Source">What the text is.</param>
/// <param name="Title">What was found, in a few words.</param>
/// <param name="Excerpt">The line around it, masked and escaped; null when it was not asked for or not to be had.</param>
/// <param name="SuppressedBy">What suppresses it; null when it counts.</param>
/// <param name="Place">Where it stands in the file, in bytes; null when only line and column are known.</param>
/// <param name="Commit">The commit that brought it, masked; null outside a history.</param>
internal sealed record ReportedFinding(
    LocatedFinding Located, string Path, SourceKind Source, string Title, Excerpt? Excerpt, string? SuppressedBy, ByteSpan? Place, CommitRecord? Commit)
{
    /// <summary>The finding.</summary>
    public Finding Finding => Located.Finding;
}
