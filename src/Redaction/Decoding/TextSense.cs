namespace Redaction.Decoding;

/// <summary>
/// Tells text from noise, byte by byte: noise that was decoded by mistake (an ordinary word is base64 too) holds a control
/// byte or one beyond ASCII within its first few bytes. Text is ASCII with tabs and line ends, after
/// <see cref="Beginning"/> bytes anything beyond ASCII and the escapes of terminals as well, or such text as UTF-16; a byte order mark or
/// one such escape may stand before.
/// </summary>
internal struct TextSense
{
    /// <summary>How many bytes must be ASCII.</summary>
    public const int Beginning = 12;

    private const byte Escape = 0x1B;

    private const int Plain = 1;
    private const int LittleEndian = 2;
    private const int BigEndian = 4;

    // by whether the beginning is over, by odd and even places, by byte
    private static readonly byte[] s_allowed =
        [.. from place in new[] { 0, 1, Beginning, Beginning + 1 } from value in Enumerable.Range(0, 256) select (byte)Allowed((byte)value, place)];

    private byte _modes;

    // the first byte of a byte order mark that is being read, else 0
    private byte _mark;

    // up to Beginning, then Beginning and the one behind by turns, for UTF-16 has halves
    private byte _count;

    public static TextSense Start => new() { _modes = Plain | LittleEndian | BigEndian };

    /// <summary>Takes the next byte; false when this is no text.</summary>
    public bool Add(byte value)
    {
        if (_mark != 0 || (_count == 0 && value is 0xEF or 0xFF or 0xFE))
        {
            return AddMark(value);
        }

        int place = _count;
        if (value == Escape && place == 0)
        {
            // a terminal's colour; of UTF-16 nobody encodes such
            _modes = Plain;
            _count = 1;
            return true;
        }

        _modes &= s_allowed[(((place & 1) | (place >= Beginning ? 2 : 0)) << 8) | value];
        _count = (byte)(place > Beginning ? Beginning : place + 1);
        return _modes != 0;
    }

    /// <summary>Whether the text may go on with one of <paramref name="count"/> bytes from <paramref name="lowest"/> on.</summary>
    public readonly bool MayGoOn(int lowest, int count)
    {
        for (int value = lowest; value < lowest + count; value++)
        {
            TextSense next = this;
            if (next.Add((byte)value))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a byte is ASCII text: printable, a tab or of a line end.</summary>
    public static bool IsText(byte value) => value is (>= 0x20 and < 0x7F) or (byte)'\t' or (byte)'\n' or (byte)'\r';

    private static int Allowed(byte value, int at)
    {
        bool isLate = at >= Beginning && (value >= 0x80 || value == Escape);
        if (IsText(value) || isLate)
        {
            return (at & 1) == 0 ? Plain | LittleEndian : Plain | BigEndian;
        }

        return value == 0 ? (at & 1) == 0 ? BigEndian : LittleEndian : 0;
    }

    /// <summary>A byte order mark: EF BB BF, FF FE or FE FF. The text begins behind it.</summary>
    private bool AddMark(byte value)
    {
        (_mark, _modes) = (_mark, value) switch
        {
            (0, _) => (value, _modes),
            (0xEF, 0xBB) => ((byte)0xBB, (byte)Plain),
            (0xBB, 0xBF) => ((byte)0, (byte)Plain),
            (0xFF, 0xFE) => ((byte)0, (byte)LittleEndian),
            (0xFE, 0xFF) => ((byte)0, (byte)BigEndian),
            _ => ((byte)0, (byte)0),
        };
        _count = (byte)(_mark == 0 ? 2 : 0);
        return _modes != 0;
    }
}
