using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Redaction.Literals;

/// <summary>
/// Finds where one of many long literals may start, looking only at every k-th position. With m the length of the shortest
/// literal (at most <see cref="MaxReach"/>), any m bytes of text that begin a literal contain one sampled gram of four bytes
/// if a gram is sampled every m - 3 bytes; a bitmap indexed by hash has the grams of all literals at offsets 0 to m - 4. Text
/// that is not like any literal costs one look-up in m - 3 bytes.
/// <para>
/// A gram that is in the bitmap names a window of m - 3 possible starts, nearly always for nothing. Each of them must have
/// its first eight bytes in a second bitmap, so the automaton is not woken by a false alarm. Text in which every gram is in
/// the bitmap therefore costs one look-up per byte, still less than the automaton.
/// </para>
/// When some literal ignores case all grams are taken with letters in lower case. The bitmaps grow with the number of
/// literals, to keep accidental hits at about one in a hundred.
/// Sampling at the stride of the shortest pattern is the idea of Wu and Manber, "A fast algorithm for multi-pattern
/// searching", 1994, turned around: the stride is fixed, so that samples do not depend on each other.
/// </summary>
internal readonly struct SampledFilter : ILiteralFilter
{
    /// <summary>Shortest literal that can be filtered.</summary>
    public const int MinLength = 5;

    /// <summary>From this length on sampling beats looking at every position.</summary>
    public const int WorthwhileLength = 8;

    private const int MaxReach = 16;
    private const int Gram = 4;
    private const int Head = 8;
    private readonly uint[]? _grams;
    private readonly uint[]? _heads;
    private readonly uint _gramFold;
    private readonly ulong _headFold;
    private readonly ulong _headMask;
    private readonly int _gramShift;
    private readonly int _headShift;
    private readonly int _reach;

    public SampledFilter(IReadOnlyList<Literal> literals, int shortest)
    {
        _reach = Math.Min(shortest, MaxReach);
        _headMask = shortest >= Head ? ulong.MaxValue : (1UL << (shortest * 8)) - 1;
        foreach (var literal in literals)
        {
            _gramFold |= literal.IgnoreCase ? 0x20202020u : 0;
        }

        _headFold = _gramFold | ((ulong)_gramFold << 32);
        var offsets = _reach - Gram + 1;
        var gramBits = BitsFor((long)literals.Count * offsets * 64);
        var headBits = BitsFor((long)literals.Count * 32);
        _gramShift = 32 - gramBits;
        _headShift = 64 - headBits;
        _grams = GC.AllocateArray<uint>(1 << (gramBits - 5), pinned: true);
        _heads = GC.AllocateArray<uint>(1 << (headBits - 5), pinned: true);
        Span<byte> head = stackalloc byte[Head];
        foreach (var literal in literals)
        {
            var bytes = literal.Bytes.Span;
            for (var offset = 0; offset < offsets; offset++)
            {
                Set(_grams, GramSlot(ref MemoryMarshal.GetReference(bytes[offset..]), _gramFold, _gramShift));
            }

            head.Clear();
            bytes[..Math.Min(Head, bytes.Length)].CopyTo(head);
            Set(_heads, HeadSlot(MemoryMarshal.Read<ulong>(head)));
        }

        head.Clear();
    }

    public bool IsActive => true;

    public int Width => _reach;

    /// <summary>Bytes of the tables.</summary>
    public int Size => ((_grams?.Length ?? 0) + (_heads?.Length ?? 0)) * sizeof(uint);

    public int Next(ReadOnlySpan<byte> text, int from)
    {
        ref var start = ref MemoryMarshal.GetReference(text);
        ref var grams = ref MemoryMarshal.GetArrayDataReference(_grams!);
        var fold = _gramFold;
        var shift = _gramShift;
        var stride = _reach - Gram + 1;
        var end = text.Length - Gram + 1;
        var at = from + stride - 1;
        var stride2 = stride * 2;
        var stride3 = stride * 3;
        var quick = end - stride3;
        while (at < end)
        {
            // Four samples do not wait for each other; most of the time none of them hits.
            while (at < quick)
            {
                ref var first = ref Unsafe.Add(ref start, at);
                var hit = IsIn(ref grams, GramSlot(ref first, fold, shift))
                    | IsIn(ref grams, GramSlot(ref Unsafe.Add(ref first, stride), fold, shift))
                    | IsIn(ref grams, GramSlot(ref Unsafe.Add(ref first, stride2), fold, shift))
                    | IsIn(ref grams, GramSlot(ref Unsafe.Add(ref first, stride3), fold, shift));
                if ((hit & 1) != 0)
                {
                    break;
                }

                at += stride2 + stride2;
            }

            for (var sample = 0; sample < 4 && at < end; sample++, at += stride)
            {
                if ((IsIn(ref grams, GramSlot(ref Unsafe.Add(ref start, at), fold, shift)) & 1) != 0)
                {
                    var candidate = FirstHead(ref start, at - stride + 1, at, text.Length);
                    if (candidate >= 0)
                    {
                        return candidate;
                    }
                }
            }
        }

        return at - stride + 1;
    }

    public void Clear()
    {
        Array.Clear(_grams ?? []);
        Array.Clear(_heads ?? []);
    }

    private static int BitsFor(long wanted) => Math.Clamp(BitOperations.Log2((ulong)wanted), 13, 22);

    private static void Set(uint[] bitmap, uint slot) => bitmap[slot >> 5] |= 1u << (int)(slot & 31);

    /// <summary>First start in a window whose first bytes begin a literal, or whose first bytes are not all in view; or -1.</summary>
    private int FirstHead(ref byte text, int first, int last, int length)
    {
        ref var heads = ref MemoryMarshal.GetArrayDataReference(_heads!);
        for (var start = first; start <= last; start++)
        {
            if (start > length - Head)
            {
                return start;
            }

            var slot = HeadSlot(Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref text, start)));
            if ((IsIn(ref heads, slot) & 1) != 0)
            {
                return start;
            }
        }

        return -1;
    }

    /// <summary>The bit of a bitmap, as the lowest of the result; the others are noise.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint IsIn(ref uint bitmap, uint slot) => Unsafe.Add(ref bitmap, slot >> 5) >> (int)(slot & 31);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint GramSlot(ref byte gram, uint fold, int shift)
        => ((Unsafe.ReadUnaligned<uint>(ref gram) | fold) * 0x9E3779B1u) >> shift;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private uint HeadSlot(ulong head) => (uint)((((head & _headMask) | _headFold) * 0x9E3779B97F4A7C15UL) >> _headShift);
}
