namespace Redaction.Decoding;

/// <summary>
/// Base64 over many lines: MIME writes 76 letters on a line (RFC 2045, 6.8), PEM 64 (RFC 7468, 2), YAML and TOML as many, indented;
/// a patch has its sign before each. A line end is a part of the text behind a line of <see cref="ShortestLine"/> letters or more and
/// a whole quad, as all these widths have. Offsets are absolute, in the encoded text.
/// </summary>
internal struct LineWrap
{
    /// <summary>Fewer letters are a line that somebody ended, not one that a program broke.</summary>
    public const int ShortestLine = 60;

    /// <summary>Deeper is nothing indented.</summary>
    public const int MaxIndent = 64;

    private long _lineStart;

    // the sign of a patch that stands before each line, else 0
    private byte _sign;

    private Place _place;
    private byte _indent;

    private enum Place : byte
    {
        Letters,
        CarriageReturn,
        LineStart,
        Indent,
    }

    /// <summary>Whether a line has ended and the next one's letters have not begun.</summary>
    public readonly bool IsOver => _place != Place.Letters;

    /// <summary>For a run of letters that starts at <paramref name="at"/>.</summary>
    public static LineWrap Start(ReadOnlySpan<byte> window, int at, long origin)
    {
        int before = at;
        while (before > 0 && at - before < MaxIndent && window[before - 1] is (byte)' ' or (byte)'\t')
        {
            before--;
        }

        bool isSigned = before > 0 && window[before - 1] is (byte)'+' or (byte)'-' && (before == 1 || window[before - 2] == (byte)'\n');
        return new LineWrap { _lineStart = origin + at, _sign = isSigned ? window[before - 1] : (byte)0 };
    }

    /// <summary>Between two quads: whether a byte is part of a line end, or of what stands before the next line's letters.</summary>
    public bool IsPart(byte value, bool isLetter, long at)
    {
        switch (_place)
        {
            case Place.Letters:
                if (isLetter || value is not ((byte)'\n' or (byte)'\r') || at - _lineStart < ShortestLine)
                {
                    return false;
                }

                _place = value == (byte)'\n' ? Place.LineStart : Place.CarriageReturn;
                _indent = 0;
                return true;

            case Place.CarriageReturn:
                if (value != (byte)'\n')
                {
                    return false;
                }

                _place = Place.LineStart;
                return true;

            case Place.LineStart when _sign != 0:
                if (value != _sign)
                {
                    return false;
                }

                _place = Place.Indent;
                return true;

            default:
                if (value is not ((byte)' ' or (byte)'\t') || _indent == MaxIndent)
                {
                    return false;
                }

                _place = Place.Indent;
                _indent++;
                return true;
        }
    }

    /// <summary>The next line's letters begin, unless the sign that stood before the last line is missing.</summary>
    public bool TryBeginLine(long at)
    {
        if (_place == Place.CarriageReturn || (_place == Place.LineStart && _sign != 0))
        {
            return false;
        }

        _place = Place.Letters;
        _lineStart = at;
        return true;
    }
}
