using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Redaction.Assignments;

/// <summary>
/// A first look at what stands before an operator: where its name lies at most. Nearly all names say nothing of a secret, and those
/// need not be read exactly. Sixty-four bytes are classified at once, and words are runs of bits, so that the look takes no step for
/// each letter. What it cannot tell cheaply is left to <see cref="NameReader"/>, whose answer always lies within this one's.
/// </summary>
internal static class NameGlance
{
    /// <summary>How many bytes before the operator are looked at; there must be as many.</summary>
    public const int Reach = 64;

    /// <summary>Of a run as long as this the beginning may lie further back.</summary>
    private const int LongestRun = Reach - 4;

    private const int MaxWords = 3;

    /// <summary>How far before the operator the name must end to be told here.</summary>
    private const int MaxGap = 16;

    /// <summary>Looks.</summary>
    /// <param name="text">The window; a byte stands behind the operator, and <see cref="Reach"/> before it.</param>
    /// <param name="op">The operator's last byte.</param>
    /// <param name="start">Where the name starts at the earliest.</param>
    /// <param name="end">Where it ends at the latest; <paramref name="start"/> when nothing is named.</param>
    /// <param name="wordEnd">The end of the word before the last, which is the name if the last is a type; <paramref name="end"/> if there is one word.</param>
    /// <returns>False when the name must be read exactly.</returns>
    [MethodImpl(Tiering.Loop)]
    public static bool TryRead(ReadOnlySpan<byte> text, int op, out int start, out int end, out int wordEnd)
    {
        start = end = wordEnd = op;
        byte before = text[op - 1], next = text[op + 1];
        int stop = op;
        switch (text[op])
        {
            case (byte)'=':
                if (next is (byte)'=' or (byte)'>' or (byte)'~' || before is (byte)'!' or (byte)'<' or (byte)'>' or (byte)'~')
                {
                    return true;
                }

                while (op - stop < MaxGap && text[stop - 1] is (byte)'=' or (byte)':' or (byte)'+' or (byte)'?' or (byte)'|')
                {
                    stop--;
                }

                break;
            case (byte)':':
                if (next is (byte)'=' or (byte)':' || before == ':' || (char.IsAsciiDigit((char)next) && char.IsAsciiDigit((char)before)))
                {
                    return true;
                }

                break;
            case (byte)'>':
                if (before != '=')
                {
                    return before == '/' || TryReadElement(text, op, out start, out end, out wordEnd);
                }

                stop--;
                break;
            case (byte)'(':
                return before != ')' && TryReadWords(text, op, op, 1, out start, out end, out wordEnd);
            case (byte)',':
                if (!TryReadQuoted(text, op, op, out start, out end, out wordEnd))
                {
                    return false;
                }

                start = NameReader.IsListed(text[start..end]) ? start : end;
                return true;
            default:
                return false;
        }

        while (op - stop < MaxGap && text[stop - 1] is (byte)' ' or (byte)'\t')
        {
            stop--;
        }

        if (op - stop >= MaxGap)
        {
            return false;
        }

        stop -= text[stop - 1] == ']' ? 1 : 0;
        return NameReader.IsQuote(text[stop - 1])
            ? TryReadQuoted(text, op, stop, out start, out end, out wordEnd)
            : TryReadWords(text, op, stop, MaxWords, out start, out end, out wordEnd);
    }

    /// <summary>A name in quotes without escapes.</summary>
    [MethodImpl(Tiering.Loop)]
    private static bool TryReadQuoted(ReadOnlySpan<byte> text, int op, int stop, out int start, out int end, out int wordEnd)
    {
        start = end = wordEnd = stop - 1;
        if (text[end - 1] == '\\')
        {
            return false;
        }

        int length = BitOperations.LeadingZeroCount(~(NamesBefore(text, op) << (op - end)));
        int longest = LongestRun - (op - end);
        if (length < longest && text[end - 1 - length] != text[end])
        {
            // what is no name's byte stands in it
            ref byte first = ref MemoryMarshal.GetReference(text[(op - Reach)..]);
            ulong limits = 0;
            for (int part = 0; part < Reach; part += Vector128<byte>.Count)
            {
                Vector128<byte> some = Vector128.LoadUnsafe(ref first, (nuint)part);
                limits |= (ulong)(Vector128.Equals(some, Vector128.Create(text[end])) | Vector128.Equals(some, Vector128.Create((byte)'\n'))
                    | Vector128.Equals(some, Vector128.Create((byte)'='))).ExtractMostSignificantBits() << part;
            }

            length = BitOperations.LeadingZeroCount(limits << (op - end));
        }

        if (length >= longest)
        {
            return false;
        }

        start = text[end - 1 - length] == text[end] ? end - length : end;
        return true;
    }

    /// <summary>A name without quotes: the last word before a place, and the words before it with single blanks between.</summary>
    [MethodImpl(Tiering.Loop)]
    private static bool TryReadWords(ReadOnlySpan<byte> text, int op, int stop, int most, out int start, out int end, out int wordEnd)
    {
        start = end = wordEnd = stop;
        ulong names = NamesBefore(text, op) << (op - stop);
        int longest = LongestRun - (op - stop);
        int read = 0;
        for (int words = 1; ; words++)
        {
            int length = BitOperations.LeadingZeroCount(~names);
            if (length == 0)
            {
                return true;
            }

            read += length + 1;
            if (read >= longest)
            {
                return false;
            }

            start = stop - read + 1;
            if (words == most)
            {
                return true;
            }

            if (text[start - 1] != ' ' || !NameReader.IsNameByte(text[start - 2]))
            {
                return words > 1 || length > NameReader.MaxType || !NameReader.IsAnnotation(text, start, out _);
            }

            wordEnd = words == 1 ? start - 1 : wordEnd;
            names <<= length + 1;
        }
    }

    /// <summary>The name of an element that ends here: nothing when no bracket was opened.</summary>
    [MethodImpl(Tiering.Loop)]
    private static bool TryReadElement(ReadOnlySpan<byte> text, int op, out int start, out int end, out int wordEnd)
    {
        start = end = wordEnd = op;
        ref byte first = ref MemoryMarshal.GetReference(text[(op - Reach)..]);
        ulong opened = 0, other = 0;
        for (int part = 0; part < Reach; part += Vector128<byte>.Count)
        {
            Vector128<byte> some = Vector128.LoadUnsafe(ref first, (nuint)part);
            opened |= (ulong)Vector128.Equals(some, Vector128.Create((byte)'<')).ExtractMostSignificantBits() << part;
            other |= (ulong)(Vector128.Equals(some, Vector128.Create((byte)'>')) | Vector128.Equals(some, Vector128.Create((byte)'\n')))
                .ExtractMostSignificantBits() << part;
        }

        if (opened <= other)
        {
            return true; // the nearer of two signs is the higher bit
        }

        start = op - BitOperations.LeadingZeroCount(opened);
        end = start;
        while (end < op && (NameReader.IsNameByte(text[end]) || text[end] == ':'))
        {
            end++;
        }

        wordEnd = end;
        return true;
    }

    /// <summary>Which of the bytes before the operator may stand in a name: the one next to it is the highest bit.</summary>
    [MethodImpl(Tiering.Loop)]
    private static ulong NamesBefore(ReadOnlySpan<byte> text, int op)
    {
        ref byte first = ref MemoryMarshal.GetReference(text[(op - Reach)..]);
        if (Vector512.IsHardwareAccelerated)
        {
            Vector512<byte> all = Vector512.LoadUnsafe(ref first);
            return (Vector512.LessThan((all | Vector512.Create((byte)0x20)) - Vector512.Create((byte)'a'), Vector512.Create((byte)26))
                | Vector512.LessThan(all - Vector512.Create((byte)'0'), Vector512.Create((byte)10))
                | Vector512.LessThan(all - Vector512.Create((byte)'-'), Vector512.Create((byte)2))
                | Vector512.Equals(all, Vector512.Create((byte)'_'))
                | Vector512.Equals(all, Vector512.Create((byte)'$'))
                | Vector512.GreaterThan(all, Vector512.Create((byte)0x7F))).ExtractMostSignificantBits();
        }

        ulong names = 0;
        for (int part = 0; part < Reach; part += Vector128<byte>.Count)
        {
            Vector128<byte> some = Vector128.LoadUnsafe(ref first, (nuint)part);
            names |= (ulong)(Vector128.LessThan((some | Vector128.Create((byte)0x20)) - Vector128.Create((byte)'a'), Vector128.Create((byte)26))
                | Vector128.LessThan(some - Vector128.Create((byte)'0'), Vector128.Create((byte)10))
                | Vector128.LessThan(some - Vector128.Create((byte)'-'), Vector128.Create((byte)2))
                | Vector128.Equals(some, Vector128.Create((byte)'_'))
                | Vector128.Equals(some, Vector128.Create((byte)'$'))
                | Vector128.GreaterThan(some, Vector128.Create((byte)0x7F))).ExtractMostSignificantBits() << part;
        }

        return names;
    }
}
