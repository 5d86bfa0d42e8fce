using Redaction.KnownValues.Forms;

namespace Redaction.KnownValues.Search;

/// <summary>
/// Compares text with a form, one step at a time, in both directions. A step takes a character as it is or in any escape that
/// stands for it; or it passes over what may stand between two characters: terminal colours, zero-width characters, a doubled
/// or escaping quote, a line break with its margin. Because the form says which character has to come, nothing is ambiguous:
/// a backslash of the value and one that escapes are told apart by what follows.
/// <para>Cost: a step looks at a bounded number of bytes.</para>
/// </summary>
internal static class FormReader
{
    /// <summary>How far a margin at the start of a line may reach.</summary>
    public const int MaxMargin = 64;

    /// <summary>So many characters must agree before a line break for it to be passed over: most lines end with some letter.</summary>
    public const int MinBeforeBreak = 4;

    // of a margin's end, so many characters must be those that have to come
    private const int MarginProof = 6;

    // quotes, commas, plus signs and the like that close a line of a literal
    private const int MaxLineEnd = 4;

    // an xxd or hexdump line: the offset before, the characters behind
    private const int MaxGutter = 40;
    private const int MinOffset = 6;
    private const int MaxOffset = 16;

    /// <summary>The most bytes from the last digits of a dump's line to the first of the next.</summary>
    public const int MaxDumpBreak = MaxGutter + MaxOffset + 8;

    /// <summary>The step forward from <paramref name="at"/>, where byte <paramref name="place"/> of the form has to come.</summary>
    public static FormStep Forward(
        ReadOnlySpan<byte> text, int at, bool isFinal, ReadOnlySpan<byte> form, int place, FormKind kind, Separator separator, int agreed)
    {
        byte[] map = FormAlphabet.Of(kind);
        if (separator.Length > 0 && agreed > 0 && (form[place] & 0xC0) != 0x80)
        {
            return at + separator.Length >= text.Length
                ? isFinal ? FormStep.None : FormStep.More
                : separator.IsAt(text, at) && map[text[at + separator.Length]] == form[place] ? new FormStep(separator.Length + 1, 1) : FormStep.None;
        }

        if (at >= text.Length)
        {
            return isFinal ? FormStep.None : FormStep.More;
        }

        byte b = text[at];
        bool isSame = map[b] == form[place];
        if (isSame && !Escapes.CanBegin(b))
        {
            return b == '\'' ? Quote(text, at, isFinal) : new FormStep(1, 1);
        }

        if (char.IsAsciiLetterOrDigit((char)b) && kind != FormKind.Hex)
        {
            return FormStep.None; // as most runs end
        }

        if (isSame && b == '%' && place + 2 < form.Length && at + 5 <= text.Length && text.Slice(at + 1, 2).SequenceEqual("25"u8)
            && map[text[at + 3]] == form[place + 1] && map[text[at + 4]] == form[place + 2])
        {
            return new FormStep(3, 1); // the value has an escape, which was escaped again
        }

        if (Escapes.CanBegin(b))
        {
            // an ampersand of the value may stand as itself or as &amp;
            Span<byte> bytes = stackalloc byte[Escapes.MaxBytes];
            int length = Escapes.Read(text, at, isFinal, bytes, out int count);
            FormStep step = length == Escapes.More ? FormStep.More
                : length == 0 ? FormStep.None
                : count == 0 ? text[at + length - 1] == '\n' ? Break(text, at, isFinal, form, place, map, agreed) : new FormStep(length, 0)
                : Agrees(form, place, bytes[..count], map) ? new FormStep(length, count)
                : isSame ? new FormStep(1, 1)
                : b != '\\' && bytes[0] == '\\' && count == 1 ? new FormStep(length, 0) // of an escape that was escaped again
                : bytes[0] is (byte)'\n' or (byte)'\r' && count == 1 ? Break(text, at, isFinal, form, place, map, agreed)
                : FormStep.None;
            bytes.Clear();
            if (step != FormStep.None)
            {
                return step;
            }
        }

        if (isSame)
        {
            return new FormStep(1, 1);
        }

        return Between(text, at, isFinal, form, place, kind, agreed);
    }

    /// <summary>The step backwards from <paramref name="at"/>, where byte <paramref name="place"/> - 1 of the form has to end.</summary>
    public static FormStep Backward(
        ReadOnlySpan<byte> text, int at, int floor, ReadOnlySpan<byte> form, int place, FormKind kind, Separator separator)
    {
        if (at <= floor || place == 0)
        {
            return FormStep.None;
        }

        byte[] map = FormAlphabet.Of(kind);
        if (separator.Length > 0 && (form[place] & 0xC0) != 0x80)
        {
            int before = at - separator.Length - 1;
            return before >= floor && separator.IsAt(text, before + 1) && map[text[before]] == form[place - 1]
                && separator.IsAt(text, before - separator.Length)
                ? new FormStep(separator.Length + 1, 1)
                : FormStep.None;
        }

        FormStep escaped = EscapeBefore(text, at, floor, form, place, map, out bool isOther);
        if (escaped != FormStep.None)
        {
            return escaped;
        }

        if (isOther)
        {
            return BreakBefore(text, at, floor, form, place, map);
        }

        byte b = text[at - 1];
        if (map[b] == form[place - 1])
        {
            // '\'' is one quote of a value in a quoted shell word
            return b == '\'' && at - 4 >= floor && text[(at - 4)..at].SequenceEqual("'\\''"u8) ? new FormStep(4, 1) : new FormStep(1, 1);
        }

        return BetweenBefore(text, at, floor, form, place, kind, map);
    }

    /// <summary>
    /// Where the columns of a dump end that <paramref name="at"/> is in: <c>xxd</c> and <c>hexdump -C</c> print the characters
    /// once more behind the digits. <paramref name="at"/> itself if this is no dump, <see cref="Escapes.More"/> if it cannot be told yet.
    /// </summary>
    public static int EndOfDumpLine(ReadOnlySpan<byte> text, int at, bool isFinal)
    {
        int start = at > 0 ? text[..at].LastIndexOf((byte)'\n') + 1 : 0;
        if (at - start > 2 * MaxMargin || OffsetLength(text[start..at]) == 0)
        {
            return at;
        }

        ReadOnlySpan<byte> rest = text[at..Math.Min(text.Length, at + (2 * MaxMargin))];
        int end = rest.IndexOf((byte)'\n');
        return end >= 0 ? at + end : rest.Length == 2 * MaxMargin ? at : isFinal ? text.Length : Escapes.More;
    }

    private static bool Agrees(ReadOnlySpan<byte> form, int place, ReadOnlySpan<byte> bytes, byte[] map)
    {
        if (place + bytes.Length > form.Length)
        {
            return false;
        }

        for (int i = 0; i < bytes.Length; i++)
        {
            if (map[bytes[i]] != form[place + i])
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A quote, or what stands for one within a quoted shell word: <c>'\''</c>, <c>'"'"'</c>.</summary>
    private static FormStep Quote(ReadOnlySpan<byte> text, int at, bool isFinal)
    {
        ReadOnlySpan<byte> rest = text[at..];
        ReadOnlySpan<byte> escaped = "'\\''"u8, quoted = "'\"'\"'"u8;
        bool isBegun = !isFinal && (escaped.StartsWith(rest) || quoted.StartsWith(rest));
        return rest.StartsWith(escaped) ? new FormStep(escaped.Length, 1)
            : rest.StartsWith(quoted) ? new FormStep(quoted.Length, 1)
            : isBegun ? FormStep.More
            : new FormStep(1, 1);
    }

    /// <summary>What may stand between two characters.</summary>
    private static FormStep Between(
        ReadOnlySpan<byte> text, int at, bool isFinal, ReadOnlySpan<byte> form, int place, FormKind kind, int agreed)
    {
        byte[] map = FormAlphabet.Of(kind);
        byte b = text[at];
        byte expected = form[place];
        if (b is (byte)'\\' or (byte)'^' or (byte)'`')
        {
            // a shell's escape before a character that needs none
            return at + 1 == text.Length
                ? isFinal ? FormStep.None : FormStep.More
                : map[text[at + 1]] == expected ? new FormStep(2, 1) : Break(text, at, isFinal, form, place, map, agreed);
        }

        if (at > 0 && b == text[at - 1] && place > 0 && b == form[place - 1] && OpenerFinder.IsDoubled(b))
        {
            return new FormStep(1, 0);
        }

        if (kind == FormKind.Hex)
        {
            FormStep step = BetweenDigits(text, at, isFinal);
            if (step != FormStep.None)
            {
                return step;
            }
        }

        return Break(text, at, isFinal, form, place, map, agreed);
    }

    /// <summary>A separator of two hexadecimal digits: a few signs, perhaps <c>0x</c> or <c>\x</c>; or the columns of a dump.</summary>
    private static FormStep BetweenDigits(ReadOnlySpan<byte> text, int at, bool isFinal)
    {
        int next = at;
        while (next < text.Length && next - at < Separator.MaxLength && !char.IsAsciiLetterOrDigit((char)text[next]) && text[next] is not ((byte)'\n' or (byte)'\r'))
        {
            next++;
        }

        if (next == text.Length)
        {
            return isFinal ? FormStep.None : FormStep.More;
        }

        if (text[next] == '0' && next > at)
        {
            if (next + 1 == text.Length)
            {
                return isFinal ? FormStep.None : FormStep.More;
            }

            next += (text[next + 1] | 0x20) == 'x' ? 2 : 0;
        }
        else if ((text[next] | 0x20) == 'x' && (next > at || (at > 0 && text[at - 1] == '\\')))
        {
            next++;
        }

        if (next < text.Length && next > at && char.IsAsciiHexDigit((char)text[next]) && text[at] != ' ')
        {
            return new FormStep(next - at, 0);
        }

        // blanks: the next pair, or what comes behind the last pair of a line
        return DumpBreak(text, at, isFinal) is var dump && dump != FormStep.None ? dump
            : next > at && next < text.Length && char.IsAsciiHexDigit((char)text[next]) ? new FormStep(next - at, 0)
            : FormStep.None;
    }

    /// <summary>From the last pair of a dump's line to the first of the next: the characters, the line break, the offset.</summary>
    private static FormStep DumpBreak(ReadOnlySpan<byte> text, int at, bool isFinal)
    {
        ReadOnlySpan<byte> rest = text[at..Math.Min(text.Length, at + MaxGutter)];
        int end = rest.IndexOf((byte)'\n');
        if (end < 0)
        {
            return rest.Length == MaxGutter || isFinal || (rest.Length > 1 && char.IsAsciiHexDigit((char)rest[1])) ? FormStep.None : FormStep.More;
        }

        // the lines of an array end with a comma
        if (end > 0 && rest[0] != ' ' && rest[..end].ContainsAnyExcept(", \r\\\""u8))
        {
            return FormStep.None;
        }

        // within a line, after a blank comes a pair; behind the last one come two blanks or the line's end
        if (end > 2 && rest[1] != ' ' && char.IsAsciiHexDigit((char)rest[1]) && char.IsAsciiHexDigit((char)rest[2]))
        {
            return FormStep.None;
        }

        int next = at + end + 1;
        ReadOnlySpan<byte> line = text[next..Math.Min(text.Length, next + MaxOffset + 4)];
        if (line.Length < MaxOffset + 4 && !isFinal && line.IndexOf((byte)'\n') < 0)
        {
            return FormStep.More;
        }

        next += OffsetLength(line);
        while (next < text.Length && text[next] is (byte)' ' or (byte)'\t' or (byte)'"')
        {
            next++;
        }

        next += text[next..].StartsWith("0x"u8) || text[next..].StartsWith("0X"u8) || text[next..].StartsWith("\\x"u8) ? 2 : 0;
        return new FormStep(next - at, 0);
    }

    /// <summary>The length of a dump's offset at the start of a line, its colon included; 0 if there is none.</summary>
    private static int OffsetLength(ReadOnlySpan<byte> line)
    {
        int length = 0;
        while (length < line.Length && length <= MaxOffset && char.IsAsciiHexDigit((char)line[length]))
        {
            length++;
        }

        return length is < MinOffset or > MaxOffset || length == line.Length ? 0
            : line[length] == ':' ? length + 1
            : line[length] == ' ' ? length
            : 0;
    }

    /// <summary>A line break, its signs before and its margin behind, up to where the form goes on.</summary>
    private static FormStep Break(ReadOnlySpan<byte> text, int at, bool isFinal, ReadOnlySpan<byte> form, int place, byte[] map, int agreed)
    {
        if (agreed < MinBeforeBreak)
        {
            return FormStep.None;
        }

        int next = at;
        while (next < text.Length && next - at < MaxLineEnd && !char.IsAsciiLetterOrDigit((char)text[next]) && !IsBreak(text, next, out _))
        {
            next++;
        }

        if (next == text.Length)
        {
            return isFinal ? FormStep.None : FormStep.More;
        }

        if (!IsBreak(text, next, out int length))
        {
            return length == Escapes.More && !isFinal ? FormStep.More : FormStep.None;
        }

        next += length;
        ReadOnlySpan<byte> proof = form[place..Math.Min(form.Length, place + MarginProof)];
        int most = Math.Min(text.Length, next + MaxMargin + proof.Length);
        for (int start = next; start + proof.Length <= most; start++)
        {
            if (map[text[start]] == proof[0] && Agrees(text.Slice(start, proof.Length), proof, map))
            {
                return new FormStep(start - at, 0);
            }

            if (text[start] == '\n')
            {
                return FormStep.None;
            }
        }

        return most == next + MaxMargin + proof.Length || isFinal || text[next..].Contains((byte)'\n') ? FormStep.None : FormStep.More;
    }

    private static bool Agrees(ReadOnlySpan<byte> text, ReadOnlySpan<byte> canonical, byte[] map)
    {
        for (int i = 0; i < canonical.Length; i++)
        {
            if (map[text[i]] != canonical[i])
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A line break, as it is or as an escape; a length of <see cref="Escapes.More"/> if it is only begun.</summary>
    private static bool IsBreak(ReadOnlySpan<byte> text, int at, out int length)
    {
        length = 0;
        if (text[at] == '\n')
        {
            length = 1;
            return true;
        }

        if (text[at] == '\r')
        {
            length = at + 1 == text.Length ? Escapes.More : text[at + 1] == '\n' ? 2 : 0;
            return length > 0;
        }

        int next = at;
        while (next < text.Length && text[next] == '\\' && next - at < MaxLineEnd)
        {
            next++;
        }

        if (next == at)
        {
            return false;
        }

        if (next == text.Length)
        {
            length = Escapes.More;
            return false;
        }

        if (text[next] == 'n')
        {
            length = next + 1 - at;
            return true;
        }

        if (text[next] == 'r')
        {
            int line = next + 1;
            while (line < text.Length && text[line] == '\\' && line - next <= MaxLineEnd)
            {
                line++;
            }

            if (line == text.Length)
            {
                length = Escapes.More;
                return false;
            }

            length = line > next + 1 && text[line] == 'n' ? line + 1 - at : 0;
            return length > 0;
        }

        return false;
    }

    // isOther: an escape ends here that stands for something else, so its last byte is no character
    private static FormStep EscapeBefore(
        ReadOnlySpan<byte> text, int at, int floor, ReadOnlySpan<byte> form, int place, byte[] map, out bool isOther)
    {
        isOther = false;
        int lowest = Math.Max(floor, at - Escapes.MaxLength);
        int nearest = text[lowest..(at - 1)].LastIndexOfAny(Escapes.Beginnings);
        if (nearest < 0)
        {
            return FormStep.None; // as nearly always
        }

        Span<byte> bytes = stackalloc byte[Escapes.MaxBytes];
        FormStep found = FormStep.None;
        for (int start = lowest + nearest; start >= lowest; start--)
        {
            byte b = text[start];
            if (!Escapes.CanBegin(b) || (b == '\\' && start > lowest && text[start - 1] == '\\'))
            {
                continue; // a run of backslashes is read from its first
            }

            if (Escapes.Read(text[..at], start, isFinal: true, bytes, out int count) != at - start)
            {
                continue;
            }

            if (count == 0 || (count <= place && Agrees(form, place - count, bytes[..count], map)))
            {
                found = new FormStep(at - start, count);
            }
            else if (b != '\\' && bytes[0] == '\\' && count == 1)
            {
                found = new FormStep(at - start, 0); // of an escape that was escaped again
            }
            else if (at - start <= place && Agrees(form, place - (at - start), text[start..at], map))
            {
                found = new FormStep(at - start, at - start); // the value itself has what looks like an escape
            }
            else if (found == FormStep.None)
            {
                isOther = true;
            }

            if (b is not ((byte)'&' or (byte)'%'))
            {
                break;
            }

            // &amp;quot; and %2522 are read from their first sign: look on
        }

        bytes.Clear();
        return found;
    }

    private static FormStep BetweenBefore(ReadOnlySpan<byte> text, int at, int floor, ReadOnlySpan<byte> form, int place, FormKind kind, byte[] map)
    {
        byte b = text[at - 1];
        byte expected = form[place - 1];
        // a shell's escape, or a quote that was doubled, before the character that was read last
        bool more = at - 2 >= floor;
        if (more && b is (byte)'\\' or (byte)'^' or (byte)'`' && map[text[at - 2]] == expected)
        {
            return new FormStep(1, 0);
        }

        if (more && at < text.Length && b == text[at] && place < form.Length && b == form[place] && OpenerFinder.IsDoubled(b))
        {
            return new FormStep(1, 0);
        }

        if (kind == FormKind.Hex)
        {
            FormStep step = BetweenDigitsBefore(text, at, floor);
            if (step != FormStep.None)
            {
                return step;
            }
        }

        return BreakBefore(text, at, floor, form, place, map);
    }

    private static FormStep BetweenDigitsBefore(ReadOnlySpan<byte> text, int at, int floor)
    {
        int before = at;
        if (before - 2 >= floor && (text[before - 1] | 0x20) == 'x' && text[before - 2] == '0')
        {
            before -= 2;
        }
        else if (before - 2 >= floor && (text[before - 1] | 0x20) == 'x' && text[before - 2] == '\\')
        {
            before--;
        }

        int lowest = Math.Max(floor, before - Separator.MaxLength);
        while (before > lowest && !char.IsAsciiLetterOrDigit((char)text[before - 1]) && text[before - 1] != '\n')
        {
            before--;
        }

        if (before > floor + 1 && text[before - 1] == '\n')
        {
            // the line before of an array
            int end = before - 1;
            while (end > lowest && text[end - 1] is (byte)',' or (byte)' ' or (byte)'\r' or (byte)'"' or (byte)'\\')
            {
                end--;
            }

            if (end > floor && end < before - 1 && text[end..(before - 1)].Contains((byte)',') && char.IsAsciiHexDigit((char)text[end - 1]))
            {
                return new FormStep(at - end, 0);
            }
        }
        else if (before < at && before > floor)
        {
            int lineStart = text[floor..before].LastIndexOf((byte)'\n') + 1 + floor;
            bool isOffset = text[before - 1] == ':' || OffsetLength(text[lineStart..at]) is var offset && offset > 0 && lineStart + offset >= before;
            if (!isOffset && char.IsAsciiHexDigit((char)text[before - 1]))
            {
                return new FormStep(at - before, 0);
            }
        }

        return DumpBreakBefore(text, at, floor);
    }

    private static FormStep DumpBreakBefore(ReadOnlySpan<byte> text, int at, int floor)
    {
        int lineStart = text[floor..at].LastIndexOf((byte)'\n') + 1 + floor;
        if (lineStart == floor || at - lineStart > MaxOffset + 4)
        {
            return FormStep.None;
        }

        int offset = OffsetLength(text[lineStart..at]);
        if (text[(lineStart + offset)..at].ContainsAnyExcept((byte)' '))
        {
            return FormStep.None;
        }

        // the line before: its offset, its pairs; behind them the characters
        int previous = lineStart - 1 > floor ? text[floor..(lineStart - 1)].LastIndexOf((byte)'\n') + 1 + floor : floor;
        if (lineStart - previous > 3 * MaxMargin)
        {
            return FormStep.None;
        }

        int end = previous + OffsetLength(text[previous..lineStart]);
        if ((end > previous) != (offset > 0))
        {
            return FormStep.None;
        }

        int last = -1;
        for (int blanks = 0; end < lineStart - 1;)
        {
            if (text[end] == ' ')
            {
                blanks++;
                end++;
                if (blanks > (last < 0 ? 3 : 2))
                {
                    break;
                }
            }
            else if (char.IsAsciiHexDigit((char)text[end]) && char.IsAsciiHexDigit((char)text[end + 1]) && (last < 0 || blanks > 0 || last == end))
            {
                // two blanks stand in the middle of hexdump's line, and before the characters of xxd's: there no pair may follow
                if (blanks == 2 && last >= 0 && text[(previous)..lineStart].IndexOf((byte)'|') < 0)
                {
                    break;
                }

                blanks = 0;
                end += 2;
                last = end;
            }
            else
            {
                break;
            }
        }

        // digits without anything between are no dump
        bool isDump = last - 3 >= previous && !char.IsAsciiHexDigit((char)text[last - 3]);
        return last < 0 || !(isDump || offset > 0) ? FormStep.None : new FormStep(at - last, 0);
    }

    private static FormStep BreakBefore(ReadOnlySpan<byte> text, int at, int floor, ReadOnlySpan<byte> form, int place, byte[] map)
    {
        int before = at;
        int lowest = Math.Max(floor, at - MaxMargin);
        while (before > lowest && text[before - 1] < 0x80 && !char.IsAsciiLetterOrDigit((char)text[before - 1]) && text[before - 1] != '\n')
        {
            before--;
        }

        int end;
        if (before > floor && text[before - 1] == '\n')
        {
            end = before - 1;
            end -= end > floor && text[end - 1] == '\r' ? 1 : 0;
        }
        else if (before - 1 > floor && text[before - 1] == 'n' && text[before - 2] == '\\')
        {
            end = before - 1;
            for (int i = 0; i < MaxLineEnd && end > floor && text[end - 1] == '\\'; i++)
            {
                end--;
            }

            if (end - 1 > floor && text[end - 1] == 'r' && text[end - 2] == '\\')
            {
                end--;
                for (int i = 0; i < MaxLineEnd && end > floor && text[end - 1] == '\\'; i++)
                {
                    end--;
                }
            }
        }
        else
        {
            return FormStep.None;
        }

        // signs that close the line, as few as possible, and before them the form
        int proof = Math.Min(MinBeforeBreak, place);
        for (int signs = 0; signs <= MaxLineEnd && end - signs - proof >= floor; signs++)
        {
            if (proof == MinBeforeBreak && Agrees(text.Slice(end - signs - proof, proof), form.Slice(place - proof, proof), map))
            {
                return new FormStep(at - end + signs, 0);
            }

            if (char.IsAsciiLetterOrDigit((char)text[end - signs - 1]))
            {
                break;
            }
        }

        return FormStep.None;
    }
}
