using System.Numerics;
using System.Runtime.CompilerServices;

namespace System;

/// <summary>The bit counts of .NET, without the processor's instructions for them.</summary>
internal static class BitOperationsExtensions
{
    private const ulong DeBruijn = 0x03F79D71B4CB0A89;

    private static ReadOnlySpan<byte> Places =>
    [
        0, 1, 48, 2, 57, 49, 28, 3, 61, 58, 50, 42, 38, 29, 17, 4, 62, 55, 59, 36, 53, 51, 43, 22, 45, 39, 33, 30, 24, 18, 12, 5,
        63, 47, 56, 27, 60, 41, 37, 16, 54, 35, 52, 21, 44, 32, 23, 11, 46, 26, 40, 15, 34, 20, 31, 10, 25, 14, 19, 9, 13, 8, 7, 6,
    ];

    extension(BitOperations)
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static int TrailingZeroCount(ulong value) => value == 0 ? 64 : Places[(int)(((value & (0 - value)) * DeBruijn) >> 58)];

        public static int TrailingZeroCount(uint value) => value == 0 ? 32 : TrailingZeroCount((ulong)value);

        public static int TrailingZeroCount(int value) => TrailingZeroCount((uint)value);

        public static int LeadingZeroCount(ulong value) => value == 0 ? 64 : 63 - Log2(value);

        public static int Log2(ulong value)
        {
            // the highest bit alone, which is found like the lowest
            value |= value >> 1;
            value |= value >> 2;
            value |= value >> 4;
            value |= value >> 8;
            value |= value >> 16;
            value |= value >> 32;
            return value == 0 ? 0 : TrailingZeroCount(value ^ (value >> 1));
        }

        public static int Log2(uint value) => Log2((ulong)value);

        public static int PopCount(ulong value)
        {
            value -= (value >> 1) & 0x5555555555555555;
            value = (value & 0x3333333333333333) + ((value >> 2) & 0x3333333333333333);
            return (int)((((value + (value >> 4)) & 0x0F0F0F0F0F0F0F0F) * 0x0101010101010101) >> 56);
        }

        public static int PopCount(uint value) => PopCount((ulong)value);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static uint RotateLeft(uint value, int offset) => (value << offset) | (value >> (32 - offset));
    }
}
