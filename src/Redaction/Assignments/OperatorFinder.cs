using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Redaction.Assignments;

/// <summary>
/// Finds the bytes that may stand between a name and its value: <c>=</c>, <c>:</c> and <c>&gt;</c> anywhere, an opening bracket
/// before a quote, a comma between two quotes. Sixty-two places at a time, since a bracket or comma is judged by the two bytes
/// behind it; the last places of a text, and what their neighbours say, are looked at one by one.
/// </summary>
internal static class OperatorFinder
{
    /// <summary>Places that one look decides: a block less the two bytes that only serve as context.</summary>
    private const int Stride = 62;

    private const int Block = 64;

    /// <summary>How many bytes behind a place may still be needed to decide whether it is an operator.</summary>
    public const int LookAhead = 2;

    /// <summary>The first place at or after an index that may be an operator; the text's length when there is none.</summary>
    public static int Next(ReadOnlySpan<byte> text, int from)
    {
        ref byte start = ref MemoryMarshal.GetReference(text);
        int at = from;
        if (Vector128.IsHardwareAccelerated)
        {
            for (; at + Block <= text.Length; at += Stride)
            {
                ulong places = Places(ref Unsafe.Add(ref start, at)) & ((1UL << Stride) - 1);
                if (places != 0)
                {
                    return at + BitOperations.TrailingZeroCount(places);
                }
            }
        }

        while (at < text.Length && !IsPlace(text, at))
        {
            at++;
        }

        return at;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Places(ref byte text)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Vector512<byte> all = Vector512.LoadUnsafe(ref text);
            ulong plain = (Vector512.Equals(all, Vector512.Create((byte)'=')) | Vector512.Equals(all, Vector512.Create((byte)':'))
                | Vector512.Equals(all, Vector512.Create((byte)'>'))).ExtractMostSignificantBits();
            ulong guarded = (Vector512.Equals(all, Vector512.Create((byte)'(')) | Vector512.Equals(all, Vector512.Create((byte)',')))
                .ExtractMostSignificantBits();
            if (guarded == 0)
            {
                return plain;
            }

            ulong quotes = (Vector512.Equals(all, Vector512.Create((byte)'"')) | Vector512.Equals(all, Vector512.Create((byte)'\''))
                | Vector512.Equals(all, Vector512.Create((byte)'`')) | Vector512.Equals(all, Vector512.Create((byte)'\\'))).ExtractMostSignificantBits();
            ulong blanks = Vector512.Equals(all, Vector512.Create((byte)' ')).ExtractMostSignificantBits();
            return plain | (guarded & ((quotes >> 1) | ((blanks >> 1) & (quotes >> 2))));
        }

        ulong found = 0;
        ulong brackets = 0, marks = 0, spaces = 0;
        for (int part = 0; part < Block; part += Vector256<byte>.Count)
        {
            Vector256<byte> some = Vector256.LoadUnsafe(ref text, (nuint)part);
            found |= (ulong)(Vector256.Equals(some, Vector256.Create((byte)'=')) | Vector256.Equals(some, Vector256.Create((byte)':'))
                | Vector256.Equals(some, Vector256.Create((byte)'>'))).ExtractMostSignificantBits() << part;
            brackets |= (ulong)(Vector256.Equals(some, Vector256.Create((byte)'(')) | Vector256.Equals(some, Vector256.Create((byte)',')))
                .ExtractMostSignificantBits() << part;
            marks |= (ulong)(Vector256.Equals(some, Vector256.Create((byte)'"')) | Vector256.Equals(some, Vector256.Create((byte)'\''))
                | Vector256.Equals(some, Vector256.Create((byte)'`')) | Vector256.Equals(some, Vector256.Create((byte)'\\'))).ExtractMostSignificantBits() << part;
            spaces |= (ulong)Vector256.Equals(some, Vector256.Create((byte)' ')).ExtractMostSignificantBits() << part;
        }

        return found | (brackets & ((marks >> 1) | ((spaces >> 1) & (marks >> 2))));
    }

    /// <summary>What the vectors ask, of one place; what lies behind the text's end may become a quote.</summary>
    private static bool IsPlace(ReadOnlySpan<byte> text, int at) => text[at] switch
    {
        (byte)'=' or (byte)':' or (byte)'>' => true,
        (byte)'(' or (byte)',' => at + 1 >= text.Length || IsQuote(text[at + 1])
            || (text[at + 1] == ' ' && (at + 2 >= text.Length || IsQuote(text[at + 2]))),
        _ => false,
    };

    private static bool IsQuote(byte b) => b is (byte)'"' or (byte)'\'' or (byte)'`' or (byte)'\\';
}
