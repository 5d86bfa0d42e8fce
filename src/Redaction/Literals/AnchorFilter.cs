using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Redaction.Literals;

/// <summary>
/// Finds where one of many short literals may start, looking at every position. Two sieves:
/// <para>
/// Teddy: each literal is in one of sixteen buckets; for each of the first four positions, tables of 16 bytes say which
/// buckets allow a low nibble and which a high nibble. Byte shuffles look up 16 to 64 starts at once, and a start survives
/// if some bucket's bit stays through all look-ups. Sixteen buckets ("fat" Teddy) because 150 literals in eight let one start
/// of ordinary text in seven survive, in sixteen about one in forty.
/// </para>
/// <para>
/// Text that resembles the literals could still make every start survive. So a survivor must also have its first four
/// bytes, letters taken as lower case, in a bitmap indexed by their hash, before the automaton is woken.
/// </para>
/// Case-insensitive literals enter both cases into the nibble tables; of case-sensitive ones a wrong case may pass the
/// bitmap, which the automaton then settles. Without vectors the second sieve runs at every position.
/// The bitmap at every position and nothing else was measured too: it takes twice as long.
/// Cost: about 50 instructions for a vector of starts, one multiplication and load for a survivor.
/// Teddy is from Hyperscan (Wang et al., NSDI 2019); the bitmap is what Rabin-Karp's hash is there.
/// </summary>
internal readonly struct AnchorFilter : ILiteralFilter
{
    /// <summary>Shortest literal that can be filtered.</summary>
    public const int MinLength = 2;

    /// <summary>Of more literals than this so many starts survive the first sieve that sampling is better, where it can be done.</summary>
    public const int WorthwhileCount = 300;

    private const int Gram = AnchorBuckets.Positions;
    private const uint Fold = 0x20202020;
    private const int ShortBits = 14;
    private readonly byte[]? _tables;
    private readonly uint[]? _grams;
    private readonly uint[]? _shortGrams;
    private readonly int _start;
    private readonly int _banks;
    private readonly uint _mask;
    private readonly int _shift;

    public AnchorFilter(IReadOnlyList<Literal> literals)
    {
        _tables = AnchorBuckets.Build(literals, out _start, out _banks);
        var shortest = int.MaxValue;
        foreach (var literal in literals)
        {
            shortest = Math.Min(shortest, literal.Bytes.Length);
        }

        // With a literal of two bytes only two bytes of each are looked at; those of three have a bitmap of their own.
        _mask = shortest == 2 ? 0xFFFFu : uint.MaxValue;
        _shift = 32 - Math.Clamp(BitOperations.Log2((uint)literals.Count) + 7, 16, 22);
        _grams = GC.AllocateArray<uint>(1 << (32 - _shift - 5), pinned: true);
        _shortGrams = shortest == 3 ? GC.AllocateArray<uint>(1 << (ShortBits - 5), pinned: true) : null;
        foreach (var literal in literals)
        {
            var gram = 0u;
            var bytes = literal.Bytes.Span;
            for (var i = 0; i < Math.Min(Gram, bytes.Length); i++)
            {
                gram |= (uint)bytes[i] << (i * 8);
            }

            if (bytes.Length == 3 && _shortGrams is not null)
            {
                Set(_shortGrams, ShortSlot(gram));
            }
            else
            {
                Set(_grams, Slot(gram));
            }
        }
    }

    public bool IsActive => true;

    public int Width => Gram;

    /// <summary>Bytes of the tables.</summary>
    public int Size => (_tables?.Length ?? 0) + (((_grams?.Length ?? 0) + (_shortGrams?.Length ?? 0)) * sizeof(uint));

    [MethodImpl(Tiering.Loop)]
    public int Next(ReadOnlySpan<byte> text, int from)
    {
        ref var start = ref MemoryMarshal.GetReference(text);

        // The loop often asks about a place where one literal follows another.
        if (Passes(ref start, from))
        {
            return from;
        }

        var end = text.Length - (Gram - 1);
        var count = end - from;
        if (Avx512BW.IsSupported && count >= default(AnchorBlock512).Width)
        {
            return Next<AnchorBlock512>(ref start, from, end);
        }

        if (Avx2.IsSupported && count >= default(AnchorBlock256).Width)
        {
            return Next<AnchorBlock256>(ref start, from, end);
        }

        if (Vector128.IsHardwareAccelerated && count >= default(AnchorBlock128).Width)
        {
            return Next<AnchorBlock128>(ref start, from, end);
        }

        while (from < end && !Passes(ref start, from))
        {
            from++;
        }

        return from;
    }

    public void Clear()
    {
        Array.Clear(_tables ?? []);
        Array.Clear(_grams ?? []);
        Array.Clear(_shortGrams ?? []);
    }

    private int Next<TBlock>(ref byte text, int from, int end)
        where TBlock : struct, IAnchorBlock
    {
        ref var tables = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_tables!), _start);
        var banks = _banks * AnchorBuckets.BankSize;
        var fresh = ulong.MaxValue;
        for (var at = from; ;)
        {
            var survivors = default(TBlock).Survivors(ref Unsafe.Add(ref text, at), ref tables);
            for (var bank = AnchorBuckets.BankSize; bank < banks; bank += AnchorBuckets.BankSize)
            {
                survivors |= default(TBlock).Survivors(ref Unsafe.Add(ref text, at), ref Unsafe.Add(ref tables, bank));
            }

            survivors &= fresh;
            for (; survivors != 0; survivors &= survivors - 1)
            {
                var position = at + BitOperations.TrailingZeroCount(survivors);
                if (Passes(ref text, position))
                {
                    return position;
                }
            }

            at += default(TBlock).Width;
            if (at + default(TBlock).Width > end)
            {
                if (at >= end)
                {
                    return end;
                }

                // The last vector is moved back to end with the text, and what was judged before is masked.
                fresh = ulong.MaxValue << (at + default(TBlock).Width - end);
                at = end - default(TBlock).Width;
            }
        }
    }

    private static void Set(uint[] bitmap, uint slot) => bitmap[slot >> 5] |= 1u << (int)(slot & 31);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsIn(uint[] bitmap, uint slot) =>
        ((Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(bitmap), slot >> 5) >> (int)(slot & 31)) & 1) != 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool Passes(ref byte text, int at)
    {
        var gram = Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref text, at));
        return IsIn(_grams!, Slot(gram)) || (_shortGrams is not null && IsIn(_shortGrams, ShortSlot(gram)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private uint Slot(uint gram) => (((gram | Fold) & _mask) * 0x9E3779B1u) >> _shift;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint ShortSlot(uint gram) => (((gram | Fold) & 0xFFFFFF) * 0x9E3779B1u) >> (32 - ShortBits);
}
