namespace Redaction.Diffs;

/// <summary>A line of a diff, or a part of one that is longer than the buffer.</summary>
/// <param name="Kind">What the line is.</param>
/// <param name="Bytes">As it stands, with its marks and its line feed; valid until the next read.</param>
/// <param name="Marks">How many bytes of marks stand before the text: none in the later parts of a line.</param>
/// <param name="Lines">Of a hunk's line: what the change does with it.</param>
/// <param name="Files">Of a hunk's line: the files that have it. Bit 0 is the new file, bit n the n-th old one.</param>
/// <param name="EndsHunk">Whether the hunk is over with this piece.</param>
internal readonly record struct DiffPiece(
    DiffPieceKind Kind, ReadOnlyMemory<byte> Bytes, int Marks = 0, DiffLines Lines = DiffLines.None, uint Files = 0, bool EndsHunk = false)
{
    /// <summary>The piece without the marks.</summary>
    public ReadOnlyMemory<byte> Text => Bytes[Marks..];

    /// <summary>Whether the line ends here.</summary>
    public bool EndsLine => Bytes.Span is [.., (byte)'\n'];
}
