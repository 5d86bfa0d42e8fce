using System.Runtime.InteropServices;

namespace Redaction.KnownValues;

/// <content>The kernel's functions.</content>
internal static unsafe partial class LinuxPages
{
    // no directory of the application is searched: a file named libc there must not be given the secrets' memory
    [LibraryImport("libc", EntryPoint = "mmap")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static partial void* MapPages(void* address, nuint length, int protection, int flags, int file, nint offset);

    [LibraryImport("libc", EntryPoint = "munmap")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static partial int UnmapPages(void* address, nuint length);

    [LibraryImport("libc", EntryPoint = "madvise")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static partial int Advise(void* address, nuint length, int advice);

    [LibraryImport("libc", EntryPoint = "mlock")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static partial int LockPages(void* address, nuint length);
}
