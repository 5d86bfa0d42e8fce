namespace Redaction;

/// <summary>A place in a text as an editor counts: both from 1, columns in UTF-16 code units.</summary>
/// <param name="Line">The line; a line ends with a line feed.</param>
/// <param name="Column">The column of the next char.</param>
public readonly record struct TextPosition(long Line, long Column)
{
    /// <summary>The start of a text.</summary>
    public static TextPosition Start { get; } = new(1, 1);

    /// <summary>Finds the line and column of a place in UTF-8 text.</summary>
    /// <param name="utf8">The text from its start.</param>
    /// <param name="offset">The place, in bytes.</param>
    public static TextPosition Of(ReadOnlySpan<byte> utf8, int offset) => Start.After(utf8[..offset]);

    /// <summary>The place after more text, which goes on from this one.</summary>
    /// <param name="utf8">UTF-8 text; of a character that is cut, only the first byte counts.</param>
    public TextPosition After(ReadOnlySpan<byte> utf8)
    {
        int lastBreak = utf8.LastIndexOf((byte)'\n');
        return lastBreak < 0
            ? this with { Column = Column + Columns(utf8) }
            : new TextPosition(Line + utf8.Count((byte)'\n'), 1 + Columns(utf8[(lastBreak + 1)..]));
    }

    /// <summary>Line and column, with a colon between.</summary>
    public override string ToString() => $"{Line}:{Column}";

    private static int Columns(ReadOnlySpan<byte> utf8)
    {
        int columns = 0;
        foreach (byte b in utf8)
        {
            // a byte that continues a character adds nothing; one that begins four bytes begins two code units
            columns += (b & 0xC0) == 0x80 ? 0 : b >= 0xF0 ? 2 : 1;
        }

        return columns;
    }
}
