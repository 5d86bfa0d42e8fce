using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Redaction.KnownValues.Search;

/// <summary>
/// Finds where the same separator stands three times at the same distance, with one character, or two or four hexadecimal
/// digits, between. Where signs stand is a bit each of a word, so 64 places are looked at with some forty instructions.
/// </summary>
internal static class SeparatorFinder
{
    /// <summary>The largest distance from one separator to the next.</summary>
    public const int MaxPeriod = 6;

    /// <summary>The most bytes of the text that the beginning of separated text takes until it is found.</summary>
    public const int MaxLead = 5 * MaxPeriod;

    /// <summary>Hexadecimal digits.</summary>
    public static SearchValues<byte> Digits { get; } = SearchValues.Create("0123456789abcdefABCDEF"u8);

    /// <summary>The first place in the text, from <paramref name="from"/> on, where the third of such separators begins.</summary>
    /// <param name="text">The text.</param>
    /// <param name="from">The first place to look at; what is before it is looked back at.</param>
    /// <param name="unit">The bytes between two separators.</param>
    /// <param name="separator">The separator.</param>
    /// <returns>The place; the text's end if there is none.</returns>
    public static int Find(ReadOnlySpan<byte> text, int from, out int unit, out Separator separator)
    {
        ref byte start = ref MemoryMarshal.GetReference(text);
        for (int at = from; at < text.Length;)
        {
            if (at >= 16 && at + 64 <= text.Length)
            {
                // signs of this stretch and the one before, a bit for each
                ulong signs = Signs(ref Unsafe.Add(ref start, at));
                ulong before = SignsBefore(ref Unsafe.Add(ref start, at));
                ulong hits = 0;
                for (int period = 2; period <= MaxPeriod; period++)
                {
                    ulong regular = signs & ((signs << period) | (before >> (64 - period))) & ((signs << (2 * period)) | (before >> (64 - (2 * period))));
                    if (regular != 0)
                    {
                        hits |= regular & Repeats(ref Unsafe.Add(ref start, at), period);
                    }
                }

                for (; hits != 0; hits &= hits - 1)
                {
                    int place = at + BitOperations.TrailingZeroCount(hits);
                    if (IsThird(text, place, out unit, out separator))
                    {
                        return place;
                    }
                }

                at += 64;
            }
            else
            {
                if (IsThird(text, at, out unit, out separator))
                {
                    return at;
                }

                at++;
            }
        }

        unit = 0;
        separator = default;
        return text.Length;
    }

    /// <summary>Where the first unit of separated text starts whose third separator begins at <paramref name="third"/>.</summary>
    public static int StartOf(int third, int unit, Separator separator) => third - (2 * separator.Length) - (3 * unit);

    /// <summary>
    /// How many of the last bytes may begin separated text that is not yet three separators long, and whose characters begin
    /// a form; 0 if none.
    /// </summary>
    public static int HeldLength(ReadOnlySpan<byte> text, GramTable table)
    {
        // without a separator in the last few bytes there is none to wait for
        int lowest = Math.Max(0, text.Length - MaxPeriod);
        int held = 0;
        Span<byte> units = stackalloc byte[MaxLead];
        for (int last = text.Length - 1; last >= lowest; last--)
        {
            // of ", 0x" the nought may be the last byte yet
            bool isNought = last > 0 && last == text.Length - 1 && text[last] == '0' && CanSeparate(text[last - 1]);
            if (!CanSeparate(text[last]) && !isNought)
            {
                continue;
            }

            for (int length = 1; length <= Separator.MaxLength && last - length + 1 > 0; length++)
            {
                byte first = text[last - length + 1];
                if (!CanSeparate(first) && !(first == '0' && (length == 1 ? isNought : text[last - length + 2] == 'x')))
                {
                    break;
                }

                int unitEnd = last - length;
                bool mayBeDigits = unitEnd >= 1 && char.IsAsciiHexDigit((char)text[unitEnd]) && char.IsAsciiHexDigit((char)text[unitEnd - 1]);
                for (int unit = 1; unit <= (mayBeDigits ? 4 : 1); unit <<= 1)
                {
                    held = Math.Max(held, HeldLength(text, last, unit, length, units, table));
                }
            }
        }

        units.Clear();
        return held;
    }

    /// <summary>
    /// ... when the last whole separator ends at <paramref name="last"/>: behind it come the beginning of a unit, or a unit and the
    /// beginning of a separator.
    /// </summary>
    private static int HeldLength(ReadOnlySpan<byte> text, int last, int unit, int length, Span<byte> units, GramTable table)
    {
        var separator = new Separator(text.Slice(last - length + 1, length));
        ReadOnlySpan<byte> behind = text[(last + 1)..];
        int whole = unit > 1 ? unit : 1 + ContinuationBytes(behind);
        for (int i = whole; i < behind.Length; i++)
        {
            if (i - whole >= length - 1 || behind[i] != separator[i - whole])
            {
                return 0;
            }
        }

        behind = behind[..Math.Min(whole, behind.Length)];
        if (unit > 1 && behind.ContainsAnyExcept(Digits))
        {
            return 0;
        }

        // backwards: unit, separator, unit, ... as far as it goes
        int count = units.Length - behind.Length;
        behind.CopyTo(units[count..]);
        int held = 0;
        for (int start = last - length + 1; start >= unit && count >= unit && text.Length - start < MaxLead; start -= length)
        {
            int size = unit;
            while (unit == 1 && size < Escapes.MaxBytes && start - size > 0 && (text[start - size] & 0xC0) == 0x80)
            {
                size++; // all bytes of a character beyond ASCII
            }

            if (count < size)
            {
                break;
            }

            start -= size;
            ReadOnlySpan<byte> here = text.Slice(start, size);
            if (unit > 1 && here.ContainsAnyExcept(Digits))
            {
                break;
            }

            count -= size;
            here.CopyTo(units[count..]);
            bool isBehind = separator.IsAt(text, start - length);
            if (unit == 1)
            {
                // the first character is not held back for one sign behind it
                held = isBehind && GramTail.BeginsForm(units[count..], table) ? text.Length - start : held;
            }
            else if (unit == 4 && GramTail.BeginsForm(units[(count + 2)..], table, isHex: true))
            {
                held = text.Length - start - 2;
            }

            if (unit > 1 && GramTail.BeginsForm(units[count..], table, isHex: true))
            {
                held = text.Length - start;
            }

            if (!isBehind)
            {
                break;
            }
        }

        return held;
    }

    private static int ContinuationBytes(ReadOnlySpan<byte> text)
    {
        int count = 0;
        while (count + 1 < text.Length && (text[count + 1] & 0xC0) == 0x80)
        {
            count++;
        }

        return count;
    }

    private static bool CanSeparate(byte b) => b < 0x80 && (!char.IsAsciiLetterOrDigit((char)b) || b == 'x');

    /// <summary>Which of 64 bytes are ASCII and neither letter nor digit.</summary>
    private static ulong Signs(ref byte at)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Vector512<byte> here = Vector512.LoadUnsafe(ref at);
            Vector512<byte> letter = Vector512.LessThan((here | Vector512.Create((byte)0x20)) - Vector512.Create((byte)'a'), Vector512.Create((byte)26));
            Vector512<byte> digit = Vector512.LessThan(here - Vector512.Create((byte)'0'), Vector512.Create((byte)10));
            return ~(letter | digit | Vector512.GreaterThan(here, Vector512.Create((byte)0x7F))).ExtractMostSignificantBits();
        }

        return Signs(Vector256.LoadUnsafe(ref at)) | ((ulong)Signs(Vector256.LoadUnsafe(ref at, 32)) << 32);
    }

    private static uint Signs(Vector256<byte> here)
    {
        Vector256<byte> letter = Vector256.LessThan((here | Vector256.Create((byte)0x20)) - Vector256.Create((byte)'a'), Vector256.Create((byte)26));
        Vector256<byte> digit = Vector256.LessThan(here - Vector256.Create((byte)'0'), Vector256.Create((byte)10));
        return ~(letter | digit | Vector256.GreaterThan(here, Vector256.Create((byte)0x7F))).ExtractMostSignificantBits();
    }

    /// <summary>Which of 64 bytes stand one and two periods before as well, and not right before.</summary>
    private static ulong Repeats(ref byte at, int period)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Vector512<byte> here = Vector512.LoadUnsafe(ref at);
            Vector512<byte> equal = Vector512.Equals(here, Vector512.LoadUnsafe(ref Unsafe.Subtract(ref at, period)))
                & Vector512.Equals(here, Vector512.LoadUnsafe(ref Unsafe.Subtract(ref at, 2 * period)));
            return Vector512.AndNot(equal, Vector512.Equals(here, Vector512.LoadUnsafe(ref Unsafe.Subtract(ref at, 1)))).ExtractMostSignificantBits();
        }

        return RepeatsOf(ref at, period) | ((ulong)RepeatsOf(ref Unsafe.Add(ref at, 32), period) << 32);
    }

    private static uint RepeatsOf(ref byte at, int period)
    {
        Vector256<byte> here = Vector256.LoadUnsafe(ref at);
        Vector256<byte> equal = Vector256.Equals(here, Vector256.LoadUnsafe(ref Unsafe.Subtract(ref at, period)))
            & Vector256.Equals(here, Vector256.LoadUnsafe(ref Unsafe.Subtract(ref at, 2 * period)));
        return Vector256.AndNot(equal, Vector256.Equals(here, Vector256.LoadUnsafe(ref Unsafe.Subtract(ref at, 1)))).ExtractMostSignificantBits();
    }

    /// <summary>... of the <see cref="MaxPeriod"/> times two bytes before, as the upper bits.</summary>
    private static ulong SignsBefore(ref byte at) =>
        (ulong)SignsOf(Vector128.LoadUnsafe(ref Unsafe.Subtract(ref at, 16))) << 48;

    private static uint SignsOf(Vector128<byte> here)
    {
        Vector128<byte> letter = Vector128.LessThan((here | Vector128.Create((byte)0x20)) - Vector128.Create((byte)'a'), Vector128.Create((byte)26));
        Vector128<byte> digit = Vector128.LessThan(here - Vector128.Create((byte)'0'), Vector128.Create((byte)10));
        return ~(letter | digit | Vector128.GreaterThan(here, Vector128.Create((byte)0x7F))).ExtractMostSignificantBits() & 0xFFFF;
    }

    private static bool IsThird(ReadOnlySpan<byte> text, int at, out int unit, out Separator separator)
    {
        byte b = text[at];
        unit = 0;
        separator = default;
        if (!CanSeparate(b) || b == 'x' || at == 0 || b == text[at - 1])
        {
            return false; // as nearly always
        }

        for (int period = 2; period <= MaxPeriod && at >= (2 * period) + 1; period++)
        {
            if (b != text[at - period] || b != text[at - (2 * period)])
            {
                continue;
            }

            for (unit = 1; unit <= 4 && unit < period; unit <<= 1)
            {
                int length = period - unit;
                if (length <= Separator.MaxLength && at - (2 * period) - unit >= 0 && IsRegular(text, at, unit, length))
                {
                    separator = new Separator(text.Slice(at - period, length));
                    return true;
                }
            }
        }

        unit = 0;
        separator = default;
        return false;
    }

    private static bool IsRegular(ReadOnlySpan<byte> text, int third, int unit, int length)
    {
        int second = third - unit - length, first = second - unit - length;
        ReadOnlySpan<byte> separator = text.Slice(first, length);
        if (!separator.SequenceEqual(text.Slice(second, length)))
        {
            return false;
        }

        // of letters and digits only "0x" may stand in it
        ReadOnlySpan<byte> signs = unit > 1 && separator.EndsWith("0x"u8) ? separator[..^2] : separator;
        foreach (byte sign in signs)
        {
            if (!CanSeparate(sign) || sign == 'x')
            {
                return false;
            }
        }

        // groups of four are xxd's, between blanks; a UUID has them too
        if (unit == 4 && text[third] != ' ')
        {
            return false;
        }

        // one character stands for itself; with two it must be digits
        return unit == 1
            || (!text.Slice(first - unit, unit).ContainsAnyExcept(Digits)
                && !text.Slice(first + length, unit).ContainsAnyExcept(Digits)
                && !text.Slice(second + length, unit).ContainsAnyExcept(Digits));
    }
}
