namespace Redaction.Tool.Git;

/// <summary>A blob in which something was found.</summary>
/// <param name="Keys">What, each once; null when it is too much to be kept.</param>
internal sealed record FoundBlob(FoundKey[]? Keys)
{
    /// <summary>The paths at which it was looked at.</summary>
    public HashSet<string> Paths { get; } = new(StringComparer.Ordinal);
}
