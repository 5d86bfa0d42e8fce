using System.Runtime.InteropServices;

namespace Redaction.Tool.Running.Posix;

/// <summary>The calls that pseudo-terminals and the settings of a terminal take.</summary>
internal static unsafe partial class TerminalCalls
{
    /// <summary>More than any system's <c>struct termios</c> has, in bytes: 60 on Linux, 72 on macOS.</summary>
    public const int SettingsSize = 256;

    /// <summary>tcsetattr: at once.</summary>
    public const int Now = 0;

    private const string Library = "libc";

    /// <summary>Opens for reading and writing; in a session leader without a controlling terminal it becomes that.</summary>
    public const int ReadWrite = 2;

    /// <summary>Opens for reading and writing, not as our controlling terminal, closed in children.</summary>
    public static int OpenFlags { get; } = OperatingSystem.IsLinux() ? 0x2 | 0x100 | 0x80000 : 0x2 | 0x20000 | 0x1000000;

    // asm-generic/ioctls.h; sys/ttycom.h
    private static nuint SetSizeRequest { get; } = OperatingSystem.IsLinux() ? 0x5414u : 0x80087467u;

    private static nuint GetSizeRequest { get; } = OperatingSystem.IsLinux() ? 0x5413u : 0x40087468u;

    private static nuint ControlRequest { get; } = OperatingSystem.IsLinux() ? 0x540Eu : 0x20007461u;

    /// <summary>The size of a terminal's window; false when it has none.</summary>
    public static bool TryGetSize(int descriptor, WindowSize* size) => Control(descriptor, GetSizeRequest, (nint)size) == 0;

    /// <summary>Sets the size; the kernel tells the foreground processes of that terminal.</summary>
    public static void SetSize(int descriptor, WindowSize* size) => Control(descriptor, SetSizeRequest, (nint)size);

    /// <summary>Makes a terminal the controlling one of a session leader; changes nothing where it is already.</summary>
    public static void TakeControl(int descriptor) => Control(descriptor, ControlRequest, 0);

    [LibraryImport(Library, EntryPoint = "posix_openpt", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    public static partial int OpenMaster(int flags);

    [LibraryImport(Library, EntryPoint = "grantpt", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    public static partial int Grant(int master);

    [LibraryImport(Library, EntryPoint = "unlockpt", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    public static partial int Unlock(int master);

    [LibraryImport(Library, EntryPoint = "ptsname", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    public static partial byte* NameOfSlave(int master);

    // variadic, but the third argument is read only when a file is made
    [LibraryImport(Library, EntryPoint = "open", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    public static partial int Open(byte* path, int flags);

    [LibraryImport(Library, EntryPoint = "tcgetattr")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    public static partial int GetSettings(int descriptor, byte* settings);

    [LibraryImport(Library, EntryPoint = "tcsetattr")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    public static partial int SetSettings(int descriptor, int when, byte* settings);

    [LibraryImport(Library, EntryPoint = "cfmakeraw")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    public static partial void MakeRaw(byte* settings);

    [LibraryImport(Library, EntryPoint = "tcgetpgrp")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    public static partial int GetForegroundGroup(int descriptor);

    [LibraryImport(Library, EntryPoint = "tcsetpgrp")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    public static partial int SetForegroundGroup(int descriptor, int group);

    /// <summary>
    /// ioctl is variadic. Apple's ABI for ARM64 passes variadic arguments on the stack, so there the registers of six named
    /// arguments are filled up first; elsewhere they go where named ones go.
    /// </summary>
    private static int Control(int descriptor, nuint request, nint argument) =>
        OperatingSystem.IsMacOS() && RuntimeInformation.ProcessArchitecture == Architecture.Arm64
            ? Control(descriptor, request, 0, 0, 0, 0, 0, 0, argument)
            : ControlPlain(descriptor, request, argument);

    [LibraryImport(Library, EntryPoint = "ioctl")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static partial int ControlPlain(int descriptor, nuint request, nint argument);

    [LibraryImport(Library, EntryPoint = "ioctl")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static partial int Control(int descriptor, nuint request, nint x2, nint x3, nint x4, nint x5, nint x6, nint x7, nint argument);
}
