using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Redaction.Literals;

/// <summary>16 starts at once, for SSSE3, Arm and whatever else has a byte shuffle.</summary>
internal readonly struct AnchorBlock128 : IAnchorBlock
{
    public int Width => 16;

    // The tables are loaded where they are used: they are in the first-level cache, there are too many for the registers,
    // and so a call costs nothing before its first vector.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Survivors(ref byte text, ref byte tables)
    {
        var nibble = Vector128.Create((byte)15);
        var bytes0 = Vector128.LoadUnsafe(ref text);
        var bytes1 = Vector128.LoadUnsafe(ref text, 1);
        var bytes2 = Vector128.LoadUnsafe(ref text, 2);
        var bytes3 = Vector128.LoadUnsafe(ref text, 3);
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
        return (ushort)~Vector128.Equals(buckets, Vector128<byte>.Zero).ExtractMostSignificantBits();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Look(ref byte tables, nuint table, Vector128<byte> nibbles)
        => ByteTable.Look(Vector128.LoadUnsafe(ref tables, table * AnchorBuckets.TableSize), nibbles);
}
