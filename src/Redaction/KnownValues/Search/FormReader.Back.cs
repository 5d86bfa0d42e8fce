using Redaction.KnownValues.Forms;

namespace Redaction.KnownValues.Search;

/// <content>Reading backwards.</content>
internal static partial class FormReader
{
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
