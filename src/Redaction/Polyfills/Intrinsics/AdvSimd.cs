namespace System.Runtime.Intrinsics.Arm;

/// <summary>Instructions that netstandard2.0 cannot name; they are asked for first, and never there.</summary>
internal static class AdvSimd
{
    internal static class Arm64
    {
        public static bool IsSupported => false;

        public static Vector128<byte> VectorTableLookup(Vector128<byte> table, Vector128<byte> places) => throw new PlatformNotSupportedException();
    }
}
