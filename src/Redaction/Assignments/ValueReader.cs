namespace Redaction.Assignments;

/// <summary>
/// Reads the value behind an operator: in quotes (escaped ones too), up to the end of an element, or as far as a word goes. A value
/// that does not end in what is seen is read on when more comes, from where the reading stopped, so the work is linear however the
/// text is cut.
/// </summary>
internal static class ValueReader
{
    /// <summary>The longest value that is a candidate, in bytes.</summary>
    public const int MaxValue = 12 * 1024;

    /// <summary>The most blanks behind an operator: values are set in columns.</summary>
    private const int MaxBlanks = 48;
    private const int MaxEscapes = 3;

    /// <summary>From this length on, in bytes, a name that a value is assigned to has no digit: it is a value with = in it.</summary>
    private const int LongName = 20;

    /// <summary>The longest block mark with its line break and indentation.</summary>
    private const int MaxMark = 40;

    /// <summary>The longest call that only wraps a string, with its bracket and quote.</summary>
    private const int MaxWrapper = 24;

    /// <summary>Reads on.</summary>
    /// <param name="text">The window.</param>
    /// <param name="isFinal">Whether nothing comes behind it.</param>
    /// <param name="place">The names and operator; gets the value.</param>
    /// <param name="readTo">Where the reading stopped, as an index; -1 at first. Moved.</param>
    public static ReadStatus Read(ReadOnlySpan<byte> text, bool isFinal, ref Assignment place, ref int readTo)
    {
        int at = place.Operator + 1;
        byte op = text[place.Operator];
        place.ValueStart = -1;
        bool element = op == '>' && text[place.Operator - 1] != '=';
        if (!element)
        {
            int most = at + MaxBlanks;
            while (at < text.Length && at < most && text[at] is (byte)' ' or (byte)'\t')
            {
                at++;
            }
        }

        if (at >= text.Length)
        {
            return isFinal ? ReadStatus.None : ReadStatus.Open;
        }

        if (element)
        {
            return ReadElement(text, at, isFinal, ref place, ref readTo);
        }

        // an opening quote, perhaps escaped, perhaps with a letter before it that says what kind of string it is
        int quote = at;
        while (quote < text.Length && quote - at < 2 && text[quote] is (byte)'@' or (byte)'$' or (byte)'b' or (byte)'r' or (byte)'u' or (byte)'f' or (byte)'L' or (byte)'N')
        {
            quote++;
        }

        int slashes = quote;
        while (quote < text.Length && quote - slashes < MaxEscapes && text[quote] == '\\')
        {
            quote++;
        }

        if (quote >= text.Length && !isFinal)
        {
            place.ValueStart = at;
            return ReadStatus.Open;
        }

        if (quote < text.Length && NameReader.IsQuote(text[quote]))
        {
            place.Quote = text[quote];
            place.Escapes = quote - slashes;
            return ReadQuoted(text, quote + 1, isFinal, ref place, ref readTo);
        }

        if (op is (byte)',' or (byte)'(' or (byte)'|' or (byte)'?')
        {
            return ReadStatus.None;
        }

        int inner = SkipBlockMark(text, at, op, isFinal);
        if (inner == at)
        {
            inner = SkipWrapper(text, at, isFinal, ref place);
        }

        if (inner < 0)
        {
            place.ValueStart = at;
            return ReadStatus.Open;
        }

        return place.Quote != 0
            ? ReadQuoted(text, inner, isFinal, ref place, ref readTo)
            : ReadWord(text, inner, isFinal, ref place, ref readTo);
    }

    /// <summary>
    /// <c>key: |</c> and a line break (YAML): the value is the next line. Gives its first byte, the same place when there is no such
    /// mark, -1 when the text ends before that is known.
    /// </summary>
    private static int SkipBlockMark(ReadOnlySpan<byte> text, int at, byte op, bool isFinal)
    {
        if (op != ':' || text[at] is not ((byte)'|' or (byte)'>'))
        {
            return at;
        }

        int next = at + 1;
        int most = Math.Min(text.Length, at + MaxMark);
        while (next < most && text[next] is (byte)'-' or (byte)'+' or (byte)' ' or (byte)'\r' or (byte)'\n' or (byte)'\t')
        {
            next++;
        }

        return next < text.Length ? text[at..next].Contains((byte)'\n') && next < at + MaxMark ? next : at : isFinal ? at : -1;
    }

    /// <summary>
    /// <c>Some("…")</c>, <c>String::from("…")</c>: the value is the string within. Gives its first byte and sets its quote; the same
    /// place when there is no such call, -1 when the text ends before that is known.
    /// </summary>
    private static int SkipWrapper(ReadOnlySpan<byte> text, int at, bool isFinal, ref Assignment place)
    {
        ReadOnlySpan<byte> rest = text[at..Math.Min(text.Length, at + MaxWrapper)];
        int open = rest.IndexOf((byte)'(');
        if (open < 0 || open + 1 == rest.Length)
        {
            return !isFinal && rest.Length < MaxWrapper && Judging.WordList.AnyIsBegunBy(Wrappers, open < 0 ? rest : rest[..open]) ? -1 : at;
        }

        if (!NameReader.IsQuote(rest[open + 1]) || !Judging.WordList.Contains(Wrappers, rest[..open]))
        {
            return at;
        }

        place.Quote = rest[open + 1];
        return at + open + 2;
    }

    private static ReadOnlySpan<byte> Wrappers =>
        "Some String::from String SecretStr Secret SecretString::new SecretString::from Buffer.from std::string bytes str QString Just to_string"u8;

    private static ReadStatus ReadElement(ReadOnlySpan<byte> text, int start, bool isFinal, ref Assignment place, ref int readTo)
    {
        place.ValueStart = start;
        int at = Math.Max(start, readTo);
        int end = Math.Min(text.Length, start + MaxValue + 1);
        while (at < end && text[at] is not ((byte)'<' or (byte)'>' or (byte)'\n' or (byte)'\r'))
        {
            at++;
        }

        readTo = at;
        if (at - start > MaxValue)
        {
            return ReadStatus.None;
        }

        if (at >= text.Length)
        {
            return isFinal ? ReadStatus.None : ReadStatus.Open;
        }

        place.ValueEnd = at;
        return text[at] == '<' && at > start ? ReadStatus.Done : ReadStatus.None;
    }

    private static ReadStatus ReadQuoted(ReadOnlySpan<byte> text, int start, bool isFinal, ref Assignment place, ref int readTo)
    {
        // """ and ''' open a string of their own
        if (start + 1 < text.Length && text[start] == place.Quote && text[start + 1] == place.Quote)
        {
            start += 2;
        }
        else if (start < text.Length && text[start] == place.Quote)
        {
            return start + 1 < text.Length || isFinal ? ReadStatus.None : ReadStatus.Open;
        }

        place.ValueStart = start;
        int at = Math.Max(start, readTo);
        int most = start + MaxValue;
        while (at < text.Length && at <= most)
        {
            byte b = text[at];
            if (b == place.Quote)
            {
                // 'it''s': a doubled quote stands for one
                if (b == '\'' && at + 1 < text.Length && text[at + 1] == b && at > start)
                {
                    at += 2;
                    continue;
                }

                if (b == '\'' && at + 1 >= text.Length && !isFinal)
                {
                    break;
                }

                place.ValueEnd = at;
                readTo = at;
                return ReadStatus.Done;
            }

            if (b is (byte)'\n' or (byte)'\r')
            {
                // a quote that is not closed: what stands on this line
                place.ValueEnd = at;
                readTo = at;
                return at > start ? ReadStatus.Done : ReadStatus.None;
            }

            if (b != '\\')
            {
                at++;
                continue;
            }

            int slashes = at;
            while (slashes < text.Length && text[slashes] == '\\' && slashes - at <= MaxEscapes)
            {
                slashes++;
            }

            if (slashes >= text.Length && !isFinal)
            {
                break; // what it escapes is yet to come
            }

            if (slashes < text.Length && text[slashes] == place.Quote && slashes - at <= place.Escapes)
            {
                place.ValueEnd = at;
                readTo = at;
                return ReadStatus.Done;
            }

            // an even number of backslashes escapes nothing, where the string itself is not escaped
            at = slashes + (place.Escapes == 0 && (slashes - at) % 2 == 0 ? 0 : 1);
        }

        readTo = at;
        if (at > most)
        {
            return ReadStatus.None;
        }

        place.ValueEnd = Math.Min(at, text.Length);
        return isFinal ? ReadStatus.Done : ReadStatus.Open;
    }

    private static ReadStatus ReadWord(ReadOnlySpan<byte> text, int start, bool isFinal, ref Assignment place, ref int readTo)
    {
        bool isLine = IsLine(text, place);
        place.ValueStart = start;
        int at = Math.Max(start, readTo);
        int most = start + MaxValue;
        while (at < text.Length && at <= most)
        {
            byte b = text[at];
            if (Ends(b, isLine))
            {
                break;
            }

            // another assignment begins where the value would be; it is read for itself
            if (b is (byte)'=' or (byte)':' && at > start && at - start <= NameReader.MaxName && IsName(text[start..at])
                && (at - start < LongName || text[start..at].IndexOfAnyInRange((byte)'0', (byte)'9') < 0))
            {
                if (at + 1 >= text.Length && !isFinal)
                {
                    break;
                }

                if (at + 1 < text.Length && b == '=' && text[at + 1] != '=' && !Ends(text[at + 1], isLine) && HasLetterEnd(text[start..at]))
                {
                    return ReadStatus.None;
                }
            }

            at++;
        }

        readTo = at;
        int trimmed = at;
        while (isLine && trimmed > start && text[trimmed - 1] == ',')
        {
            trimmed--;
        }

        place.ValueEnd = trimmed;
        if (at > most || at == start && at < text.Length)
        {
            return ReadStatus.None;
        }

        if (at >= text.Length || (text[at] is (byte)'=' or (byte)':' && !Ends(text[at], isLine)))
        {
            return isFinal && at > start ? ReadStatus.Done : isFinal ? ReadStatus.None : ReadStatus.Open;
        }

        return ReadStatus.Done;
    }

    /// <summary>Whether this is a line of an environment file or of a shell: then all up to a blank is the value.</summary>
    private static bool IsLine(ReadOnlySpan<byte> text, in Assignment place)
    {
        if (text[place.Operator] != '=' || place.NameEnd != place.Operator || text[place.Operator + 1] is (byte)' ' or (byte)'\t')
        {
            return false;
        }

        int line = place.NameStart;
        return line == 0 ? true : text[line - 1] == '\n';
    }

    private static bool Ends(byte b, bool isLine) => isLine
        ? b is <= (byte)' ' or (byte)'"' or (byte)'\'' or (byte)'`' or (byte)';' or (byte)'\\' or (byte)'<' or (byte)'>' or 0x7f
        : b is <= (byte)' ' or (byte)'"' or (byte)'\'' or (byte)'`' or (byte)',' or (byte)';' or (byte)'<' or (byte)'>' or (byte)'(' or (byte)')'
            or (byte)'{' or (byte)'}' or (byte)'[' or (byte)']' or (byte)'|' or (byte)'&' or (byte)'\\' or 0x7f;

    private static bool IsName(ReadOnlySpan<byte> text)
    {
        foreach (byte b in text)
        {
            if (!NameReader.IsNameByte(b))
            {
                return false;
            }
        }

        return true;
    }

    private static bool HasLetterEnd(ReadOnlySpan<byte> name) => char.IsAsciiLetter((char)name[^1]);
}
