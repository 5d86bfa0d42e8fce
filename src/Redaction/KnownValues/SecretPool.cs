using System.Numerics;

namespace Redaction.KnownValues;

/// <summary>
/// Hands out slots of slabs. Sizes are rounded up to a power of two or half way to it, and each size has slabs of its own, so that a slab is an
/// array: nothing to search, to split or to join. A slab of small slots is one page, because locked memory is scarce (64 KiB
/// a process on older systems); a value of more than 4 KiB gets a mapping of its own. Cost of both operations: constant.
/// </summary>
internal static unsafe class SecretPool
{
    private const int SmallestSlot = 32;
    private const int LargestSlot = 4096;
    private const int SlotsPerSlab = 16;

    private static readonly Lock s_lock = new();

    /// <summary>By size: the slabs that have a free slot, the one to be used next at the end.</summary>
    private static readonly List<SecretSlab>[] s_open = NewLists();

    /// <summary>By protection: how many slots are in use.</summary>
    private static readonly int[] s_used = new int[4];

    /// <summary>
    /// What every slot in use has; without any, what the next one would get.
    /// </summary>
    public static MemoryProtection Protection
    {
        get
        {
            lock (s_lock)
            {
                SecretSlab? probe = null;
                byte* slot = null;
                if (Array.TrueForAll(s_used, used => used == 0))
                {
                    probe = Take(SmallestSlot, out slot);
                    if (probe is null)
                    {
                        return MemoryProtection.None;
                    }
                }

                MemoryProtection all = MemoryProtection.Locked | MemoryProtection.ExcludedFromDumps;
                for (int protection = 0; protection < s_used.Length; protection++)
                {
                    all &= s_used[protection] > 0 ? (MemoryProtection)protection : all;
                }

                if (probe is not null)
                {
                    GiveBack(probe, slot, SmallestSlot);
                }

                return all;
            }
        }
    }

    /// <summary>Takes a zeroed slot for so many bytes; null where the system has no pages to give.</summary>
    public static SecretSlab? Take(int length, out byte* slot)
    {
        lock (s_lock)
        {
            SecretSlab? slab;
            if (length > LargestSlot)
            {
                slab = SecretSlab.Map(length, 1);
            }
            else
            {
                List<SecretSlab> open = s_open[ClassOf(length)];
                slab = open.Count > 0 ? open[^1] : null;
                if (slab is null)
                {
                    int size = SizeOf(ClassOf(length));
                    slab = SecretSlab.Map(size, Math.Max(SlotsPerSlab, Environment.SystemPageSize / size));
                    if (slab is not null)
                    {
                        open.Add(slab);
                    }
                }
            }

            if (slab is null)
            {
                slot = null;
                return null;
            }

            slot = slab.Take();
            s_used[(int)slab.Protection]++;
            if (slab.IsFull && length <= LargestSlot)
            {
                // it was the last in its list
                List<SecretSlab> open = s_open[ClassOf(length)];
                open.RemoveAt(open.Count - 1);
            }

            return slab;
        }
    }

    /// <summary>
    /// Gives a zeroed slot back. The last slab of its size stays mapped, so that a value that comes and goes does not map and
    /// unmap each time.
    /// </summary>
    public static void GiveBack(SecretSlab slab, byte* slot, int length)
    {
        lock (s_lock)
        {
            bool wasFull = slab.IsFull;
            slab.GiveBack(slot);
            s_used[(int)slab.Protection]--;
            if (length > LargestSlot)
            {
                slab.Unmap();
                return;
            }

            List<SecretSlab> open = s_open[ClassOf(length)];
            if (wasFull)
            {
                open.Add(slab);
            }

            if (slab.Used == 0 && open.Count > 1)
            {
                open.Remove(slab);
                slab.Unmap();
            }
        }
    }

    private static int ClassOf(int length)
    {
        int power = BitOperations.Log2((uint)(Math.Max(length, SmallestSlot) - 1)) + 1 - BitOperations.Log2(SmallestSlot);
        return (2 * power) - (power > 0 && length <= SizeOf((2 * power) - 1) ? 1 : 0);
    }

    /// <summary>32, 48, 64, 96, 128...: whole powers of two and half way between.</summary>
    private static int SizeOf(int sizeClass) => (sizeClass & 1) == 0 ? SmallestSlot << (sizeClass / 2) : (SmallestSlot * 3 / 2) << (sizeClass / 2);

    private static List<SecretSlab>[] NewLists()
    {
        var lists = new List<SecretSlab>[ClassOf(LargestSlot) + 1];
        for (int i = 0; i < lists.Length; i++)
        {
            lists[i] = [];
        }

        return lists;
    }
}
