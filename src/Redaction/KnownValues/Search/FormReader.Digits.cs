namespace Redaction.KnownValues.Search;

/// <content>What stands between hexadecimal digits, and the columns of dumps.</content>
internal static partial class FormReader
{
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
}
