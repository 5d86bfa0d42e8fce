using System.Diagnostics;

namespace Redaction;

/// <summary>
/// What a new text would lose: the lines in which it has a bare placeholder where the old text had a value. It shows no value.
/// Immutable.
/// </summary>
[DebuggerDisplay("{Overwrites.Count} overwrites")]
public sealed class PlaceholderDiff
{
    internal PlaceholderDiff(IReadOnlyList<PlaceholderOverwrite> overwrites) => Overwrites = overwrites;

    /// <summary>The places, in the order of the new text.</summary>
    public IReadOnlyList<PlaceholderOverwrite> Overwrites { get; }

    /// <summary>Whether nothing would be lost.</summary>
    public bool IsSafe => Overwrites.Count == 0;

    /// <summary>A diff of the lines concerned, the lost parts as asterisks; empty when nothing would be lost.</summary>
    public override string ToString() => string.Join('\n', Overwrites);
}
