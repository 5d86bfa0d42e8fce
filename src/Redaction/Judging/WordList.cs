namespace Redaction.Judging;

/// <summary>
/// A fixed list of words, written as one text of words joined by spaces and compared byte by byte: the lists are short, they
/// are looked at only after a pattern has matched, and so they cost neither memory nor start-up time.
/// </summary>
internal static class WordList
{
    /// <summary>Whether a word stands in the list.</summary>
    public static bool Contains(ReadOnlySpan<byte> list, ReadOnlySpan<byte> word)
    {
        // one vectorized search of the whole list, instead of a comparison for each of its words
        for (int from = 0, at; !word.IsEmpty && (at = list[from..].IndexOf(word)) >= 0; from += at + 1)
        {
            int start = from + at, end = start + word.Length;
            if ((start == 0 || list[start - 1] == ' ') && (end == list.Length || list[end] == ' '))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a word of the list stands anywhere in a text.</summary>
    public static bool AnyIn(ReadOnlySpan<byte> list, ReadOnlySpan<byte> text)
    {
        while (Next(ref list, out ReadOnlySpan<byte> entry))
        {
            if (text.IndexOf(entry) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a text opens with a word of the list.</summary>
    public static bool AnyStarts(ReadOnlySpan<byte> list, ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty)
        {
            return false;
        }

        // a vectorized search for the words that begin with the same letter: most texts have none
        ReadOnlySpan<byte> opening = [(byte)' ', text[0]];
        for (int start = 0; ;)
        {
            ReadOnlySpan<byte> rest = list[start..];
            int end = rest.IndexOf((byte)' ');
            if (text.StartsWith(end < 0 ? rest : rest[..end]))
            {
                return true;
            }

            int next = rest.IndexOf(opening);
            if (next < 0)
            {
                return false;
            }

            start += next + 1;
        }
    }

    /// <summary>Whether a text is the beginning of a word of the list, or that word.</summary>
    public static bool AnyIsBegunBy(ReadOnlySpan<byte> list, ReadOnlySpan<byte> text)
    {
        while (Next(ref list, out ReadOnlySpan<byte> entry))
        {
            if (entry.StartsWith(text))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a text closes with a word of the list.</summary>
    public static bool AnyEnds(ReadOnlySpan<byte> list, ReadOnlySpan<byte> text)
    {
        while (Next(ref list, out ReadOnlySpan<byte> entry))
        {
            if (text.EndsWith(entry))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Copies the letters and digits of a text in lower case, as far as they fit; gives what was written.</summary>
    public static Span<byte> Squeeze(ReadOnlySpan<byte> text, Span<byte> buffer)
    {
        int length = 0;
        foreach (byte b in text)
        {
            if (char.IsAsciiLetterOrDigit((char)b) && length < buffer.Length)
            {
                buffer[length++] = (byte)(char.IsAsciiLetter((char)b) ? b | 0x20 : b);
            }
        }

        return buffer[..length];
    }

    private static bool Next(ref ReadOnlySpan<byte> list, out ReadOnlySpan<byte> entry)
    {
        if (list.IsEmpty)
        {
            entry = default;
            return false;
        }

        // words are short: the call of a vectorized search would cost more than the look
        int space = 0;
        while (space < list.Length && list[space] != ' ')
        {
            space++;
        }

        space = space == list.Length ? -1 : space;
        entry = space < 0 ? list : list[..space];
        list = space < 0 ? default : list[(space + 1)..];
        return true;
    }
}
