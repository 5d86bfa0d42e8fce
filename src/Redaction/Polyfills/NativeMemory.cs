namespace System.Runtime.InteropServices;

/// <summary>Memory outside of the managed heap.</summary>
internal static unsafe class NativeMemory
{
    public static void* AllocZeroed(nuint byteCount)
    {
        void* memory = (void*)Marshal.AllocHGlobal((nint)byteCount);
        Clear(memory, byteCount);
        return memory;
    }

    public static void Free(void* memory) => Marshal.FreeHGlobal((nint)memory);

    public static void Clear(void* memory, nuint byteCount)
    {
        byte* at = (byte*)memory;
        for (nuint left = byteCount; left > 0;)
        {
            int length = (int)Math.Min(left, 1u << 30);
            new Span<byte>(at, length).Clear();
            at += length;
            left -= (nuint)length;
        }
    }
}
