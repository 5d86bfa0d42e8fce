using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Redaction.Literals;

/// <summary>
/// Sorts the first bytes of all literals into buckets for <see cref="AnchorFilter"/> and writes the nibble tables. A bucket
/// accepts, at each of the first four positions, the cross product of the low and the high nibbles of its members, so what
/// matters is that members look alike: the literals are sorted by their first bytes, every one begins as a group of its own, and
/// the two neighbours whose union lets the least additional text pass, judged by how frequent bytes are in logs and source text,
/// are merged until as many groups are left as there are buckets. Sixteen buckets are a bank; a thousand literals want several
/// banks, each of which costs a look at the text and lets far fewer starts pass.
/// Cost: the square of the number of distinct openings in comparisons of numbers already known; well under a millisecond for a
/// thousand.
/// </summary>
internal static class AnchorBuckets
{
    /// <summary>Bytes looked at from a start on.</summary>
    public const int Positions = 4;

    /// <summary>Bytes of a table: its 16 entries, repeated to the widest vector so that none needs a broadcast.</summary>
    public const int TableSize = 64;

    /// <summary>Bytes of the tables of one bank.</summary>
    public const int BankSize = Positions * 4 * TableSize;

    private const int Buckets = 16;

    /// <summary>How many literals a bank is for.</summary>
    private const int PerBank = 128;

    private const int MaxBanks = 4;

    /// <summary>
    /// The tables: for each bank and position, by low and by high nibble for the first eight buckets, a bit for each, then the same
    /// for the other eight. They begin at <paramref name="start"/>, on a cache line, in an array that does not move.
    /// </summary>
    public static byte[] Build(IReadOnlyList<Literal> literals, out int start, out int banks)
    {
        banks = Math.Clamp((literals.Count + PerBank - 1) / PerBank, 1, MaxBanks);
        var groups = Merge(Group(literals), banks * Buckets);
        var tables = GC.AllocateArray<byte>((banks * BankSize) + TableSize - 1, pinned: true);
        start = (int)(-Marshal.UnsafeAddrOfPinnedArrayElement(tables, 0) & (TableSize - 1));
        for (var bucket = 0; bucket < groups.Count; bucket++)
        {
            var bank = bucket / Buckets * BankSize;
            groups[bucket].Write(tables.AsSpan(start + bank + (bucket % Buckets / 8 * 2 * TableSize)), (byte)(1 << (bucket % 8)));
        }

        return tables;
    }

    /// <summary>One group for each distinct opening, like beside like.</summary>
    private static List<AnchorGroup> Group(IReadOnlyList<Literal> literals)
    {
        var all = new AnchorGroup[literals.Count];
        for (var i = 0; i < all.Length; i++)
        {
            all[i] = AnchorGroup.Of(literals[i]);
        }

        Array.Sort(all);
        var groups = new List<AnchorGroup>();
        foreach (var group in all)
        {
            if (groups.Count == 0 || groups[^1] != group)
            {
                groups.Add(group);
            }
        }

        return groups;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static List<AnchorGroup> Merge(List<AnchorGroup> groups, int buckets)
    {
        var added = new List<double>(groups.Count);
        for (var i = 0; i + 1 < groups.Count; i++)
        {
            added.Add(Added(groups, i));
        }

        while (groups.Count > buckets)
        {
            var at = Least(CollectionsMarshal.AsSpan(added));
            groups[at] = groups[at].Union(groups[at + 1]);
            groups.RemoveAt(at + 1);
            added.RemoveAt(at);
            if (at > 0)
            {
                added[at - 1] = Added(groups, at - 1);
            }

            if (at < added.Count)
            {
                added[at] = Added(groups, at);
            }
        }

        return groups;
    }

    /// <summary>How much more text passes when a group and its neighbour share a bucket.</summary>
    private static double Added(List<AnchorGroup> groups, int at) =>
        groups[at].Union(groups[at + 1]).Passing - groups[at].Passing - groups[at + 1].Passing;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Least(ReadOnlySpan<double> values)
    {
        var least = 0;
        for (var i = 1; i < values.Length; i++)
        {
            least = values[i] < values[least] ? i : least;
        }

        return least;
    }
}
