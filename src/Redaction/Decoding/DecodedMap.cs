namespace Redaction.Decoding;

/// <summary>
/// Where each decoded byte stands in the encoded text: stretches of equal units, so a long run is one entry whatever its
/// length. Entries of bytes that nobody looks back at are dropped. Lookup is a binary search.
/// </summary>
internal sealed class DecodedMap
{
    private MapPiece[] _pieces = new MapPiece[8];
    private int _first;
    private int _end;

    public void Clear() => _first = _end = 0;

    /// <summary>Adds a stretch behind the others; nothing is added when it is the last one going on.</summary>
    public void Add(in MapPiece piece)
    {
        if (_end > _first && _pieces[_end - 1].GoesOnWith(piece))
        {
            return;
        }

        if (_end == _pieces.Length)
        {
            MakeRoom();
        }

        _pieces[_end++] = piece;
    }

    /// <summary>The first encoded byte of a decoded one.</summary>
    public long StartOf(long decoded) => PieceOf(decoded).StartOf(decoded);

    /// <summary>Behind the last encoded byte of the decoded bytes before <paramref name="end"/>.</summary>
    public long EndOf(long end) => PieceOf(end - 1).EndOf(end - 1);

    /// <summary>Forgets what lies wholly below.</summary>
    public void Trim(long decoded)
    {
        while (_first + 1 < _end && _pieces[_first + 1].Decoded <= decoded)
        {
            _first++;
        }
    }

    private ref readonly MapPiece PieceOf(long decoded)
    {
        int low = _first, high = _end - 1;
        while (low < high)
        {
            int middle = (low + high + 1) >>> 1;
            if (_pieces[middle].Decoded <= decoded)
            {
                low = middle;
            }
            else
            {
                high = middle - 1;
            }
        }

        return ref _pieces[low];
    }

    private void MakeRoom()
    {
        MapPiece[] target = _first > _pieces.Length / 2 ? _pieces : new MapPiece[_pieces.Length * 2];
        Array.Copy(_pieces, _first, target, 0, _end - _first);
        _end -= _first;
        _first = 0;
        _pieces = target;
    }
}
