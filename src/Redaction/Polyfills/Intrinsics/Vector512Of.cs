using System.Runtime.CompilerServices;

namespace System.Runtime.Intrinsics;

/// <summary>Sixty-four bytes as two halves: what the engine uses of .NET's vectors, in plain arithmetic.</summary>
/// <typeparam name="T">Byte; there is no other here.</typeparam>
internal readonly struct Vector512<T>(Vector256<T> lower, Vector256<T> upper)
    where T : struct
{
    public static int Count => 64;

    public static Vector512<T> Zero => default;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> operator &(Vector512<T> left, Vector512<T> right) =>
        new(left.GetLower() & right.GetLower(), left.GetUpper() & right.GetUpper());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> operator |(Vector512<T> left, Vector512<T> right) =>
        new(left.GetLower() | right.GetLower(), left.GetUpper() | right.GetUpper());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> operator ~(Vector512<T> vector) => new(~vector.GetLower(), ~vector.GetUpper());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> operator -(Vector512<T> left, Vector512<T> right) =>
        new(left.GetLower() - right.GetLower(), left.GetUpper() - right.GetUpper());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> operator >>>(Vector512<T> vector, int count) => new(vector.GetLower() >>> count, vector.GetUpper() >>> count);

    public Vector256<T> GetLower() => lower;

    public Vector256<T> GetUpper() => upper;

    /// <summary>The highest bit of each byte.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong ExtractMostSignificantBits() =>
        lower.ExtractMostSignificantBits() | ((ulong)upper.ExtractMostSignificantBits() << 32);
}
