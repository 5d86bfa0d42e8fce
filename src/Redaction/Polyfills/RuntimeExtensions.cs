using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace System;

/// <summary>Members that .NET has added to types of netstandard2.0.</summary>
internal static class RuntimeExtensions
{
    extension(MemoryMarshal)
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static ref T GetArrayDataReference<T>(T[] array) => ref MemoryMarshal.GetReference(array.AsSpan());
    }

    extension(Array)
    {
        public static int MaxLength => 0x7FFFFFC7;

        public static void Fill<T>(T[] array, T value) => array.AsSpan().Fill(value);

        public static void Clear(Array array) => Array.Clear(array, 0, array.Length);
    }

    extension(Math)
    {
        public static double Log2(double value) => Math.Log(value) / Math.Log(2);

        public static (uint Quotient, uint Remainder) DivRem(uint left, uint right) => (left / right, left % right);
    }
}
