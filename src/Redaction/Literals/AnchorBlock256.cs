using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Redaction.Literals;

/// <summary>32 starts at once, for AVX2.</summary>
internal readonly struct AnchorBlock256 : IAnchorBlock
{
    public int Width => 32;

    // The tables are loaded where they are used: they are in the first-level cache, there are too many for the registers,
    // and so a call costs nothing before its first vector.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Survivors(ref byte text, ref byte tables)
    {
        var nibble = Vector256.Create((byte)15);
        var bytes0 = Vector256.LoadUnsafe(ref text);
        var bytes1 = Vector256.LoadUnsafe(ref text, 1);
        var bytes2 = Vector256.LoadUnsafe(ref text, 2);
        var bytes3 = Vector256.LoadUnsafe(ref text, 3);
        var low0 = bytes0 & nibble;
        var low1 = bytes1 & nibble;
        var low2 = bytes2 & nibble;
        var low3 = bytes3 & nibble;
        var high0 = bytes0 >>> 4;
        var high1 = bytes1 >>> 4;
        var high2 = bytes2 >>> 4;
        var high3 = bytes3 >>> 4;
        var buckets =
            (Look(ref tables, 0, low0) & Look(ref tables, 1, high0) & Look(ref tables, 4, low1) & Look(ref tables, 5, high1)
                & Look(ref tables, 8, low2) & Look(ref tables, 9, high2) & Look(ref tables, 12, low3) & Look(ref tables, 13, high3))
            | (Look(ref tables, 2, low0) & Look(ref tables, 3, high0) & Look(ref tables, 6, low1) & Look(ref tables, 7, high1)
                & Look(ref tables, 10, low2) & Look(ref tables, 11, high2) & Look(ref tables, 14, low3) & Look(ref tables, 15, high3));
        return (uint)~Vector256.Equals(buckets, Vector256<byte>.Zero).ExtractMostSignificantBits();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> Look(ref byte tables, nuint table, Vector256<byte> nibbles)
        => Avx2.Shuffle(Vector256.LoadUnsafe(ref tables, table * AnchorBuckets.TableSize), nibbles);
}
