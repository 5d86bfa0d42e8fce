namespace Redaction.KnownValues.Search;

/// <summary>
/// The text with its escapes undone and its line breaks, margins and invisible parts dropped, as far as that is not the text
/// itself: it opens at an escape, with the few bytes before it, and closes when so many bytes have come as they are that the
/// search of the text itself finds whatever begins there.
/// </summary>
internal sealed class EscapeView
{
    private readonly GramTail _tail = new();
    private int _plain;
    private int _margin;

    // where a form may begin that a line break has cut
    private long _breakHeld = long.MaxValue;

    // where a margin begins that was passed over; -1 if there is none before the next byte
    private long _holdFrom = -1;

    /// <summary>Whether the view differs from the text at <see cref="At"/>.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>Up to where the text was read.</summary>
    public long At { get; set; }

    /// <summary>Whether an escape has begun at <see cref="At"/> that is not complete.</summary>
    public bool IsPending { get; private set; }

    public void Reset(long at)
    {
        _tail.Clear();
        IsOpen = IsPending = false;
        At = at;
    }

    /// <summary>Where something begins that may become a finding; MaxValue if nothing does.</summary>
    public long HeldFrom(GramTable table)
    {
        if (!IsOpen)
        {
            return long.MaxValue;
        }

        long held = Math.Min(Math.Min(_breakHeld, _tail.HeldFrom(table)), _holdFrom >= 0 ? _holdFrom : long.MaxValue);
        return IsPending ? Math.Min(held, At) : held;
    }

    /// <summary>Opens the view at an escape or line break.</summary>
    public void Open(ReadOnlySpan<byte> window, long windowStart)
    {
        _tail.Clear();
        int at = (int)(At - windowStart);
        at -= at > 0 && window[at - 1] == '\r' && window[at] == '\n' ? 1 : 0;
        for (int i = Math.Max(0, at - GramTail.Length); i < at; i++)
        {
            _tail.Push(window[i], windowStart + i, windowStart + i);
        }

        IsOpen = true;
        IsPending = false;
        _plain = _margin = 0;
        _breakHeld = long.MaxValue;
        _holdFrom = -1;
    }

    /// <summary>Reads on to where the next byte of the view is complete, or to the window's end.</summary>
    /// <returns>Whether the view has a gram now that it did not have before.</returns>
    public bool Read(ReadOnlySpan<byte> window, long windowStart, bool isFinal, GramTable table, Span<(ulong Gram, long Start)> grams, out int count)
    {
        count = 0;
        IsPending = false;
        Span<byte> bytes = stackalloc byte[Escapes.MaxBytes];
        while (IsOpen && At < windowStart + window.Length && count == 0)
        {
            int at = (int)(At - windowStart);
            byte b = window[at];
            int length = ReadUnit(window, at, isFinal, bytes, out int units);
            if (length == Escapes.More)
            {
                IsPending = true;
                break;
            }

            if (length > 0)
            {
                _plain = 0;
            }
            else
            {
                length = units = 1;
                bytes[0] = b;
            }

            if ((units == 1 && bytes[0] is (byte)'\n' or (byte)'\r') || (units == 0 && window[at + length - 1] == '\n'))
            {
                // what is passed over as a margin may be part of the value: what came before waits longer
                _breakHeld = Math.Min(_breakHeld, _tail.HeldFrom(table));
                _plain = 0;
                _margin = FormReader.MaxMargin;
                _holdFrom = -1;
            }
            else if (units == 1 && length == 1 && _margin > 0 && b < 0x80 && !char.IsAsciiLetterOrDigit((char)b))
            {
                _margin--;
                _holdFrom = _holdFrom < 0 ? At : _holdFrom;
            }
            else
            {
                _margin = units > 0 ? 0 : _margin;
                _holdFrom = units == 0 && _holdFrom < 0 ? At : _holdFrom;
                for (int i = 0; i < units; i++)
                {
                    _tail.Push(bytes[i], At, _holdFrom >= 0 ? _holdFrom : At);
                    if (_tail.HasGram && table.MayHold(_tail.Gram))
                    {
                        grams[count++] = (_tail.Gram, _tail.GramStart);
                    }
                }

                _holdFrom = units > 0 ? -1 : _holdFrom;
                IsOpen = ++_plain <= GramTail.Length;
            }

            At += length;
        }

        bytes.Clear();
        return count > 0;
    }

    /// <summary>How a text is seen in the view: its bytes and where each stands. It is not longer than the text.</summary>
    /// <returns>The number of bytes.</returns>
    public static int ImageOf(ReadOnlySpan<byte> text, Span<byte> image, Span<int> places)
    {
        Span<byte> bytes = stackalloc byte[Escapes.MaxBytes];
        int count = 0;
        for (int at = 0; at < text.Length;)
        {
            int length = ReadUnit(text, at, isFinal: true, bytes, out int units);
            if (length == 0)
            {
                bytes[0] = text[at];
                length = units = 1;
            }

            for (int i = 0; i < units && bytes[0] is not ((byte)'\n' or (byte)'\r') && count < image.Length; i++)
            {
                image[count] = bytes[i];
                places[count++] = at;
            }

            at += length;
        }

        bytes.Clear();
        return count;
    }

    /// <summary>An escape of any kind; 0 if the byte stands for itself.</summary>
    private static int ReadUnit(ReadOnlySpan<byte> window, int at, bool isFinal, Span<byte> bytes, out int count)
    {
        count = 0;
        byte b = window[at];
        if (at > 0 && window[at - 1] == '\'' && b is (byte)'\\' or (byte)'"')
        {
            // '\'' and '"'"' stand for the one quote that came before
            ReadOnlySpan<byte> quote = b == '"' ? "\"'\"'"u8 : "\\''"u8;
            ReadOnlySpan<byte> rest = window[at..];
            if (rest.StartsWith(quote))
            {
                return quote.Length;
            }

            if (!isFinal && quote.StartsWith(rest))
            {
                return Escapes.More;
            }
        }

        if (Escapes.CanBegin(b))
        {
            int length = Escapes.Read(window, at, isFinal, bytes, out count);
            if (count == 1 && bytes[0] == '\\' && b != '\\')
            {
                count = 0; // of an escape that was escaped again
            }

            if (length != 0 || b != '%')
            {
                return length;
            }
        }

        bool isQuote = OpenerFinder.IsDoubled(b);
        if (!isQuote && b is not ((byte)'`' or (byte)'^'))
        {
            return 0;
        }

        if (at + 1 == window.Length)
        {
            return isFinal ? 0 : Escapes.More;
        }

        if (isQuote ? window[at + 1] != b : char.IsAsciiLetterOrDigit((char)window[at + 1]))
        {
            return 0;
        }

        if (!isQuote && Escapes.CanBegin(window[at + 1]))
        {
            return 1; // what it escapes may be an escape itself
        }

        bytes[0] = window[at + 1];
        count = 1;
        return 2;
    }
}
