using System.Runtime.InteropServices;

namespace Redaction.KnownValues.Search;

/// <summary>
/// The memory of one table of the index, outside of the managed heap, on Linux left out of core dumps, but not locked:
/// it is larger than what a process may lock. It is zeroed and given back by the finalizer, when no search holds it any more;
/// who uses <see cref="Start"/> keeps the object alive.
/// </summary>
internal sealed unsafe class IndexMemory
{
    private readonly nuint _length;
    private readonly bool _isPages;

    /// <param name="length">Bytes; all zero.</param>
    public IndexMemory(long length)
    {
        _length = (nuint)length;
        Start = OperatingSystem.IsLinux() ? LinuxPages.Map(_length, locked: false, out _) : null;
        _isPages = Start is not null;
        if (!_isPages)
        {
            Start = (byte*)NativeMemory.AllocZeroed(_length);
        }
    }

    ~IndexMemory()
    {
        NativeMemory.Clear(Start, _length);
        if (_isPages)
        {
            LinuxPages.Unmap(Start, _length);
        }
        else
        {
            NativeMemory.Free(Start);
        }
    }

    /// <summary>The first byte, at a multiple of eight.</summary>
    public byte* Start { get; }
}
