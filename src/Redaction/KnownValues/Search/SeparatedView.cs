namespace Redaction.KnownValues.Search;

/// <summary>
/// The text without the separator that stands between all its characters (<c>s e c r e t</c>) or pairs of hexadecimal digits
/// (<c>73 65 63</c>): it opens where the third separator in a row has been seen (<see cref="SeparatorFinder"/>), and closes at
/// the first that is missing.
/// </summary>
internal sealed class SeparatedView
{
    private readonly GramTail _tail = new();
    private bool _separatorNext;

    /// <summary>Whether separated text is being read.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>Up to where the text was read.</summary>
    public long At { get; private set; }

    /// <summary>Up to where the text had to be seen before the view could open.</summary>
    public long KnownAt { get; private set; }

    /// <summary>What stands between the units; none if these are digits, which are compared with more than one separator.</summary>
    public Separator Compared => _unit == 1 ? _separator : default;

    private Separator _separator;
    private int _unit;

    public void Reset()
    {
        _tail.Clear();
        IsOpen = false;
        At = 0;
    }

    /// <summary>Where something begins that may become a finding; MaxValue if nothing does.</summary>
    public long HeldFrom(GramTable table) => IsOpen ? _tail.HeldFrom(table) : long.MaxValue;

    /// <summary>Where the last one or two pairs of digits begin that begin a form; -1 if they do not. A third makes a gram.</summary>
    public long HeldDigits(GramTable table)
    {
        long held = _unit > 1 ? _tail.HeldFrom(table, GramTable.Gram - 1, isHex: true) : long.MaxValue;
        return held == long.MaxValue ? -1 : held;
    }

    /// <summary>Opens the view.</summary>
    /// <param name="at">Where the first unit starts.</param>
    /// <param name="unit">The bytes of a unit: one character, or two or four digits.</param>
    /// <param name="separator">What stands between.</param>
    /// <param name="knownAt">Up to where the text had to be seen to find it.</param>
    public void Open(long at, int unit, Separator separator, long knownAt)
    {
        KnownAt = knownAt;
        _tail.Clear();
        IsOpen = true;
        At = at;
        _unit = unit;
        _separator = separator;
        _separatorNext = false;
    }

    /// <summary>Reads the next unit, if all of it is in the window.</summary>
    /// <returns>Whether it was; if not, the view is closed or needs more input.</returns>
    public bool Read(ReadOnlySpan<byte> window, long windowStart, GramTable table, Span<(ulong Gram, long Start)> grams, out int count)
    {
        count = 0;
        if (!IsOpen || At >= windowStart + window.Length)
        {
            return false;
        }

        ReadOnlySpan<byte> rest = window[(int)(At - windowStart)..];

        if (_separatorNext)
        {
            // the other bytes of a character beyond ASCII
            if (_unit == 1 && (rest[0] & 0xC0) == 0x80)
            {
                Take(rest[..1], table, grams, ref count);
                return true;
            }

            for (int i = 0; i < _separator.Length; i++)
            {
                if (i == rest.Length)
                {
                    return false;
                }

                if (rest[i] != _separator[i])
                {
                    IsOpen = false;
                    return false;
                }
            }

            At += _separator.Length;
            _separatorNext = false;
            rest = rest[_separator.Length..];
        }

        if (rest.Length < _unit)
        {
            return false;
        }

        if (_unit > 1 && rest[.._unit].ContainsAnyExcept(SeparatorFinder.Digits))
        {
            IsOpen = false;
            return false;
        }

        Take(rest[.._unit], table, grams, ref count);
        _separatorNext = true;
        return true;
    }

    private void Take(ReadOnlySpan<byte> unit, GramTable table, Span<(ulong Gram, long Start)> grams, ref int count)
    {
        foreach (byte b in unit)
        {
            _tail.Push(b, At, At);
            At++;
            if (_tail.HasGram && table.MayHold(_tail.Gram))
            {
                grams[count++] = (_tail.Gram, _tail.GramStart);
            }
        }
    }
}
