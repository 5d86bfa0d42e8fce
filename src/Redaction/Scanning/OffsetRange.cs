namespace Redaction.Scanning;

/// <summary>A range of the input, in bytes from its start.</summary>
/// <param name="From">Its first byte.</param>
/// <param name="Until">Its last byte; <see cref="long.MaxValue"/> while it has not ended.</param>
internal readonly record struct OffsetRange(long From, long Until)
{
    /// <summary>The range that holds nothing.</summary>
    public static OffsetRange None => new(0, -1);

    /// <summary>Whether an offset lies within.</summary>
    public bool Holds(long offset) => offset >= From && offset <= Until;
}
