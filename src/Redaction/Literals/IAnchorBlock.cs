namespace Redaction.Literals;

/// <summary>The nibble sieve of <see cref="AnchorFilter"/> at one vector width; a type argument of its loop.</summary>
internal interface IAnchorBlock
{
    /// <summary>How many starts are judged at once, at most 64.</summary>
    int Width { get; }

    /// <summary>
    /// One bit for each of <see cref="Width"/> consecutive starts that some bucket lets through. Reads
    /// <see cref="AnchorBuckets.Positions"/> - 1 bytes more than that.
    /// </summary>
    /// <param name="text">The first start.</param>
    /// <param name="tables">The tables of <see cref="AnchorBuckets"/>.</param>
    ulong Survivors(ref byte text, ref byte tables);
}
