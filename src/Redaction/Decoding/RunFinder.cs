using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Redaction.Decoding;

/// <summary>
/// Finds long runs of the letters of base64 (and so of hexadecimal). 64 bytes at a time become a bit mask by two lookups in
/// tables of sixteen (the nibbles of a byte must share a bit: the shuffle method of Muła and Lemire, "Faster Base64 Encoding
/// and Decoding using AVX2 Instructions", 2018); a run within the mask shows when the mask is laid over itself shifted by 1, 2,
/// 4, 8 and 4, one across masks by counting the ones at their ends.
/// </summary>
internal static class RunFinder
{
    /// <summary>The shortest run that is found: fewer letters cannot hold an encoded token.</summary>
    public const int Shortest = 20;

    // bit 0: A-O a-o, bit 1: P-Z p-z, bit 2: _, bit 3: 0-9, bit 4: + - /
    private static ReadOnlySpan<byte> LowNibbles =>
        [0b01010, 0b01011, 0b01011, 0b01011, 0b01011, 0b01011, 0b01011, 0b01011, 0b01011, 0b01011, 0b00011, 0b10001, 0b00001, 0b10001, 0b00001, 0b10101];

    private static ReadOnlySpan<byte> HighNibbles => [0, 0, 0b10000, 0b01000, 0b00001, 0b00110, 0b00001, 0b00010, 0, 0, 0, 0, 0, 0, 0, 0];

    /// <summary>Finds the first run of at least <see cref="Shortest"/> letters that starts at <paramref name="at"/> or later.</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">Where to start; a run that goes on from before is taken to start here.</param>
    /// <param name="start">Its first letter.</param>
    /// <param name="end">Behind its last letter within the text.</param>
    public static bool TryNext(ReadOnlySpan<byte> text, int at, out int start, out int end)
    {
        int ones = 0;
        ref byte first = ref MemoryMarshal.GetReference(text);
        int block = at;
        for (; block + 64 <= text.Length; block += 64)
        {
            ulong mask = Letters(ref Unsafe.Add(ref first, block));
            int opening = BitOperations.TrailingZeroCount(~mask);
            if (ones + opening >= Shortest)
            {
                start = block - ones;
                end = EndOf(text, block + opening, goesOn: opening == 64);
                return true;
            }

            ulong runs = mask & (mask >> 1);
            runs &= runs >> 2;
            runs &= runs >> 4;
            runs &= runs >> 8;
            runs &= runs >> 4;
            if (runs != 0)
            {
                int bit = BitOperations.TrailingZeroCount(runs);
                int length = BitOperations.TrailingZeroCount(~(mask >> bit));
                start = block + bit;
                end = EndOf(text, start + length, goesOn: bit + length >= 64);
                return true;
            }

            ones = BitOperations.LeadingZeroCount(~mask);
        }

        start = block - ones;
        for (int i = block; i < text.Length; i++)
        {
            if (!DecodeAlphabet.IsBase64(text[i]))
            {
                if (i - start >= Shortest)
                {
                    end = i;
                    return true;
                }

                start = i + 1;
            }
        }

        end = text.Length;
        return end - start >= Shortest;
    }

    private static int EndOf(ReadOnlySpan<byte> text, int at, bool goesOn)
    {
        if (!goesOn)
        {
            return at;
        }

        ref byte first = ref MemoryMarshal.GetReference(text);
        for (; at + 64 <= text.Length; at += 64)
        {
            int opening = BitOperations.TrailingZeroCount(~Letters(ref Unsafe.Add(ref first, at)));
            if (opening < 64)
            {
                return at + opening;
            }
        }

        while (at < text.Length && DecodeAlphabet.IsBase64(text[at]))
        {
            at++;
        }

        return at;
    }

    /// <summary>A bit for each of 64 bytes that is a letter.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Letters(ref byte text)
    {
        if (Avx512BW.IsSupported)
        {
            Vector512<byte> low = Vector512.Create(Vector256.Create(Low, Low), Vector256.Create(Low, Low));
            Vector512<byte> high = Vector512.Create(Vector256.Create(High, High), Vector256.Create(High, High));
            Vector512<byte> bytes = Vector512.LoadUnsafe(ref text);
            Vector512<byte> both = Avx512BW.Shuffle(low, bytes & Vector512.Create((byte)15)) & Avx512BW.Shuffle(high, bytes >>> 4);
            return ~Vector512.Equals(both, Vector512<byte>.Zero).ExtractMostSignificantBits();
        }

        if (Avx2.IsSupported)
        {
            return Letters256(ref text) | ((ulong)Letters256(ref Unsafe.Add(ref text, 32)) << 32);
        }

        return Letters128(ref text) | ((ulong)Letters128(ref Unsafe.Add(ref text, 16)) << 16)
            | ((ulong)Letters128(ref Unsafe.Add(ref text, 32)) << 32) | ((ulong)Letters128(ref Unsafe.Add(ref text, 48)) << 48);
    }

    private static Vector128<byte> Low => Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(LowNibbles));

    private static Vector128<byte> High => Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(HighNibbles));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Letters256(ref byte text)
    {
        Vector256<byte> bytes = Vector256.LoadUnsafe(ref text);
        Vector256<byte> both = Avx2.Shuffle(Vector256.Create(Low, Low), bytes & Vector256.Create((byte)15))
            & Avx2.Shuffle(Vector256.Create(High, High), bytes >>> 4);
        return ~Vector256.Equals(both, Vector256<byte>.Zero).ExtractMostSignificantBits();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Letters128(ref byte text)
    {
        Vector128<byte> bytes = Vector128.LoadUnsafe(ref text);
        Vector128<byte> both = Vector128.Shuffle(Low, bytes & Vector128.Create((byte)15)) & Vector128.Shuffle(High, bytes >>> 4);
        return (uint)(ushort)~Vector128.Equals(both, Vector128<byte>.Zero).ExtractMostSignificantBits();
    }
}
