using System.Runtime.CompilerServices;

namespace System.Runtime.Intrinsics;

/// <summary>Thirty-two bytes as two halves: what the engine uses of .NET's vectors, in plain arithmetic.</summary>
/// <typeparam name="T">Byte; there is no other here.</typeparam>
internal readonly struct Vector256<T>(Vector128<T> lower, Vector128<T> upper)
    where T : struct
{
    public static int Count => 32;

    public static Vector256<T> Zero => default;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> operator &(Vector256<T> left, Vector256<T> right) =>
        new(left.GetLower() & right.GetLower(), left.GetUpper() & right.GetUpper());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> operator |(Vector256<T> left, Vector256<T> right) =>
        new(left.GetLower() | right.GetLower(), left.GetUpper() | right.GetUpper());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> operator ~(Vector256<T> vector) => new(~vector.GetLower(), ~vector.GetUpper());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> operator -(Vector256<T> left, Vector256<T> right) =>
        new(left.GetLower() - right.GetLower(), left.GetUpper() - right.GetUpper());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> operator >>>(Vector256<T> vector, int count) => new(vector.GetLower() >>> count, vector.GetUpper() >>> count);

    public Vector128<T> GetLower() => lower;

    public Vector128<T> GetUpper() => upper;

    /// <summary>The highest bit of each byte.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint ExtractMostSignificantBits() =>
        lower.ExtractMostSignificantBits() | ((uint)upper.ExtractMostSignificantBits() << 16);
}
