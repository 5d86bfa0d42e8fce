using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Redaction.Assignments;

/// <summary>
/// Walks over the bytes that may stand between a name and its value: <c>=</c>, <c>:</c> and <c>&gt;</c> anywhere, an opening bracket,
/// <c>||</c> or <c>??</c> before a quote, a comma between quotes. Sixty-two places at a time, since a bracket or comma is judged by the two bytes behind it;
/// the last places of a text are looked at one by one, and what lies behind its end may become a quote.
/// </summary>
internal ref struct OperatorFinder
{
    /// <summary>Places that one look decides: a block less the two bytes that only serve as context.</summary>
    private const int Stride = 62;

    private const int Block = 64;

    private readonly ReadOnlySpan<byte> _text;
    private ulong _places;
    private int _block;
    private int _next;

    /// <param name="text">The text.</param>
    /// <param name="from">The first place that counts.</param>
    public OperatorFinder(ReadOnlySpan<byte> text, int from)
    {
        _text = text;
        _next = from;
    }

    /// <summary>The next place; the text's length when there is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Next()
    {
        if (_places == 0 && !Fill())
        {
            return Rest();
        }

        int at = _block + BitOperations.TrailingZeroCount(_places);
        _places &= _places - 1;
        return at;
    }

    private bool Fill()
    {
        ref byte start = ref MemoryMarshal.GetReference(_text);
        while (Vector128.IsHardwareAccelerated && _next + Block <= _text.Length)
        {
            _block = _next;
            _places = Places(ref Unsafe.Add(ref start, _next)) & ((1UL << Stride) - 1);
            _next += Stride;
            if (_places != 0)
            {
                return true;
            }
        }

        return false;
    }

    [MethodImpl(Tiering.Loop)]
    private int Rest()
    {
        int at = _next;
        while (at < _text.Length && !IsPlace(_text, at))
        {
            at++;
        }

        _next = at + 1;
        return Math.Min(at, _text.Length);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Places(ref byte text)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Vector512<byte> all = Vector512.LoadUnsafe(ref text);
            ulong plain = (Vector512.Equals(all, Vector512.Create((byte)'=')) | Vector512.Equals(all, Vector512.Create((byte)':'))
                | Vector512.Equals(all, Vector512.Create((byte)'>'))).ExtractMostSignificantBits();
            ulong brackets = (Vector512.Equals(all, Vector512.Create((byte)'(')) | Vector512.Equals(all, Vector512.Create((byte)'|'))
                | Vector512.Equals(all, Vector512.Create((byte)'?'))).ExtractMostSignificantBits();
            ulong commas = Vector512.Equals(all, Vector512.Create((byte)',')).ExtractMostSignificantBits();
            if ((brackets | commas) == 0)
            {
                return plain;
            }

            ulong quotes = (Vector512.Equals(all, Vector512.Create((byte)'"')) | Vector512.Equals(all, Vector512.Create((byte)'\''))
                | Vector512.Equals(all, Vector512.Create((byte)'`')) | Vector512.Equals(all, Vector512.Create((byte)'\\'))).ExtractMostSignificantBits();
            ulong blanks = Vector512.Equals(all, Vector512.Create((byte)' ')).ExtractMostSignificantBits();
            return plain | Guarded(brackets, commas, quotes, blanks);
        }

        ulong found = 0, opened = 0, listed = 0, marks = 0, spaces = 0;
        for (int part = 0; part < Block; part += Vector256<byte>.Count)
        {
            Vector256<byte> some = Vector256.LoadUnsafe(ref text, (nuint)part);
            found |= (ulong)(Vector256.Equals(some, Vector256.Create((byte)'=')) | Vector256.Equals(some, Vector256.Create((byte)':'))
                | Vector256.Equals(some, Vector256.Create((byte)'>'))).ExtractMostSignificantBits() << part;
            opened |= (ulong)(Vector256.Equals(some, Vector256.Create((byte)'(')) | Vector256.Equals(some, Vector256.Create((byte)'|'))
                | Vector256.Equals(some, Vector256.Create((byte)'?'))).ExtractMostSignificantBits() << part;
            listed |= (ulong)Vector256.Equals(some, Vector256.Create((byte)',')).ExtractMostSignificantBits() << part;
            marks |= (ulong)(Vector256.Equals(some, Vector256.Create((byte)'"')) | Vector256.Equals(some, Vector256.Create((byte)'\''))
                | Vector256.Equals(some, Vector256.Create((byte)'`')) | Vector256.Equals(some, Vector256.Create((byte)'\\'))).ExtractMostSignificantBits() << part;
            spaces |= (ulong)Vector256.Equals(some, Vector256.Create((byte)' ')).ExtractMostSignificantBits() << part;
        }

        return found | Guarded(opened, listed, marks, spaces);
    }

    /// <summary>The brackets and their kind before a quote, and the commas between two; of a block's first byte the one before it is not known.</summary>
    private static ulong Guarded(ulong brackets, ulong commas, ulong quotes, ulong blanks) =>
        (brackets | (commas & ((quotes << 1) | 1))) & ((quotes >> 1) | ((blanks >> 1) & (quotes >> 2)));

    /// <summary>What the vectors ask, of one place; the answer for a place at the text's end may change when more comes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsPlace(ReadOnlySpan<byte> text, int at) => text[at] switch
    {
        (byte)'=' or (byte)':' or (byte)'>' => true,
        (byte)'(' or (byte)',' or (byte)'|' or (byte)'?' => at + 1 >= text.Length || IsQuote(text[at + 1])
            || (text[at + 1] == ' ' && (at + 2 >= text.Length || IsQuote(text[at + 2]))),
        _ => false,
    };

    private static bool IsQuote(byte b) => b is (byte)'"' or (byte)'\'' or (byte)'`' or (byte)'\\';
}
