using System.Globalization;
using System.Text;

namespace Redaction.Patterns;

/// <content>Escapes and bracketed classes.</content>
internal sealed partial class PatternParser
{
    private const string NonAsciiClassAdvice = "a class holds bytes; write (?:...|...) or \\xHH";

    private Node Escape(int start)
    {
        char c = EscapedChar(start);
        switch (c)
        {
            case 'A':
                return Node.OfAssertion(Assertion.TextStart);
            case 'z':
                return Node.OfAssertion(Assertion.TextEnd);
            case 'b':
                return Node.OfAssertion(Assertion.WordBoundary);
            case 'B':
                return Node.OfAssertion(Assertion.NotWordBoundary);
            case 'x' when More && _text[_at] == '{':
                return CodePoint(BracedCodePoint(start));
            case >= '1' and <= '9' or 'k':
                throw Refuse("backreference", start, "it cannot be matched in one pass");
            default:
                return Literal(TryEscapedClass(c, out ByteSet set) ? set : ByteSet.Of(EscapedByte(c, start)));
        }
    }

    private char EscapedChar(int start)
    {
        if (!More)
        {
            throw Refuse("unfinished escape", start, "write \\\\ for a backslash");
        }

        return _text[_at++];
    }

    private static bool TryEscapedClass(char c, out ByteSet set)
    {
        set = char.ToLowerInvariant(c) switch
        {
            'd' => ByteSet.Digit,
            'w' => ByteSet.Word,
            's' => ByteSet.Space,
            _ => default,
        };
        if (set == default)
        {
            return false;
        }

        set = char.IsAsciiLetterUpper(c) ? set.Complement() : set;
        return true;
    }

    private byte EscapedByte(char c, int start)
    {
        switch (c)
        {
            case 'n':
                return (byte)'\n';
            case 'r':
                return (byte)'\r';
            case 't':
                return (byte)'\t';
            case 'f':
                return (byte)'\f';
            case 'v':
                return (byte)'\v';
            case 'x':
                return HexByte(start);
            default:
                if (char.IsAscii(c) && !char.IsAsciiLetterOrDigit(c))
                {
                    return (byte)c;
                }

                throw Refuse("unknown escape", start, c switch
                {
                    'Z' => "write \\z for the end of the text",
                    '0' => "write \\x00",
                    _ => "write the byte as \\xHH, or the character without the backslash",
                });
        }
    }

    private byte HexByte(int start)
    {
        if (_at + 2 <= _text.Length
            && byte.TryParse(_text.AsSpan(_at, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out byte value))
        {
            _at += 2;
            return value;
        }

        throw Refuse("unknown escape", start, "write \\x and two hexadecimal digits");
    }

    private Rune BracedCodePoint(int start)
    {
        int close = _text.IndexOf('}', _at);
        if (close > _at
            && int.TryParse(_text.AsSpan(_at + 1, close - _at - 1), NumberStyles.AllowHexSpecifier, null, out int value)
            && Rune.IsValid(value))
        {
            _at = close + 1;
            return new Rune(value);
        }

        throw Refuse("unknown escape", start, "write a code point in hexadecimal digits, as in \\x{20AC}");
    }

    /// <summary>A bracketed class, from the char after the bracket at <paramref name="start"/>.</summary>
    private ByteSet Class(int start)
    {
        bool negated = More && _text[_at] == '^';
        if (negated)
        {
            _at++;
        }

        ByteSet set = default;
        int first = _at;
        while (true)
        {
            if (!More)
            {
                throw Refuse("unclosed class", start, "end it with ]; write \\[ for the character");
            }

            // Directly after the bracket a ] is a member.
            if (_text[_at] == ']' && _at > first)
            {
                _at++;
                break;
            }

            set |= ClassItem();
        }

        // Folding comes before the negation: (?i)[^k] excludes both letters.
        if (_flags.HasFlag(PatternFlags.IgnoreCase))
        {
            set = set.FoldCase();
        }

        set = negated ? set.Complement() : set;
        return set == default ? throw Refuse("class without members", start, "it could never match") : set;
    }

    private ByteSet ClassItem()
    {
        int start = _at;
        if (_text.AsSpan(_at).StartsWith("[:"))
        {
            return PosixClass(start);
        }

        if (!TryClassByte(start, out byte low, out ByteSet set))
        {
            return set;
        }

        if (_at + 1 >= _text.Length || _text[_at] != '-' || _text[_at + 1] == ']')
        {
            return ByteSet.Of(low);
        }

        int highStart = ++_at;
        bool isByte = TryClassByte(highStart, out byte high, out _);
        return isByte && low <= high
            ? ByteSet.Range(low, high)
            : throw Refuse("bad range", start, "write the lower end first; write \\- for the character");
    }

    /// <summary>One member: false when it is an escape that stands for a whole set.</summary>
    private bool TryClassByte(int start, out byte value, out ByteSet set)
    {
        set = default;
        char c = _text[_at++];
        if (c != '\\')
        {
            value = char.IsAscii(c) ? (byte)c : throw Refuse("non-ASCII character in a class", start, NonAsciiClassAdvice);
            return true;
        }

        value = 0;
        c = EscapedChar(start);
        if (TryEscapedClass(c, out set))
        {
            return false;
        }

        if (c == 'x' && More && _text[_at] == '{')
        {
            Rune rune = BracedCodePoint(start);
            value = rune.IsAscii ? (byte)rune.Value : throw Refuse("non-ASCII character in a class", start, NonAsciiClassAdvice);
            return true;
        }

        value = EscapedByte(c, start);
        return true;
    }

    private ByteSet PosixClass(int start)
    {
        int close = _text.IndexOf(":]", start + 2, StringComparison.Ordinal);
        ReadOnlySpan<char> name = close < 0 ? "" : _text.AsSpan(start + 2, close - start - 2);
        bool negated = name.StartsWith("^");
        ByteSet set = (negated ? name[1..] : name) switch
        {
            "alnum" => ByteSet.Digit | ByteSet.Upper | ByteSet.Lower,
            "alpha" => ByteSet.Upper | ByteSet.Lower,
            "ascii" => ByteSet.Range(0x00, 0x7F),
            "blank" => ByteSet.Of((byte)' ') | ByteSet.Of((byte)'\t'),
            "cntrl" => ByteSet.Range(0x00, 0x1F) | ByteSet.Of(0x7F),
            "digit" => ByteSet.Digit,
            "graph" => ByteSet.Range((byte)'!', (byte)'~'),
            "lower" => ByteSet.Lower,
            "print" => ByteSet.Range((byte)' ', (byte)'~'),
            "punct" => ByteSet.Range((byte)'!', (byte)'/') | ByteSet.Range((byte)':', (byte)'@')
                | ByteSet.Range((byte)'[', (byte)'`') | ByteSet.Range((byte)'{', (byte)'~'),
            "space" => ByteSet.Space,
            "upper" => ByteSet.Upper,
            "word" => ByteSet.Word,
            "xdigit" => ByteSet.Digit | ByteSet.Range((byte)'A', (byte)'F') | ByteSet.Range((byte)'a', (byte)'f'),
            _ => default,
        };
        if (set == default)
        {
            throw Refuse("unknown class name", start, "names are alnum, alpha, digit, space, word, xdigit and so on");
        }

        _at = close + 2;
        return negated ? set.Complement() : set;
    }
}
