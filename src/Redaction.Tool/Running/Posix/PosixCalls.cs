using System.Runtime.InteropServices;

namespace Redaction.Tool.Running.Posix;

/// <summary>
/// The calls to the system that starting, watching and signalling a process takes. No directory of the application is searched: a
/// file named libc there must not be given a child's environment.
/// </summary>
internal static unsafe partial class PosixCalls
{
    /// <summary>errno: no such file.</summary>
    public const int NotFound = 2;

    /// <summary>errno: interrupted by a signal.</summary>
    public const int Interrupted = 4;

    /// <summary>errno: the other end of a terminal has gone.</summary>
    public const int Gone = 5;

    /// <summary>errno: neither a binary nor a script with an interpreter.</summary>
    public const int NotExecutable = 8;

    /// <summary>errno: permission denied.</summary>
    public const int Denied = 13;

    /// <summary>errno: a part of the path is no folder.</summary>
    public const int NotFolder = 20;

    /// <summary>waitpid: tell of stopped children too.</summary>
    public const int Untraced = 2;

    private const string Library = "libc";
    private const string Runtime = "libSystem.Native";

    [LibraryImport(Library, EntryPoint = "posix_spawn")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    public static partial int Spawn(int* process, byte* path, void* actions, void* attributes, byte** arguments, byte** environment);

    [LibraryImport(Library, EntryPoint = "posix_spawnattr_init")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    public static partial int InitAttributes(void* attributes);

    [LibraryImport(Library, EntryPoint = "posix_spawnattr_destroy")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    public static partial int DestroyAttributes(void* attributes);

    [LibraryImport(Library, EntryPoint = "posix_spawnattr_setflags")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    public static partial int SetFlags(void* attributes, short flags);

    [LibraryImport(Library, EntryPoint = "posix_spawnattr_setsigdefault")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    public static partial int SetDefaultSignals(void* attributes, void* signals);

    [LibraryImport(Library, EntryPoint = "posix_spawn_file_actions_init")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    public static partial int InitActions(void* actions);

    [LibraryImport(Library, EntryPoint = "posix_spawn_file_actions_destroy")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    public static partial int DestroyActions(void* actions);

    [LibraryImport(Library, EntryPoint = "posix_spawn_file_actions_adddup2")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    public static partial int AddDuplicate(void* actions, int from, int to);

    [LibraryImport(Library, EntryPoint = "posix_spawn_file_actions_addopen")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    public static partial int AddOpen(void* actions, int descriptor, byte* path, int flags, uint mode);

    [LibraryImport(Library, EntryPoint = "sigemptyset")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    public static partial int EmptySet(void* signals);

    [LibraryImport(Library, EntryPoint = "sigaddset")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    public static partial int AddToSet(void* signals, int signal);

    [LibraryImport(Library, EntryPoint = "signal")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    public static partial nint SetHandler(int signal, nint handler);

    [LibraryImport(Library, EntryPoint = "sigaction")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    public static partial int GetAction(int signal, nint none, nint* action);

    [LibraryImport(Library, EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    public static partial int Kill(int process, int signal);

    [LibraryImport(Library, EntryPoint = "waitpid", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    public static partial int Wait(int process, int* status, int options);

    [LibraryImport(Library, EntryPoint = "waitid", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    public static partial int WaitAndLeave(int kind, uint process, void* info, int options);

    [LibraryImport(Library, EntryPoint = "getpgrp")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    public static partial int OwnGroup();

    [LibraryImport(Library, EntryPoint = "access", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    public static partial int Access(byte* path, int mode);

    [LibraryImport(Runtime, EntryPoint = "SystemNative_GetEnviron")]
    public static partial byte** GetEnvironment();

    [LibraryImport(Runtime, EntryPoint = "SystemNative_FreeEnviron")]
    public static partial void FreeEnvironment(byte** environment);

    [LibraryImport(Runtime, EntryPoint = "SystemNative_Pipe", SetLastError = true)]
    public static partial int Pipe(int* ends, int flags);

    [LibraryImport(Runtime, EntryPoint = "SystemNative_FcntlSetPipeSz")]
    public static partial int SetPipeSize(nint descriptor, int size);

    [LibraryImport(Runtime, EntryPoint = "SystemNative_Close")]
    public static partial int Close(nint descriptor);

    [LibraryImport(Runtime, EntryPoint = "SystemNative_Poll")]
    public static partial int Poll(PollEvent* events, uint count, int milliseconds, uint* triggered);
}
