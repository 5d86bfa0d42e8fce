using System.Runtime.CompilerServices;

namespace Redaction.KnownValues.Search;

/// <summary>
/// The memory of one table of the index, outside of the managed heap on Linux and left out of core dumps there, but not locked:
/// it is larger than what a process may lock. It is zeroed and given back by the finalizer, when no search holds it any more;
/// who uses <see cref="Start"/> keeps the object alive.
/// </summary>
internal sealed unsafe class IndexMemory
{
    private readonly nuint _length;
    private readonly byte[]? _array;

    /// <param name="length">Bytes; all zero.</param>
    public IndexMemory(long length)
    {
        _length = (nuint)length;
        Start = OperatingSystem.IsLinux() ? LinuxPages.Map(_length, locked: false, out _) : null;
        if (Start is null)
        {
            _array = GC.AllocateArray<byte>(checked((int)length), pinned: true);
            Start = (byte*)Unsafe.AsPointer(ref _array[0]);
        }
    }

    ~IndexMemory()
    {
        NativeClear();
        if (_array is null)
        {
            LinuxPages.Unmap(Start, _length);
        }
    }

    /// <summary>The first byte, at a multiple of eight.</summary>
    public byte* Start { get; }

    private void NativeClear() => System.Runtime.InteropServices.NativeMemory.Clear(Start, _length);
}
