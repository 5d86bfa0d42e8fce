namespace Redaction.KnownValues.Search;

/// <content>Backslash escapes.</content>
internal static partial class Escapes
{
    private static int Backslash(ReadOnlySpan<byte> text, int at, Span<byte> bytes, out int count)
    {
        count = 0;
        int next = at + 1;
        while (next < text.Length && next - at < MaxDepth && text[next] == '\\')
        {
            next++;
        }

        if (next == text.Length)
        {
            return More;
        }

        byte c = text[next];
        switch (c)
        {
            case (byte)'u' or (byte)'U' or (byte)'x':
                return Numbered(text, at, next, bytes, out count);
            case >= (byte)'0' and <= (byte)'7':
                return Octal(text, at, next, bytes, out count);
            case (byte)'\n':
                return next + 1 - at; // a line that goes on
            case (byte)'\r':
                return next + 1 == text.Length ? More : text[next + 1] == '\n' ? next + 2 - at : 0;
            case (byte)'\\':
                bytes[0] = c;
                count = 1;
                return next - at;
            case (byte)'&' or (byte)'%':
                // of an escape that was escaped again
                int inner = c == '&' ? Reference(text, next, bytes, out _) : Percent(text, next, bytes, out _);
                if (inner != 0)
                {
                    return inner == More ? More : next - at;
                }

                break;
        }

        byte plain = c switch
        {
            (byte)'n' => (byte)'\n',
            (byte)'r' => (byte)'\r',
            (byte)'t' => (byte)'\t',
            (byte)'b' => 8,
            (byte)'f' => 12,
            (byte)'v' => 11,
            (byte)'a' => 7,
            (byte)'e' => 27,
            _ => c,
        };
        if (plain == c && (char.IsAsciiLetterOrDigit((char)c) || c >= 0x80))
        {
            return 0;
        }

        bytes[0] = plain;
        count = 1;
        return next + 1 - at;
    }

    private static int Numbered(ReadOnlySpan<byte> text, int at, int next, Span<byte> bytes, out int count)
    {
        count = 0;
        byte kind = text[next++];
        if (kind == 'u' && next < text.Length && text[next] == '{')
        {
            int close = text[next..Math.Min(text.Length, next + 10)].IndexOf((byte)'}');
            return close < 0
                ? text.Length < next + 10 ? More : 0
                : TryHex(text[(next + 1)..(next + close)], out uint inBraces) ? Encode(inBraces, bytes, next + close + 1 - at, out count) : 0;
        }

        int digits = kind switch { (byte)'x' => 2, (byte)'u' => 4, _ => 8 };
        int length = HexLength(text, next, digits);
        if (length < digits)
        {
            return next + length == text.Length ? More : 0;
        }

        _ = TryHex(text.Slice(next, digits), out uint code);
        next += digits;
        if (kind == 'x')
        {
            return HexByte(text, at, next, (byte)code, bytes, out count);
        }

        if (code is >= 0xD800 and < 0xDC00)
        {
            // the other half of a surrogate pair follows, behind as many backslashes
            int again = next;
            while (again < text.Length && text[again] == '\\' && again - next < MaxDepth)
            {
                again++;
            }

            if (again == text.Length || (again > next && text[again] == 'u' && again + 1 + HexLength(text, again + 1, 4) == text.Length && text.Length < again + 5))
            {
                return More;
            }

            if (again > next && text[again] == 'u' && HexLength(text, again + 1, 4) == 4)
            {
                _ = TryHex(text.Slice(again + 1, 4), out uint low);
                if (low is >= 0xDC00 and < 0xE000)
                {
                    return Encode(0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00), bytes, again + 5 - at, out count);
                }
            }
        }

        return Encode(code, bytes, next - at, out count);
    }

    /// <summary>
    /// <c>\xHH</c> beyond ASCII: a byte of UTF-8 beside others of it (C, shells), else a character of that number (Python,
    /// JavaScript, C#).
    /// </summary>
    private static int HexByte(ReadOnlySpan<byte> text, int at, int next, byte value, Span<byte> bytes, out int count)
    {
        const int Length = 4;
        if (value is >= 0xC2 and <= 0xF4)
        {
            ReadOnlySpan<byte> after = text[next..Math.Min(text.Length, next + Length)];
            if (after.Length < Length && "\\x"u8.StartsWith(after[..Math.Min(2, after.Length)]))
            {
                count = 0;
                return More;
            }

            if (!after.StartsWith("\\x"u8) || (after[2] | 0x20) is not ((byte)'8' or (byte)'9' or (byte)'a' or (byte)'b'))
            {
                return Encode(value, bytes, next - at, out count);
            }
        }
        else if (value >= 0x80 && !(at >= Length && text[at - Length] == '\\' && text[at - Length + 1] == 'x' && (text[at - Length + 2] | 0x20) is (byte)'8' or (byte)'9' or (>= (byte)'a' and <= (byte)'f')))
        {
            return Encode(value, bytes, next - at, out count);
        }

        bytes[0] = value;
        count = 1;
        return next - at;
    }

    private static int Octal(ReadOnlySpan<byte> text, int at, int next, Span<byte> bytes, out int count)
    {
        count = 0;
        int value = 0;
        for (int i = 0; i < 3; i++)
        {
            if (next + i == text.Length)
            {
                return More;
            }

            if (text[next + i] is < (byte)'0' or > (byte)'7')
            {
                return 0;
            }

            value = (value << 3) | (text[next + i] - '0');
        }

        bytes[0] = (byte)value;
        count = 1;
        return next + 3 - at;
    }
}
