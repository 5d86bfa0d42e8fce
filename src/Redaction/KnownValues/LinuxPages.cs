namespace Redaction.KnownValues;

/// <summary>
/// Pages asked of the Linux kernel, outside of the managed heap: the collector does not know them, so it neither moves nor
/// copies what they hold. They are locked in RAM and left out of core dumps as far as the kernel permits, and a forked child
/// sees them zeroed (harmless between fork and exec, which is all .NET does in a child).
/// </summary>
internal static unsafe partial class LinuxPages
{
    private const int ReadWrite = 0x1 | 0x2;
    private const int PrivateAnonymous = 0x02 | 0x20;
    private const int DontDump = 16;
    private const int WipeOnFork = 18;

    /// <summary>Maps zeroed pages; null where the system has none to give.</summary>
    /// <param name="length">Their bytes.</param>
    /// <param name="locked">Whether to lock them in RAM: a process may lock little.</param>
    /// <param name="protection">What the kernel granted.</param>
    public static byte* Map(nuint length, bool locked, out MemoryProtection protection)
    {
        protection = MemoryProtection.None;
        void* pages = MapPages(null, length, ReadWrite, PrivateAnonymous, -1, 0);
        if (pages == (void*)-1)
        {
            return null;
        }

        // a kernel before 4.14 refuses this; it protects only programs that fork without exec, which .NET does not
        _ = Advise(pages, length, WipeOnFork);
        protection |= Advise(pages, length, DontDump) == 0 ? MemoryProtection.ExcludedFromDumps : MemoryProtection.None;
        protection |= locked && LockPages(pages, length) == 0 ? MemoryProtection.Locked : MemoryProtection.None;
        return (byte*)pages;
    }

    /// <summary>Gives pages back; the caller has zeroed them.</summary>
    public static void Unmap(byte* pages, nuint length) => _ = UnmapPages(pages, length);
}
