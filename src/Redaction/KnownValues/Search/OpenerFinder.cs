using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Redaction.KnownValues.Search;

/// <summary>
/// Finds the places where the view of a text without escapes may differ from the text: what begins an escape, a line break, a
/// shell's escape character, and a quote that is doubled. The kinds of a vector of bytes are looked up by their two halves in
/// two tables, as in Langdale and Lemire, "Parsing gigabytes of JSON per second", VLDB Journal 28, 2019.
/// </summary>
internal static class OpenerFinder
{
    // by the upper half of the byte: the bits of what it may be; by the lower half: the same
    private const byte Openers = 0x3F;
    private const byte Quotes = 0xC0;

    private static readonly Vector128<byte> s_upper = Vector128.Create((byte)0x01, 0x02, 0x44, 0, 0, 0x08, 0x10, 0x80, 0, 0, 0, 0, 0, 0, 0x20, 0);

    private static readonly Vector128<byte> s_lower = Vector128.Create(
        (byte)0x10, // `
        0,
        0x60, // " and 0xE2
        0,
        0x40, // $
        0x04, // %
        0x04, // &
        0x40, // '
        0,
        0,
        0x01, // line feed
        0x82, // escape and {
        0x08, // \
        0x80, // }
        0x08, // ^
        0x20); // 0xEF

    /// <summary>The first such place from <paramref name="from"/> on; the text's end if there is none.</summary>
    public static int Find(ReadOnlySpan<byte> text, int from)
    {
        ref byte start = ref MemoryMarshal.GetReference(text);
        int at = from;
        if (Avx512BW.IsSupported)
        {
            Vector512<byte> upper = Vector512.Create(Vector256.Create(s_upper, s_upper), Vector256.Create(s_upper, s_upper));
            Vector512<byte> lower = Vector512.Create(Vector256.Create(s_lower, s_lower), Vector256.Create(s_lower, s_lower));
            for (; at + Vector512<byte>.Count < text.Length; at += Vector512<byte>.Count)
            {
                ref byte here = ref Unsafe.Add(ref start, at);
                Vector512<byte> bytes = Vector512.LoadUnsafe(ref here);
                Vector512<byte> next = Vector512.LoadUnsafe(ref here, 1);
                Vector512<byte> kinds = Avx512BW.Shuffle(upper, bytes >>> 4)
                    & Avx512BW.Shuffle(lower, bytes & Vector512.Create((byte)0x0F));
                Vector512<byte> doubled = Vector512.Equals(bytes, next) | Vector512.Equals(next, Vector512.Create((byte)'\''));
                Vector512<byte> found = (kinds & Vector512.Create(Openers)) | (kinds & Vector512.Create(Quotes) & doubled);
                ulong hits = ~Vector512.Equals(found, Vector512<byte>.Zero).ExtractMostSignificantBits();
                if (hits != 0)
                {
                    return at + BitOperations.TrailingZeroCount(hits);
                }
            }
        }
        else if (Avx2.IsSupported)
        {
            Vector256<byte> upper = Vector256.Create(s_upper, s_upper);
            Vector256<byte> lower = Vector256.Create(s_lower, s_lower);
            for (; at + Vector256<byte>.Count < text.Length; at += Vector256<byte>.Count)
            {
                ref byte here = ref Unsafe.Add(ref start, at);
                Vector256<byte> bytes = Vector256.LoadUnsafe(ref here);
                Vector256<byte> next = Vector256.LoadUnsafe(ref here, 1);
                Vector256<byte> kinds = Avx2.Shuffle(upper, bytes >>> 4)
                    & Avx2.Shuffle(lower, bytes & Vector256.Create((byte)0x0F));
                Vector256<byte> doubled = Vector256.Equals(bytes, next) | Vector256.Equals(next, Vector256.Create((byte)'\''));
                Vector256<byte> found = (kinds & Vector256.Create(Openers)) | (kinds & Vector256.Create(Quotes) & doubled);
                uint hits = ~Vector256.Equals(found, Vector256<byte>.Zero).ExtractMostSignificantBits();
                if (hits != 0)
                {
                    return at + BitOperations.TrailingZeroCount(hits);
                }
            }
        }

        while (at < text.Length && !IsOpener(text, at))
        {
            at++;
        }

        return at;
    }

    /// <summary>Whether a character is written twice to stand for itself and begins nothing else: a quote, a dollar sign, a brace.</summary>
    public static bool IsQuote(byte b) => b is (byte)'"' or (byte)'\'' or (byte)'$' or (byte)'{' or (byte)'}';

    /// <summary>Whether a character may be written twice to stand for itself: a quote, or a percent sign.</summary>
    public static bool IsDoubled(byte b) => IsQuote(b) || b == '%';

    private static bool IsOpener(ReadOnlySpan<byte> text, int at)
    {
        byte b = text[at];
        int kinds = (b < 0x80 || b >= 0xE0 ? s_upper[b >> 4] : 0) & s_lower[b & 15];

        // '"'"' is a quote in a quoted shell word; the last byte may be the first of two quotes
        return (kinds & Openers) != 0
            || ((kinds & Quotes) != 0 && (at + 1 == text.Length || text[at + 1] == b || text[at + 1] == '\''));
    }
}
