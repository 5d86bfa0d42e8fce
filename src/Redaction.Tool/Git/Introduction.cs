using Redaction.Tool.Scanning;

namespace Redaction.Tool.Git;

/// <summary>A commit that put a blob at a path.</summary>
/// <param name="Commit">The commit.</param>
/// <param name="Change">What it changed.</param>
internal sealed record Introduction(CommitInfo Commit, RawChange Change);
