using System.Runtime.CompilerServices;
using Redaction;

namespace System.Runtime.Intrinsics;

/// <summary>Makes and compares vectors of sixteen bytes.</summary>
internal static class Vector128
{
    public static bool IsHardwareAccelerated => false;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<byte> Create(byte value) => new(ByteLanes.Fill(value), ByteLanes.Fill(value));

    public static Vector128<byte> Create(
        byte e0, byte e1, byte e2, byte e3, byte e4, byte e5, byte e6, byte e7, byte e8, byte e9, byte e10, byte e11, byte e12, byte e13, byte e14, byte e15) =>
        new(Word(e0, e1, e2, e3, e4, e5, e6, e7), Word(e8, e9, e10, e11, e12, e13, e14, e15));

    public static Vector128<byte> LoadUnsafe(ref byte source) => LoadUnsafe(ref source, 0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<byte> LoadUnsafe(ref byte source, nuint offset)
    {
        ref byte start = ref Unsafe.Add(ref source, (nint)offset);
        return new(Unsafe.ReadUnaligned<ulong>(ref start), Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref start, 8)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<byte> Equals(Vector128<byte> left, Vector128<byte> right) =>
        new(ByteLanes.Equal(left.Lower, right.Lower), ByteLanes.Equal(left.Upper, right.Upper));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<byte> LessThan(Vector128<byte> left, Vector128<byte> right) =>
        new(ByteLanes.Less(left.Lower, right.Lower), ByteLanes.Less(left.Upper, right.Upper));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<byte> GreaterThan(Vector128<byte> left, Vector128<byte> right) => LessThan(right, left);

    /// <summary>The entries of a table at places below 16.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<byte> ShuffleNative(Vector128<byte> table, Vector128<byte> places) => new(Look(table, places.Lower), Look(table, places.Upper));

    [MethodImpl(Tiering.Loop)]
    private static ulong Look(Vector128<byte> table, ulong places)
    {
        ulong found = 0;
        for (int shift = 0; shift < 64; shift += 8)
        {
            int place = (int)(places >> shift) & 15;
            ulong half = place < 8 ? table.Lower : table.Upper;
            found |= ((half >> ((place & 7) * 8)) & 0xFF) << shift;
        }

        return found;
    }

    private static ulong Word(byte e0, byte e1, byte e2, byte e3, byte e4, byte e5, byte e6, byte e7) =>
        e0 | ((ulong)e1 << 8) | ((ulong)e2 << 16) | ((ulong)e3 << 24) | ((ulong)e4 << 32) | ((ulong)e5 << 40) | ((ulong)e6 << 48) | ((ulong)e7 << 56);
}
