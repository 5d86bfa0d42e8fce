using System.Runtime.CompilerServices;

namespace System.Runtime.Intrinsics;

/// <summary>Makes and compares vectors of 32 bytes.</summary>
internal static class Vector256
{
    public static bool IsHardwareAccelerated => false;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<byte> Create(byte value) => new(Vector128.Create(value), Vector128.Create(value));

    public static Vector256<byte> Create(Vector128<byte> lower, Vector128<byte> upper) => new(lower, upper);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<byte> LoadUnsafe(ref byte source) => LoadUnsafe(ref source, 0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<byte> LoadUnsafe(ref byte source, nuint offset) =>
        new(Vector128.LoadUnsafe(ref source, offset), Vector128.LoadUnsafe(ref source, offset + 16));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<byte> Equals(Vector256<byte> left, Vector256<byte> right) =>
        new(Vector128.Equals(left.GetLower(), right.GetLower()), Vector128.Equals(left.GetUpper(), right.GetUpper()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<byte> LessThan(Vector256<byte> left, Vector256<byte> right) =>
        new(Vector128.LessThan(left.GetLower(), right.GetLower()), Vector128.LessThan(left.GetUpper(), right.GetUpper()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<byte> GreaterThan(Vector256<byte> left, Vector256<byte> right) => LessThan(right, left);

    public static Vector256<byte> AndNot(Vector256<byte> left, Vector256<byte> right) => left & ~right;
}
