namespace System.Runtime.Intrinsics.X86;

/// <summary>Instructions that netstandard2.0 cannot name; they are asked for first, and never there.</summary>
internal static class Ssse3
{
    public static bool IsSupported => false;

    public static Vector128<byte> Shuffle(Vector128<byte> table, Vector128<byte> places) => throw new PlatformNotSupportedException();
}
