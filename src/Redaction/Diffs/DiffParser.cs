using System.Buffers;
using System.Numerics;
using System.Security.Cryptography;

namespace Redaction.Diffs;

/// <summary>
/// Cuts a unified diff into its lines and says what each is. Given: what <c>git diff</c>, <c>git format-patch</c>, <c>git log -p</c>
/// or <c>diff -u</c> write, in any number of files; returned: every byte of it, in order, in pieces. Where a hunk ends is told by
/// the counts of its first line and by nothing else, so that no text of a file is taken for structure, nor the other way round;
/// a hunk that does not keep its counts ends the reading with an exception. Memory is one buffer, whatever the length of lines.
/// Not thread-safe.
/// </summary>
internal sealed class DiffParser(Stream input) : IDisposable
{
    private const int Size = 64 * 1024;

    private readonly DiffFileNames _names = new();
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(Size);
    private int _start;
    private int _end;
    private bool _isAtEnd;
    private long[] _left = [];
    private bool _isInHunk;
    private long _line;
    private long _hunkLine;
    private DiffPiece? _open;

    /// <summary>The hunk that began last.</summary>
    public HunkHeader Hunk { get; private set; } = new([], []);

    /// <summary>Whether anything was seen that only a diff has.</summary>
    public bool HasSeenDiff { get; private set; }

    /// <summary>How many files were seen whose change is binary, and so not shown as lines.</summary>
    public int Binaries => _names.Binaries;

    /// <summary>The path of the new file (0) or of an old one (1 and up) of the hunk.</summary>
    public string PathOf(int file) => _names.PathOf(file);

    /// <summary>Reads the next piece from the buffer; false when more input is needed for that.</summary>
    /// <exception cref="DiffFormatException">A hunk is cut short or garbled, or the diff is coloured.</exception>
    public bool TryRead(out DiffPiece piece)
    {
        piece = default;
        ReadOnlySpan<byte> bytes = _buffer.AsSpan(_start, _end - _start);
        int feed = bytes.IndexOf((byte)'\n');
        int length = feed >= 0 ? feed + 1 : bytes.Length;
        if (bytes.IsEmpty || feed < 0 && !_isAtEnd && length < Size)
        {
            return false;
        }

        if (_open is { } begun)
        {
            // the rest of a line that is longer than the buffer
            piece = Take(begun with { Marks = 0 }, length);
        }
        else if (_isInHunk)
        {
            piece = Take(ReadHunkLine(bytes[..length]), length);
        }
        else if (IsAwaitingNext(bytes[length..], bytes))
        {
            return false;
        }
        else
        {
            piece = Take(ReadOutside(bytes[..length], bytes[length..]), length);
        }

        bool isWhole = piece.EndsLine || _isAtEnd && _start == _end;
        _open = isWhole ? null : piece;
        if (isWhole)
        {
            _line++;
            bool ends = _isInHunk && !_left.AsSpan().ContainsAnyExcept(0);
            _isInHunk &= !ends;
            piece = piece with { EndsHunk = ends };
        }

        return true;
    }

    /// <summary>Reads on; false when the diff is over.</summary>
    /// <exception cref="DiffFormatException">It ends inside a hunk.</exception>
    public async ValueTask<bool> FillAsync(CancellationToken cancellationToken)
    {
        if (_isAtEnd)
        {
            return _isInHunk ? throw Cut() : false;
        }

        _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
        _end -= _start;
        _start = 0;
        int count = await input.ReadAsync(_buffer.AsMemory(_end, Size - _end), cancellationToken).ConfigureAwait(false);
        _end += count;
        _isAtEnd = count == 0;
        return true;
    }

    public void Dispose()
    {
        CryptographicOperations.ZeroMemory(_buffer);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
    }

    private DiffPiece Take(in DiffPiece piece, int length)
    {
        DiffPiece taken = piece with { Bytes = _buffer.AsMemory(_start, length) };
        _start += length;
        return taken;
    }

    /// <summary>Whether a line's meaning hangs on the next one, of which too little is here.</summary>
    private bool IsAwaitingNext(ReadOnlySpan<byte> next, ReadOnlySpan<byte> line) =>
        line.StartsWith("--- "u8) && next.Length < 4 && !_isAtEnd && _end - _start < Size;

    private DiffPiece ReadOutside(ReadOnlySpan<byte> whole, ReadOnlySpan<byte> next)
    {
        ReadOnlySpan<byte> line = whole.TrimEnd("\r\n"u8);
        if (_names.IsKnown && HunkHeader.Parse(line) is { } hunk)
        {
            Hunk = hunk;
            _left = [.. hunk.Counts];
            _isInHunk = true;
            _hunkLine = _line + 1;
            _names.HasHunk = true;
            return new DiffPiece(DiffPieceKind.HunkHeader, default);
        }

        if (IsColoured(line))
        {
            throw new DiffFormatException($"line {_line + 1}: the diff is coloured; make it without, as with 'git diff --no-color'");
        }

        bool isHeader = _names.Read(line, next);
        HasSeenDiff |= isHeader;
        return new DiffPiece(isHeader ? DiffPieceKind.Header : DiffPieceKind.Text, default);
    }

    private DiffPiece ReadHunkLine(ReadOnlySpan<byte> line)
    {
        int parents = Hunk.Parents;
        if (line[0] == (byte)'\\')
        {
            return new DiffPiece(DiffPieceKind.Header, default); // "\ No newline at end of file"
        }

        // some mailers and editors strip the blank of an empty line; git apply takes it so as well
        bool isStripped = line is [(byte)'\n'] or [(byte)'\r', (byte)'\n'] or [(byte)'\r'];
        ReadOnlySpan<byte> marks = isStripped ? default : line[..Math.Min(parents, line.Length)];
        if (!isStripped && (marks.Length < parents || marks.ContainsAnyExcept(" +-"u8)))
        {
            throw Cut();
        }

        bool isRemoved = marks.Contains((byte)'-');
        uint files = isRemoved ? 0u : 1u;
        for (int i = 0; i < parents; i++)
        {
            // a line that is gone is in the parents with a minus; one that is here is in those with a blank
            byte mark = isStripped ? (byte)' ' : marks[i];
            files |= (mark == (isRemoved ? (byte)'-' : (byte)' ') ? 1u : 0u) << (i + 1);
        }

        for (uint rest = files; rest != 0; rest &= rest - 1)
        {
            if (--_left[BitOperations.TrailingZeroCount(rest)] < 0)
            {
                throw Cut();
            }
        }

        DiffLines lines = isRemoved ? DiffLines.Removed : marks.Contains((byte)'+') ? DiffLines.Added : DiffLines.Context;
        return new DiffPiece(DiffPieceKind.Line, default, marks.Length, lines, files);
    }

    private DiffFormatException Cut() =>
        new($"line {_line + 1}: the hunk that begins at line {_hunkLine} is cut short or garbled: it has not the lines that it promises");

    private static bool IsColoured(ReadOnlySpan<byte> line)
    {
        bool isColoured = false;
        while (line is [0x1B, (byte)'[', ..] && line.IndexOf((byte)'m') is > 0 and int end)
        {
            line = line[(end + 1)..];
            isColoured = true;
        }

        return isColoured && (line.StartsWith("diff "u8) || line.StartsWith("--- "u8) || line.StartsWith("+++ "u8) || line.StartsWith("@@"u8));
    }
}
