using Redaction.KnownValues.Forms;

namespace Redaction.KnownValues.Search;

/// <summary>
/// Compares text with a form, one step at a time, in both directions. A step takes a character as it is or in any escape that
/// stands for it; or it passes over what may stand between two characters: terminal colours, zero-width characters, a doubled
/// or escaping quote, a line break with its margin. Because the form says which character has to come, nothing is ambiguous:
/// a backslash of the value and one that escapes are told apart by what follows.
/// <para>Cost: a step looks at a bounded number of bytes.</para>
/// </summary>
internal static partial class FormReader
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
}
