using System.Runtime.CompilerServices;

namespace System.Runtime.Intrinsics;

/// <summary>Sixteen bytes in two words: what the engine uses of .NET's vectors, in plain arithmetic.</summary>
/// <typeparam name="T">Byte; there is no other here.</typeparam>
internal readonly struct Vector128<T>(ulong lower, ulong upper)
    where T : struct
{
    public static int Count => 16;

    public static Vector128<T> Zero => default;

    internal ulong Lower => lower;

    internal ulong Upper => upper;

    /// <summary>The byte at a place.</summary>
    public byte this[int index] => (byte)((index < 8 ? lower : upper) >> ((index & 7) * 8));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> operator &(Vector128<T> left, Vector128<T> right) => new(left.Lower & right.Lower, left.Upper & right.Upper);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> operator |(Vector128<T> left, Vector128<T> right) => new(left.Lower | right.Lower, left.Upper | right.Upper);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> operator ~(Vector128<T> vector) => new(~vector.Lower, ~vector.Upper);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> operator -(Vector128<T> left, Vector128<T> right) =>
        new(ByteLanes.Subtract(left.Lower, right.Lower), ByteLanes.Subtract(left.Upper, right.Upper));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> operator >>>(Vector128<T> vector, int count) =>
        new(ByteLanes.ShiftRight(vector.Lower, count), ByteLanes.ShiftRight(vector.Upper, count));

    /// <summary>The highest bit of each byte.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint ExtractMostSignificantBits() => ByteLanes.HighBits(lower) | (ByteLanes.HighBits(upper) << 8);
}
