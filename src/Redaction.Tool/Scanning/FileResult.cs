using System.Collections.Immutable;
using Redaction.Tool.Excerpts;
using Redaction.Tool.Suppressions;

namespace Redaction.Tool.Scanning;

/// <summary>What a scan of one file gave.</summary>
/// <param name="Target">The file.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Findings">The secrets, by their places; of an unreadable file those before the place where reading failed.</param>
/// <param name="LeftOut">How many findings the file's place made worthless.</param>
/// <param name="Error">Why it could not be read.</param>
internal sealed record FileResult(ScanTarget Target, FileOutcome Outcome, IReadOnlyList<LocatedFinding> Findings, int LeftOut = 0, string? Error = null)
{
    /// <summary>The first commit that brought it; null outside a history.</summary>
    public CommitInfo? Commit { get; init; }

    /// <summary>
    /// Where findings stand in the file, for those whose own place counts from elsewhere: from a hunk of a diff, or within a string
    /// of JSON. Of one that is missing only line and column are known. Null when their own places hold.
    /// </summary>
    public IReadOnlyDictionary<LocatedFinding, ByteSpan>? Places { get; init; }

    /// <summary>What comments in the file suppress.</summary>
    public IReadOnlyList<SuppressedFinding> Suppressed { get; init; } = [];

    /// <summary>The lines around the findings, masked, by where the secret starts; empty when nobody asked for them.</summary>
    public IReadOnlyDictionary<long, Excerpt> Excerpts { get; init; } = ImmutableDictionary<long, Excerpt>.Empty;

    /// <summary>Where a finding stands in the file, in bytes; null when it is not known.</summary>
    public ByteSpan? PlaceOf(LocatedFinding located) =>
        Places is null ? new ByteSpan(located.Finding.Start, located.Finding.Length)
        : Places.TryGetValue(located, out ByteSpan place) ? place
        : null;

    /// <summary>Comments that have no effect, as <c>LINE: what</c>.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
