using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Redaction.KnownValues.Search;

/// <summary>
/// Finds where the same separator stands three times at the same distance, with one character, or two or four hexadecimal
/// digits, between. That is rare in ordinary text, and a vector of places is looked at with some thirty instructions.
/// </summary>
internal static class SeparatorFinder
{
    /// <summary>The largest distance from one separator to the next.</summary>
    public const int MaxPeriod = 6;

    /// <summary>How many bytes from a place on must be in view.</summary>
    public const int Reach = (2 * MaxPeriod) + 2;

    /// <summary>The most bytes of the text that the beginning of separated text takes until it is found.</summary>
    public const int MaxLead = Reach + MaxPeriod;

    /// <summary>Hexadecimal digits.</summary>
    public static SearchValues<byte> Digits { get; } = SearchValues.Create("0123456789abcdefABCDEF"u8);

    /// <summary>The first place in a range that is the last byte of such a separator.</summary>
    /// <param name="text">The text.</param>
    /// <param name="from">The first place.</param>
    /// <param name="to">Behind the last place; <see cref="Reach"/> bytes must be in the text from there, or the text's end near.</param>
    /// <param name="unit">The bytes between two separators.</param>
    /// <param name="separator">The separator.</param>
    /// <returns>The place; <paramref name="to"/> if there is none.</returns>
    public static int Find(ReadOnlySpan<byte> text, int from, int to, out int unit, out Separator separator)
    {
        ref byte start = ref MemoryMarshal.GetReference(text);
        int at = from;
        while (at < to)
        {
            if (at + Vector256<byte>.Count + (2 * MaxPeriod) <= text.Length)
            {
                uint hits = Candidates(ref Unsafe.Add(ref start, at));
                for (; hits != 0; hits &= hits - 1)
                {
                    int place = at + BitOperations.TrailingZeroCount(hits);
                    if (place >= to)
                    {
                        break;
                    }

                    if (IsSeparator(text, place, out unit, out separator))
                    {
                        return place;
                    }
                }

                at += Vector256<byte>.Count;
            }
            else
            {
                if (IsSeparator(text, at, out unit, out separator))
                {
                    return at;
                }

                at++;
            }
        }

        unit = 0;
        separator = default;
        return to;
    }

    /// <summary>
    /// The places at the end of the text from which separated text may begin that is not yet three separators long.
    /// </summary>
    /// <returns>How many of the last bytes that is for the longest whose characters begin a form; 0 if none.</returns>
    public static int HeldLength(ReadOnlySpan<byte> text, GramTable table)
    {
        // without a separator in the last few bytes there is none to wait for
        int last = text.Length - 1;
        int lowest = Math.Max(0, text.Length - MaxPeriod);
        while (last >= lowest && !CanSeparate(text[last]))
        {
            last--;
        }

        if (last < lowest)
        {
            return 0;
        }

        int held = 0;
        Span<byte> units = stackalloc byte[MaxLead];
        for (int unit = 1; unit <= 4; unit <<= 1)
        {
            int behind = text.Length - 1 - last;
            if (behind > unit)
            {
                continue;
            }

            for (int length = 1; length <= Separator.MaxLength && last - length + 1 >= 0; length++)
            {
                if (!CanSeparate(text[last - length + 1]) && !(text[last - length + 1] == '0' && length > 1 && text[last - length + 2] == 'x'))
                {
                    break;
                }

                held = Math.Max(held, HeldLength(text, last, unit, length, units, table));
            }
        }

        units.Clear();
        return held;
    }

    private static int HeldLength(ReadOnlySpan<byte> text, int last, int unit, int length, Span<byte> units, GramTable table)
    {
        // backwards: unit, separator, unit, ... as far as it goes
        var separator = new Separator(text.Slice(last - length + 1, length));
        int behind = text.Length - 1 - last;
        int count = units.Length - behind;
        text[(last + 1)..].CopyTo(units[count..]);
        int start = last - length + 1;
        int held = 0;
        while (start >= unit && count >= unit && text.Length - start < MaxLead)
        {
            start -= unit;
            ReadOnlySpan<byte> here = text.Slice(start, unit);
            if (unit > 1 && here.ContainsAnyExcept(Digits))
            {
                break;
            }

            count -= unit;
            here.CopyTo(units[count..]);
            ReadOnlySpan<byte> view = units[count..];
            bool begins = GramTail.BeginsForm(view, table, isHex: unit > 1);
            if (begins && (start == 0 || !char.IsAsciiLetterOrDigit((char)text[start - 1])))
            {
                held = text.Length - start;
            }

            if (!separator.IsAt(text, start - length))
            {
                break;
            }

            start -= length;
        }

        return held;
    }

    private static bool CanSeparate(byte b) => b < 0x80 && (!char.IsAsciiLetterOrDigit((char)b) || b == 'x');

    private static uint Candidates(ref byte at)
    {
        Vector256<byte> here = Vector256.LoadUnsafe(ref at);
        Vector256<byte> lower = here | Vector256.Create((byte)0x20);
        Vector256<byte> letter = Vector256.LessThan(lower - Vector256.Create((byte)'a'), Vector256.Create((byte)26));
        Vector256<byte> digit = Vector256.LessThan(here - Vector256.Create((byte)'0'), Vector256.Create((byte)10));
        Vector256<byte> other = letter | digit | Vector256.GreaterThan(here, Vector256.Create((byte)0x7F));
        Vector256<byte> x = Vector256.Equals(here, Vector256.Create((byte)'x'));
        Vector256<byte> same = Vector256.Equals(here, Vector256.LoadUnsafe(ref at, 1));
        Vector256<byte> repeats = Repeats(here, ref at, 2) | Repeats(here, ref at, 3) | Repeats(here, ref at, 4) | Repeats(here, ref at, 5);
        return (Vector256.AndNot(Vector256.AndNot(repeats, other), same) | ((repeats | Repeats(here, ref at, 6)) & x)).ExtractMostSignificantBits();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> Repeats(Vector256<byte> here, ref byte at, nuint period) =>
        Vector256.Equals(here, Vector256.LoadUnsafe(ref at, period)) & Vector256.Equals(here, Vector256.LoadUnsafe(ref at, 2 * period));

    private static bool IsSeparator(ReadOnlySpan<byte> text, int at, out int unit, out Separator separator)
    {
        byte b = text[at];
        for (int period = 2; period <= MaxPeriod && at + (2 * period) < text.Length; period++)
        {
            if (b != text[at + period] || b != text[at + (2 * period)] || !CanSeparate(b) || b == text[at + 1])
            {
                continue;
            }

            for (unit = 1; unit <= 4 && unit < period; unit <<= 1)
            {
                int length = period - unit;
                if (length <= Separator.MaxLength && at - length + 1 - unit >= 0 && IsRegular(text, at, unit, length))
                {
                    separator = new Separator(text.Slice(at - length + 1, length));
                    return true;
                }
            }
        }

        unit = 0;
        separator = default;
        return false;
    }

    private static bool IsRegular(ReadOnlySpan<byte> text, int at, int unit, int length)
    {
        int first = at - length + 1, period = unit + length;
        ReadOnlySpan<byte> separator = text.Slice(first, length);
        if (!separator.SequenceEqual(text.Slice(first + period, length)) || !separator.SequenceEqual(text.Slice(first + (2 * period), length)))
        {
            return false;
        }

        if (unit > 1)
        {
            return !text.Slice(first - unit, unit).ContainsAnyExcept(Digits)
                && !text.Slice(at + 1, unit).ContainsAnyExcept(Digits)
                && !text.Slice(at + 1 + period, unit).ContainsAnyExcept(Digits);
        }

        // letters may be separated by letters only in "0x"; and the first unit stands for itself
        return text[at] != 'x';
    }
}
