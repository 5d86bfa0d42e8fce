using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Redaction.KnownValues.Search;

/// <summary>
/// Finds the places where the view of a text without escapes may differ from the text: what begins an escape, a line break, a
/// shell's escape character, and a quote that is doubled. A vector of places costs some twenty instructions.
/// </summary>
internal static class OpenerFinder
{
    /// <summary>The first such place from <paramref name="from"/> on; the text's end if there is none.</summary>
    public static int Find(ReadOnlySpan<byte> text, int from)
    {
        ref byte start = ref MemoryMarshal.GetReference(text);
        int at = from;
        for (; at + Vector256<byte>.Count < text.Length; at += Vector256<byte>.Count)
        {
            uint hits = Candidates(ref Unsafe.Add(ref start, at));
            if (hits != 0)
            {
                return at + BitOperations.TrailingZeroCount(hits);
            }
        }

        for (; at < text.Length; at++)
        {
            byte b = text[at];
            if (Escapes.CanBegin(b) || b is (byte)'\n' or (byte)'`' or (byte)'^'
                || (IsQuote(b) && (at + 1 == text.Length || text[at + 1] == b || IsClosed(b, text[at + 1]))))
            {
                return at;
            }
        }

        return text.Length;
    }

    /// <summary>Whether a character may be written twice to stand for itself and begins nothing else: a quote, a dollar sign, a brace.</summary>
    public static bool IsQuote(byte b) => b is (byte)'"' or (byte)'\'' or (byte)'$' or (byte)'{' or (byte)'}';

    /// <summary>Whether a character may be written twice to stand for itself: a quote, or a percent sign.</summary>
    public static bool IsDoubled(byte b) => IsQuote(b) || b == '%';

    // '"'"' is a quote in a quoted shell word
    private static bool IsClosed(byte b, byte next) => b == '"' && next == '\'';

    private static uint Candidates(ref byte at)
    {
        Vector256<byte> here = Vector256.LoadUnsafe(ref at);
        Vector256<byte> next = Vector256.LoadUnsafe(ref at, 1);
        Vector256<byte> found = Is(here, '\\') | Is(here, '%') | Is(here, '&') | Is(here, 0x1B) | Is(here, 0xE2) | Is(here, 0xEF) | Is(here, 0xC2)
            | Is(here, '\n') | Is(here, '`') | Is(here, '^');
        Vector256<byte> quotes = Is(here, '"') | Is(here, '\'') | Is(here, '$') | Is(here, '{') | Is(here, '}');
        found |= quotes & Vector256.Equals(here, next);
        found |= Is(here, '"') & Is(next, '\'');
        return found.ExtractMostSignificantBits();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> Is(Vector256<byte> here, int value) => Vector256.Equals(here, Vector256.Create((byte)value));
}
