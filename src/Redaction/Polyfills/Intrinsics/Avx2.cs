namespace System.Runtime.Intrinsics.X86;

/// <summary>Instructions that netstandard2.0 cannot name; they are asked for first, and never there.</summary>
internal static class Avx2
{
    public static bool IsSupported => false;

    public static Vector256<byte> Shuffle(Vector256<byte> table, Vector256<byte> places) => throw new PlatformNotSupportedException();
}
