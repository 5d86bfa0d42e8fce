namespace Redaction.KnownValues;

/// <summary>
/// One mapping, cut into slots of one size. Slots that were never used are taken in order, then those that were given back.
/// Used under the pool's lock only.
/// </summary>
internal sealed unsafe class SecretSlab
{
    private readonly byte* _pages;
    private readonly nuint _length;
    private readonly int _slotSize;
    private readonly int[] _free;
    private int _freeCount;
    private int _untouched;

    private SecretSlab(byte* pages, nuint length, int slotSize, int slots, MemoryProtection protection)
    {
        _pages = pages;
        _length = length;
        _slotSize = slotSize;
        Slots = slots;
        Protection = protection;

        // room for all slots from the start: the finalizer gives slots back, and should not have to allocate
        _free = new int[slots];
    }

    /// <summary>What the kernel granted for the mapping.</summary>
    public MemoryProtection Protection { get; }

    /// <summary>How many slots there are.</summary>
    public int Slots { get; }

    /// <summary>How many slots are in use.</summary>
    public int Used { get; private set; }

    public bool IsFull => Used == Slots;

    /// <summary>Maps a slab; null where the system has no pages to give.</summary>
    public static SecretSlab? Map(int slotSize, int slots)
    {
        nuint page = (nuint)Environment.SystemPageSize;
        nuint length = ((nuint)slotSize * (nuint)slots + page - 1) / page * page;
        byte* pages = LinuxPages.Map(length, locked: true, out MemoryProtection protection);
        return pages is null ? null : new SecretSlab(pages, length, slotSize, slots, protection);
    }

    /// <summary>Takes a slot, which is zero throughout; the slab must not be full.</summary>
    public byte* Take()
    {
        int slot = _freeCount > 0 ? _free[--_freeCount] : _untouched++;
        Used++;
        return _pages + ((nuint)slot * (nuint)_slotSize);
    }

    /// <summary>Gives a slot back, which the caller has zeroed.</summary>
    public void GiveBack(byte* slot)
    {
        _free[_freeCount++] = (int)((nuint)(slot - _pages) / (nuint)_slotSize);
        Used--;
    }

    /// <summary>Gives the mapping back to the kernel; no slot may be in use.</summary>
    public void Unmap() => LinuxPages.Unmap(_pages, _length);
}
