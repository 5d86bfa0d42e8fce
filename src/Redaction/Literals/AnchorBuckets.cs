using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Redaction.Literals;

/// <summary>
/// Sorts the first bytes of all literals into sixteen buckets for <see cref="AnchorFilter"/> and writes the nibble tables. A
/// bucket accepts, at each of the first four positions, the cross product of the low and the high nibbles of its members, so
/// what matters is that members look alike: every literal begins as a group of its own, and the two groups whose union lets
/// the least additional text pass, judged by how frequent bytes are in logs and source text, are merged until sixteen are
/// left (Teddy as published puts literals into buckets in sorted order; for 150 rule anchors that lets three times as many
/// starts pass).
/// Cost: the square of the number of groups, at most <see cref="MaxGroups"/>; a millisecond or two.
/// </summary>
internal static class AnchorBuckets
{
    /// <summary>Bytes looked at from a start on.</summary>
    public const int Positions = 4;

    /// <summary>Bytes of a table: its 16 entries, repeated to the widest vector so that none needs a broadcast.</summary>
    public const int TableSize = 64;

    private const int Buckets = 16;
    private const int MaxGroups = 192;

    /// <summary>
    /// The tables: for each position, by low and by high nibble for the first eight buckets, a bit for each, then the same
    /// for the other eight. They begin at <paramref name="start"/>, on a cache line, in an array that does not move.
    /// </summary>
    public static byte[] Build(IReadOnlyList<Literal> literals, out int start)
    {
        var groups = Merge(Group(literals));
        var tables = GC.AllocateArray<byte>((Positions * 4 * TableSize) + TableSize - 1, pinned: true);
        start = (int)(-Marshal.UnsafeAddrOfPinnedArrayElement(tables, 0) & (TableSize - 1));
        for (var bucket = 0; bucket < groups.Count; bucket++)
        {
            groups[bucket].Write(tables.AsSpan(start + (bucket / 8 * 2 * TableSize)), (byte)(1 << (bucket % 8)));
        }

        return tables;
    }

    /// <summary>One group per literal; of too many literals neighbours in sorted order share one.</summary>
    private static List<AnchorGroup> Group(IReadOnlyList<Literal> literals)
    {
        var all = new AnchorGroup[literals.Count];
        for (var i = 0; i < all.Length; i++)
        {
            all[i] = AnchorGroup.Of(literals[i]);
        }

        Array.Sort(all);
        var distinct = 1;
        for (var i = 1; i < all.Length; i++)
        {
            if (all[i] != all[distinct - 1])
            {
                all[distinct++] = all[i];
            }
        }

        var perGroup = (distinct + MaxGroups - 1) / MaxGroups;
        var groups = new List<AnchorGroup>(MaxGroups);
        for (var i = 0; i < distinct; i++)
        {
            if (i % perGroup == 0)
            {
                groups.Add(all[i]);
            }
            else
            {
                groups[^1] = groups[^1].Union(all[i]);
            }
        }

        return groups;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static List<AnchorGroup> Merge(List<AnchorGroup> groups)
    {
        var partner = new int[groups.Count];
        var added = new double[groups.Count];
        for (var i = 0; i < groups.Count; i++)
        {
            FindPartner(i);
        }

        while (groups.Count > Buckets)
        {
            var one = added.AsSpan(0, groups.Count).IndexOf(Least(added.AsSpan(0, groups.Count)));
            var other = partner[one];
            groups[one] = groups[one].Union(groups[other]);

            // The last group moves into the gap, which is after `one`: a group's partner always stands after it.
            var last = groups.Count - 1;
            groups[other] = groups[last];
            groups.RemoveAt(last);
            for (var i = 0; i < groups.Count; i++)
            {
                if (i == one || i == other || partner[i] == one || partner[i] == other || partner[i] == last)
                {
                    FindPartner(i);
                }
                else
                {
                    Offer(i, one);
                    Offer(i, other);
                }
            }
        }

        return groups;

        void FindPartner(int i)
        {
            added[i] = double.MaxValue;
            for (var j = i + 1; j < groups.Count; j++)
            {
                Offer(i, j);
            }
        }

        void Offer(int i, int j)
        {
            if (j <= i || j >= groups.Count)
            {
                return;
            }

            var more = groups[i].Union(groups[j]).Passing - groups[i].Passing - groups[j].Passing;
            if (more < added[i])
            {
                (added[i], partner[i]) = (more, j);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Least(ReadOnlySpan<double> values)
    {
        var least = double.MaxValue;
        foreach (var value in values)
        {
            least = Math.Min(least, value);
        }

        return least;
    }
}
