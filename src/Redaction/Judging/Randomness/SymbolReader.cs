namespace Redaction.Judging.Randomness;

/// <summary>
/// Reads a text as the symbols of the randomness model: 26 letters without case, digit, sign, and three marks for how the case
/// turns. Training and judging read with this one type, so that they agree.
/// </summary>
/// <remarks>
/// A mark is a symbol of its own before its letter: <see cref="Capital"/> before a capital that opens a run of letters,
/// <see cref="Up"/> where a capital follows a small letter, <see cref="Down"/> where a small letter follows two capitals or more.
/// <c>getURLFor2</c> is g e t ↑ u r l f ↓ o r 9. So the turns of a name, which come at its words, are learnt with its letters.
/// </remarks>
internal ref struct SymbolReader(ReadOnlySpan<byte> text)
{
    /// <summary>How many symbols there are: five bits.</summary>
    public const int Count = 32;

    /// <summary>What stands before the first symbol.</summary>
    public const int Edge = 0;

    /// <summary>Any decimal digit.</summary>
    public const int Digit = 27;

    /// <summary>Any other byte.</summary>
    public const int Sign = 28;

    /// <summary>A capital opens a run of letters.</summary>
    public const int Capital = 29;

    /// <summary>A capital follows a small letter.</summary>
    public const int Up = 30;

    /// <summary>A small letter follows two capitals or more.</summary>
    public const int Down = 31;

    private readonly ReadOnlySpan<byte> _text = text;
    private int _at;
    private int _capitals;
    private bool _inRun;
    private bool _isMarked;

    /// <summary>The next symbol; false at the end.</summary>
    public bool TryNext(out int symbol)
    {
        if (_at == _text.Length)
        {
            symbol = Edge;
            return false;
        }

        byte b = _text[_at];
        int folded = b | 0x20;
        if (folded is < 'a' or > 'z' || b >= 0x80)
        {
            symbol = b is >= (byte)'0' and <= (byte)'9' ? Digit : Sign;
            (_inRun, _capitals) = (false, 0);
            _at++;
            return true;
        }

        bool isCapital = b < 'a';
        if (!_isMarked)
        {
            int mark = isCapital ? !_inRun ? Capital : _capitals == 0 ? Up : Edge : _capitals >= 2 ? Down : Edge;
            if (mark != Edge)
            {
                _isMarked = true;
                symbol = mark;
                return true;
            }
        }

        symbol = folded - 'a' + 1;
        (_inRun, _isMarked, _capitals) = (true, false, isCapital ? _capitals + 1 : 0);
        _at++;
        return true;
    }
}
