using System.Runtime.CompilerServices;

namespace System.Runtime.Intrinsics;

/// <summary>Eight bytes in a word, worked on side by side without carries from one to the next.</summary>
internal static class ByteLanes
{
    private const ulong High = 0x8080808080808080;
    private const ulong Ones = 0x0101010101010101;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Fill(byte value) => value * Ones;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Subtract(ulong left, ulong right) => ((left | High) - (right & ~High)) ^ ((left ^ ~right) & High);

    /// <summary>All bits of each byte that is equal.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Equal(ulong left, ulong right)
    {
        ulong different = left ^ right;
        return Spread(~(((different & ~High) + ~High) | different));
    }

    /// <summary>All bits of each byte that is less, without a sign.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Less(ulong left, ulong right)
    {
        // without a borrow among the lower seven bits the highest one stays
        ulong notLess = (left | High) - (right & ~High);
        return Spread((~left & right) | (~(left ^ right) & ~notLess));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong ShiftRight(ulong bytes, int count) => (bytes >> count) & (Ones * (0xFFu >> count));

    /// <summary>The highest bit of each byte, that of the first as the lowest.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint HighBits(ulong bytes) => (uint)(((bytes & High) * 0x0002040810204081) >> 56);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Spread(ulong highBits) => ((highBits & High) >> 7) * 0xFF;
}
