using System.Diagnostics;
using System.Security.Cryptography;

namespace Redaction.KnownValues;

/// <summary>
/// Memory for a registered value: zeroed when it is allocated and when it is disposed, outside of the managed heap, and kept out
/// of swap space and core dumps where the system permits. Elsewhere than on Linux it is an array that the collector does not
/// move.
/// </summary>
/// <remarks>
/// <para>
/// Use after free cannot happen. A redactor on another thread may read <see cref="Span"/> at the moment in which the value is
/// forgotten, and it takes no lock. Therefore <see cref="Dispose"/> only zeroes: such a reader sees zeros, at worst in a part of
/// the value. The memory is given to another value only by the finalizer, when nobody holds this object any more.
/// </para>
/// <para>
/// A span does not keep the object alive. Who uses <see cref="Span"/> holds the object until after the last use of the span,
/// in a field that is still reachable or by <see cref="GC.KeepAlive"/>.
/// </para>
/// </remarks>
[DebuggerDisplay("{Length} bytes")]
internal sealed unsafe class SecretMemory : IDisposable
{
    /// <summary>How many live objects are in arrays, which have no protection.</summary>
    private static int s_arrays;

    private readonly SecretSlab? _slab;
    private readonly byte* _slot;
    private readonly byte[]? _array;

    private SecretMemory(int length)
    {
        Length = length;
        _slab = OperatingSystem.IsLinux() ? SecretPool.Take(length, out _slot) : null;
        if (_slab is null)
        {
            _array = GC.AllocateArray<byte>(length, pinned: true);
            Interlocked.Increment(ref s_arrays);
        }
    }

    ~SecretMemory()
    {
        Dispose();
        if (_slab is not null)
        {
            SecretPool.GiveBack(_slab, _slot, Length);
        }
        else if (_array is not null)
        {
            Interlocked.Decrement(ref s_arrays);
        }
    }

    /// <summary>What the system does for every value that is in memory now; without any, for the next one.</summary>
    public static MemoryProtection Protection =>
        OperatingSystem.IsLinux() && Volatile.Read(ref s_arrays) == 0 ? SecretPool.Protection : MemoryProtection.None;

    /// <summary>How many bytes were asked for.</summary>
    public int Length { get; }

    /// <summary>The bytes. Keep the object alive while the span is in use; see the remarks of the type.</summary>
    public Span<byte> Span => _array is not null ? _array : new Span<byte>(_slot, Length);

    /// <summary>Allocates so many bytes, all zero.</summary>
    public static SecretMemory Allocate(int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        return new SecretMemory(length);
    }

    /// <summary>Zeroes the bytes. May be called from any thread, at any time, any number of times.</summary>
#pragma warning disable CA1816 // the finalizer must still run: it alone may give the memory to another value
    public void Dispose()
    {
        CryptographicOperations.ZeroMemory(Span);
        GC.KeepAlive(this);
    }
#pragma warning restore CA1816

    /// <summary>The length; never the bytes.</summary>
    public override string ToString() => $"{Length} bytes";
}
