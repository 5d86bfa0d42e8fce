using System.Runtime.InteropServices;

namespace Redaction.KnownValues;

/// <content>The kernel's functions, without the generated stubs of .NET.</content>
internal static unsafe partial class LinuxPages
{
    // no directory of the application is searched: a file named libc there must not be given the secrets' memory
    [DllImport("libc", EntryPoint = "mmap")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern void* MapPages(void* address, nuint length, int protection, int flags, int file, nint offset);

    [DllImport("libc", EntryPoint = "munmap")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int UnmapPages(void* address, nuint length);

    [DllImport("libc", EntryPoint = "madvise")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int Advise(void* address, nuint length, int advice);

    [DllImport("libc", EntryPoint = "mlock")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int LockPages(void* address, nuint length);
}
