using System.Runtime.CompilerServices;

namespace System.Runtime.Intrinsics;

/// <summary>Makes and compares vectors of 64 bytes.</summary>
internal static class Vector512
{
    public static bool IsHardwareAccelerated => false;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<byte> Create(byte value) => new(Vector256.Create(value), Vector256.Create(value));

    public static Vector512<byte> Create(Vector256<byte> lower, Vector256<byte> upper) => new(lower, upper);

    /// <summary>The bytes of a span of this size.</summary>
    public static Vector512<byte> Create<T>(ReadOnlySpan<byte> bytes)
        where T : struct => LoadUnsafe(ref InteropServices.MemoryMarshal.GetReference(bytes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<byte> LoadUnsafe(ref byte source) => LoadUnsafe(ref source, 0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<byte> LoadUnsafe(ref byte source, nuint offset) =>
        new(Vector256.LoadUnsafe(ref source, offset), Vector256.LoadUnsafe(ref source, offset + 32));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<byte> Equals(Vector512<byte> left, Vector512<byte> right) =>
        new(Vector256.Equals(left.GetLower(), right.GetLower()), Vector256.Equals(left.GetUpper(), right.GetUpper()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<byte> LessThan(Vector512<byte> left, Vector512<byte> right) =>
        new(Vector256.LessThan(left.GetLower(), right.GetLower()), Vector256.LessThan(left.GetUpper(), right.GetUpper()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<byte> GreaterThan(Vector512<byte> left, Vector512<byte> right) => LessThan(right, left);

    public static Vector512<byte> AndNot(Vector512<byte> left, Vector512<byte> right) => left & ~right;
}
