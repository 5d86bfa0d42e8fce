namespace Redaction.Judging.Checksums;

/// <summary>
/// Decodes the base64 body of a PEM or OpenPGP block a byte at a time (RFC 7468, RFC 9580), whatever stands between its
/// lines: line breaks real or written as <c>\n</c>, quotes and joins of a source file, the margin of a diff or a comment.
/// A key of any length costs no memory.
/// </summary>
internal ref struct ArmourReader
{
    private const int End = -1;
    private const int Wrong = -2;
    private const int Pad = 64;
    private readonly ReadOnlySpan<byte> _text;
    private readonly bool _linesOpenWithPlus;
    private int _at;
    private uint _bits;
    private int _held;
    private int _digits;

    /// <param name="text">From behind the BEGIN line (and any headers) to the END line.</param>
    public ArmourReader(ReadOnlySpan<byte> text)
    {
        _text = text;

        // In a diff the END line has the margin too, so what stands right before it tells the body's.
        _linesOpenWithPlus = text.EndsWith("+"u8) && (text.Length < 2 || IsLineEnd(text, text.Length - 2));
    }

    /// <summary>Whether something was met that no base64 body holds, or it ends in the middle of a group.</summary>
    public bool IsMalformed { get; private set; }

    /// <summary>Whether the body was followed by an equals sign that opens a CRC.</summary>
    public bool HasCrc { get; private set; }

    /// <summary>Reads the next byte; false at the end of the body, or where it is malformed.</summary>
    public bool TryRead(out byte value)
    {
        value = 0;
        while (!IsMalformed && !HasCrc)
        {
            int digit = NextDigit();
            if (digit is >= 0 and < Pad)
            {
                _digits++;
                _bits = _bits << 6 | (uint)digit;
                _held += 6;
                if (_held < 8)
                {
                    continue;
                }

                _held -= 8;
                value = (byte)(_bits >> _held);
                return true;
            }

            Close(digit);
            return false;
        }

        return false;
    }

    /// <summary>Reads the four digits after the equals sign; false if they are not the last that stands there.</summary>
    public bool TryReadCrc(out uint crc)
    {
        crc = 0;
        for (int i = 0; i < 4; i++)
        {
            int digit = NextDigit();
            if (digit is < 0 or >= Pad)
            {
                return false;
            }

            crc = crc << 6 | (uint)digit;
        }

        return NextDigit() == End;
    }

    /// <summary>The body ends with a digit that is none: padding, the sign of a CRC, the end, or a stray byte.</summary>
    private void Close(int digit)
    {
        int over = _digits % 4;
        int padding = over == 0 ? 0 : 4 - over;
        for (int i = 0; i < padding && digit == Pad; i++)
        {
            _digits++;
            digit = NextDigit();
        }

        HasCrc = digit == Pad;
        IsMalformed = digit is not (Pad or End) || _digits % 4 != 0 || padding == 3 || (_bits & ((1u << _held) - 1)) != 0;
        _at = HasCrc ? _at : _text.Length;
    }

    private int NextDigit()
    {
        while (_at < _text.Length)
        {
            byte b = _text[_at++];
            switch (b)
            {
                case (byte)'+' when IsMargin():
                case (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n':
                case (byte)'"' or (byte)'\'' or (byte)',' or (byte)';' or (byte)'>' or (byte)'|' or (byte)'#' or (byte)'*' or (byte)'-':
                    break;
                case (byte)'\\':
                    // An escaped line break, escaped once or more often, or the mark of a continued line.
                    while (_at < _text.Length && _text[_at] == (byte)'\\')
                    {
                        _at++;
                    }

                    if (_at < _text.Length && _text[_at] is (byte)'n' or (byte)'r' or (byte)'t')
                    {
                        _at++;
                    }

                    break;
                case (byte)'=':
                    return Pad;
                case (byte)'_':
                    return Wrong;
                default:
                    int value = Base64Text.Value(b);
                    return value < 0 ? Wrong : value;
            }
        }

        return End;
    }

    /// <summary>Whether the plus sign just read joins two strings of a source file, or is the margin of a diff.</summary>
    private readonly bool IsMargin()
    {
        int plus = _at - 1;
        bool opensLine = plus == 0 || IsLineEnd(_text, plus - 1);
        bool standsFree = (plus == 0 || _text[plus - 1] is (byte)' ' or (byte)'\t' or (byte)'"' or (byte)'\'' or (byte)'\n')
            && (_at == _text.Length || _text[_at] is (byte)' ' or (byte)'\t' or (byte)'"' or (byte)'\'' or (byte)'\r' or (byte)'\n');
        return standsFree || (opensLine && _linesOpenWithPlus);
    }

    private static bool IsLineEnd(ReadOnlySpan<byte> text, int at) =>
        text[at] == (byte)'\n' || (text[at] == (byte)'n' && at > 0 && text[at - 1] == (byte)'\\');
}
