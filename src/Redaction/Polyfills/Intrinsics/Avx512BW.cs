namespace System.Runtime.Intrinsics.X86;

/// <summary>Instructions that netstandard2.0 cannot name; they are asked for first, and never there.</summary>
internal static class Avx512BW
{
    public static bool IsSupported => false;

    public static Vector512<byte> Shuffle(Vector512<byte> table, Vector512<byte> places) => throw new PlatformNotSupportedException();
}
