using System.Security.Cryptography;

namespace Redaction.Diffs;

/// <summary>
/// The state of a rewriting. Pieces go through a queue: one leaves it, masked, when the sides it belongs to have decided all of
/// its bytes, so that no more is kept than the engine holds back. Not thread-safe.
/// </summary>
internal sealed class DiffRewriting(DiffParser parser, Func<string?, SecretRedactor> redactorOf, DiffLines lines) : IDisposable
{
    private readonly Queue<PendingPiece> _pending = [];
    private DiffMasker?[] _sides = [];
    private bool _isInText;

    /// <summary>What is decided and not yet written.</summary>
    public MemoryStream Output { get; } = new();

    /// <summary>How many secrets were masked.</summary>
    public long Findings { get; private set; }

    /// <summary>Takes the next piece.</summary>
    public void Add(in DiffPiece piece)
    {
        switch (piece.Kind)
        {
            case DiffPieceKind.Text:
                if (!_isInText)
                {
                    End();
                    _sides = [new DiffMasker(redactorOf(null))];
                    _isInText = true;
                }

                Push(piece with { Lines = DiffLines.Added, Files = 1 });
                break;
            case DiffPieceKind.Line:
                Push(piece);
                break;
            default:
                if (_isInText || piece.Kind == DiffPieceKind.HunkHeader)
                {
                    End();
                }

                Push(piece);
                _sides = piece.Kind == DiffPieceKind.HunkHeader ? OpenHunk() : _sides;
                break;
        }

        if (piece.EndsHunk)
        {
            End();
        }
        else
        {
            Release();
        }
    }

    /// <summary>The text or hunk is over: all of it goes out.</summary>
    public void End()
    {
        foreach (DiffMasker? side in _sides)
        {
            side?.Complete();
        }

        Release();
        foreach (DiffMasker? side in _sides)
        {
            side?.Dispose();
        }

        _sides = [];
        _isInText = false;
    }

    public void Dispose()
    {
        foreach (DiffMasker? side in _sides)
        {
            side?.Dispose();
        }

        CryptographicOperations.ZeroMemory(Output.GetBuffer());
        Output.Dispose();
    }

    private DiffMasker?[] OpenHunk()
    {
        var sides = new DiffMasker?[parser.Hunk.Starts.Length];
        for (int file = 0; file < sides.Length; file++)
        {
            DiffLines wanted = lines & (file == 0 ? DiffLines.Added | DiffLines.Context : DiffLines.Removed);
            sides[file] = wanted == DiffLines.None ? null : new DiffMasker(redactorOf(parser.PathOf(file)));
        }

        return sides;
    }

    private void Push(in DiffPiece piece)
    {
        var starts = new long[_sides.Length];
        for (int file = 0; file < _sides.Length; file++)
        {
            starts[file] = -1;
            if ((piece.Files >> file & 1) != 0 && _sides[file] is { } side)
            {
                starts[file] = side.Length;
                side.Push(piece.Text.Span);
            }
        }

        _pending.Enqueue(new PendingPiece(piece.Bytes.ToArray(), piece.Marks, _isInText || (piece.Lines & lines) != 0, starts));
    }

    private void Release()
    {
        while (_pending.TryPeek(out PendingPiece? piece) && IsDecided(piece))
        {
            Write(_pending.Dequeue());
        }
    }

    private bool IsDecided(PendingPiece piece)
    {
        for (int file = 0; file < piece.Starts.Length; file++)
        {
            if (piece.Starts[file] >= 0 && _sides[file]!.Decided < piece.Starts[file] + piece.TextLength)
            {
                return false;
            }
        }

        return true;
    }

    private void Write(PendingPiece piece)
    {
        ReadOnlySpan<byte> text = piece.Bytes.AsSpan(piece.Marks);
        Output.Write(piece.Bytes, 0, piece.Marks);
        ReadOnlySpan<byte> body = text.TrimEnd("\r\n"u8);
        int at = 0;
        foreach ((int start, int end, DiffMask mask) in piece.IsWanted ? Masks(piece) : [])
        {
            // sides may find the same secret; of what overlaps, the first mask stands for all
            int from = Math.Clamp(start, at, body.Length);
            int to = Math.Clamp(end, from, body.Length);
            Output.Write(body[at..from]);
            if (start >= at)
            {
                Findings += mask.IsWritten ? 0 : 1;
                mask.Write(body[from..to], Output);
            }

            at = to;
        }

        Output.Write(text[at..]);
        CryptographicOperations.ZeroMemory(piece.Bytes);
    }

    private IEnumerable<(int Start, int End, DiffMask Mask)> Masks(PendingPiece piece)
    {
        var masks = new List<(int Start, int End, DiffMask Mask)>();
        for (int file = 0; file < piece.Starts.Length; file++)
        {
            long start = piece.Starts[file];
            if (start >= 0)
            {
                masks.AddRange(_sides[file]!.In(start, start + piece.TextLength).Select(mask =>
                    ((int)Math.Max(mask.Start - start, 0), (int)Math.Min(mask.End - start, piece.TextLength), mask)));
            }
        }

        return masks.OrderBy(mask => mask.Start);
    }

    private sealed record PendingPiece(byte[] Bytes, int Marks, bool IsWanted, long[] Starts)
    {
        public int TextLength => Bytes.Length - Marks;
    }
}
