namespace Redaction.Patterns;

/// <summary>
/// A zero-width test of the two neighbours of a place, as a truth table: bit <c>4 * before + after</c> says whether it
/// holds between a <see cref="ByteKind"/> before and one after.
/// </summary>
/// <remarks>
/// Sixteen bits answer everything the automata ask: whether it holds, whether the byte before settles it alone (a row
/// of zeros or of ones), and what it means when the text is read backwards (the transposed table).
/// </remarks>
internal readonly record struct Assertion(ushort Table)
{
    /// <summary>The row of an assertion that the byte before has already settled: it holds whatever comes after.</summary>
    public const int Always = 0b1111;

    public static Assertion TextStart { get; } = When((before, _) => before == ByteKind.Edge);

    public static Assertion TextEnd { get; } = When((_, after) => after == ByteKind.Edge);

    public static Assertion LineStart { get; } = When((before, _) => before is ByteKind.Edge or ByteKind.Newline);

    public static Assertion LineEnd { get; } = When((_, after) => after is ByteKind.Edge or ByteKind.Newline);

    public static Assertion WordBoundary { get; } = When((before, after) => (before == ByteKind.Word) != (after == ByteKind.Word));

    public static Assertion NotWordBoundary { get; } = When((before, after) => (before == ByteKind.Word) == (after == ByteKind.Word));

    /// <param name="value">A byte, or a negative number for the text's edge.</param>
    public static ByteKind KindOf(int value)
    {
        if (value < 0)
        {
            return ByteKind.Edge;
        }

        return value == '\n' ? ByteKind.Newline : ByteSet.Word.Contains((byte)value) ? ByteKind.Word : ByteKind.Other;
    }

    public bool Holds(ByteKind before, ByteKind after) => (Row(before) >> (int)after & 1) != 0;

    /// <summary>The kinds that may come after, as four bits.</summary>
    public int Row(ByteKind before) => Table >> (4 * (int)before) & Always;

    /// <summary>The same test for a reader who meets the byte after first.</summary>
    public Assertion Reversed()
    {
        Assertion self = this;
        return When((before, after) => self.Holds(after, before));
    }

    private static Assertion When(Func<ByteKind, ByteKind, bool> holds)
    {
        int table = 0;
        for (int bit = 0; bit < 16; bit++)
        {
            if (holds((ByteKind)(bit >> 2), (ByteKind)(bit & 3)))
            {
                table |= 1 << bit;
            }
        }

        return new Assertion((ushort)table);
    }
}
