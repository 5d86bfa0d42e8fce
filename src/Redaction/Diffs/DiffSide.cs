using System.IO.Pipelines;

namespace Redaction;

/// <summary>
/// One file's side of one hunk: its lines without the marks before them, which follow one another in the file. Lines that only
/// the other side has are not among them, so that a secret over several lines is whole. Not thread-safe.
/// </summary>
public sealed class DiffSide
{
    private readonly Pipe _pipe = new();
    private readonly DiffLines _wanted;
    private readonly List<ulong> _changes = [];
    private long _lines;

    internal DiffSide(string path, long startLine, DiffLines changed, DiffLines wanted)
    {
        Path = path;
        Content = _pipe.Reader.AsStream();
        StartLine = startLine;
        Changed = changed;
        _wanted = wanted;
    }

    /// <summary>The file, as for <see cref="DiffFinding.Path"/>.</summary>
    public string Path { get; }

    /// <summary>The line of the file, from 1, at which the text starts.</summary>
    public long StartLine { get; }

    /// <summary>The text; to be read once, to its end.</summary>
    public Stream Content { get; }

    /// <summary>What the change does with the lines that only this side has.</summary>
    internal DiffLines Changed { get; }

    /// <summary>Which file of the hunk it is: 0 the new one, n the n-th old one.</summary>
    internal int File { get; init; }

    /// <summary>
    /// Gives a finding of this text its place in the file. To be asked after the text was read to its end; null when the secret
    /// stands on no line of those that were asked for.
    /// </summary>
    /// <param name="found">The finding, its place counted from the start of <see cref="Content"/>.</param>
    public DiffFinding? Locate(LocatedFinding found)
    {
        // a secret that ends with a line feed ends before the first column of the next line
        long last = found.End.Column == 1 && found.End.Line > found.Start.Line ? found.End.Line - 1 : found.End.Line;
        DiffLines lines = IsChanged(found.Start.Line, last) ? Changed : Changed == DiffLines.Added ? DiffLines.Context : DiffLines.None;
        return (lines & _wanted) == DiffLines.None
            ? null
            : new DiffFinding(Path, lines, found.Finding, InFile(found.Start), InFile(found.End));
    }

    /// <summary>Adds a line or a part of one.</summary>
    internal void Add(ReadOnlySpan<byte> text, bool isChanged, bool endsLine)
    {
        int word = (int)(_lines >> 6);
        if (word == _changes.Count)
        {
            _changes.Add(0);
        }

        _changes[word] |= (isChanged ? 1UL : 0) << (int)(_lines & 63);
        _lines += endsLine ? 1 : 0;
        text.CopyTo(_pipe.Writer.GetSpan(text.Length));
        _pipe.Writer.Advance(text.Length);
    }

    /// <summary>Hands on what was added; waits while the reader has enough to do.</summary>
    internal ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken) => _pipe.Writer.FlushAsync(cancellationToken);

    /// <summary>There is no more text, or only an error.</summary>
    internal void Complete(Exception? error) => _pipe.Writer.Complete(error);

    /// <summary>Nobody reads on.</summary>
    internal void Abandon() => _pipe.Reader.Complete();

    private TextPosition InFile(TextPosition position) => position with { Line = StartLine + position.Line - 1 };

    private bool IsChanged(long first, long last)
    {
        for (long line = first - 1; line < last; line++)
        {
            if ((_changes[(int)(line >> 6)] >> (int)(line & 63) & 1) != 0)
            {
                return true;
            }
        }

        return false;
    }
}
