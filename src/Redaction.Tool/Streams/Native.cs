using System.Runtime.InteropServices;

namespace Redaction.Tool.Streams;

/// <summary>
/// The few calls to the system that .NET has no API for, through the runtime's own portable layer: one shape on every Unix,
/// there whenever the runtime is, linked in by a native build.
/// </summary>
internal static unsafe partial class Native
{
    /// <summary>errno of a write that nobody reads; the same number on all systems.</summary>
    public const int BrokenPipe = 32;

    /// <summary>What a poll waits for: something to read, or the end.</summary>
    public const short Readable = 1;

    /// <summary>What a poll waits for: room to write.</summary>
    public const short Writable = 4;

    private const string Library = "libSystem.Native";
    private const int CloseOnExec = 1;

    /// <summary>errno of a descriptor that would block: EAGAIN.</summary>
    public static int WouldBlock { get; } = OperatingSystem.IsLinux() ? 11 : 35;

    /// <summary>
    /// Whether a standard descriptor came from our parent. One that was closed is soon taken by a file that the runtime opens,
    /// and to write there would be to write into that file; but such a file is marked to be closed in children, and what came
    /// from a parent cannot be.
    /// </summary>
    public static bool IsInherited(nint descriptor)
    {
        int flags = GetDescriptorFlags(descriptor);
        return flags >= 0 && (flags & CloseOnExec) == 0;
    }

    /// <summary>The columns of a terminal; null when it is none or does not tell.</summary>
    public static int? Columns(nint descriptor)
    {
        WindowSize size = default;
        return GetWindowSize(descriptor, &size) == 0 && size.Columns > 0 ? size.Columns : null;
    }

    /// <summary>Waits until a descriptor is ready; false when the time runs out first. -1 waits for ever.</summary>
    public static bool Poll(nint descriptor, short events, int milliseconds)
    {
        var poll = new PollEvent { Descriptor = (int)descriptor, Events = events };
        uint triggered;
        return Poll(&poll, 1, milliseconds, &triggered) != 0 || triggered != 0;
    }

    /// <summary>The type bits of a file's mode, of the link itself where it is one; -1 when there is no such file.</summary>
    public static int Mode(string path)
    {
        // Flags and Mode are the first two fields of a longer structure
        int* status = stackalloc int[64];
        return LinkStatus(path, status) == 0 ? status[1] & 0xF000 : -1;
    }

    [LibraryImport(Library, EntryPoint = "SystemNative_Read", SetLastError = true)]
    public static partial int Read(nint descriptor, byte* buffer, int length);

    [LibraryImport(Library, EntryPoint = "SystemNative_Write", SetLastError = true)]
    public static partial int Write(nint descriptor, byte* buffer, int length);

    [LibraryImport(Library, EntryPoint = "SystemNative_IsATty")]
    public static partial int IsTerminal(nint descriptor);

    [LibraryImport(Library, EntryPoint = "SystemNative_FcntlGetFD")]
    private static partial int GetDescriptorFlags(nint descriptor);

    [LibraryImport(Library, EntryPoint = "SystemNative_GetWindowSize")]
    private static partial int GetWindowSize(nint descriptor, WindowSize* size);

    [LibraryImport(Library, EntryPoint = "SystemNative_Poll")]
    private static partial int Poll(PollEvent* events, uint count, int milliseconds, uint* triggered);

    [LibraryImport(Library, EntryPoint = "SystemNative_LStat", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int LinkStatus(string path, int* status);

    private struct PollEvent
    {
        public int Descriptor;
        public short Events;
        public short Triggered;
    }

    private struct WindowSize
    {
        public ushort Rows;
        public ushort Columns;
        public ushort Width;
        public ushort Height;
    }
}
