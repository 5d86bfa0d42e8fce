using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Redaction.KnownValues.Forms;

namespace Redaction.KnownValues.Search;

/// <summary>
/// One generation of the gram index: a Bloom filter that says "not here" of nearly every gram of ordinary text with one
/// load, and behind it a hash table with open addressing. One thread writes (under the registry's lock) while any number read: an entry's payload is
/// written before its key, so a reader sees all of an entry or nothing of it. A table that has become too small is replaced,
/// never moved; its memory is overwritten when its last reader has gone, for its keys are pieces of the values. Whoever reads a
/// table keeps it alive to the end of the search.
/// <para>
/// A key has the gram in its low 48 bits and the gram's place in the form above. Keys of beginnings (fewer bytes than a gram)
/// have their length in the fifth byte, which in a gram always has bit 5 set.
/// </para>
/// </summary>
internal sealed unsafe class GramTable
{
    /// <summary>Bytes of a gram.</summary>
    public const int Gram = 6;

    private const ulong GramMask = (1UL << (Gram * 8)) - 1;
    private const ulong Fold = 0x2020_2020_2020;
    private const ulong Multiplier = 0x9E37_79B9_7F4A_7C15;
    private const ulong Empty = 0;
    private const ulong Removed = 0x10UL << 40;

    // of a gram that so many forms share that it is only counted
    private const ulong Shared = 0xFFFFUL << 48;

    // of the slots in use
    private const int MaxLoadPercent = 80;

    // with three bits for an entry in one word, one gram of ordinary text in some hundreds goes on to the table
    private const int BitsPerEntry = 16;

    // beginnings of one and two bytes need no table: they are counted together, and forgotten with the generation
    private const int ShortBits = 256 + (256 * 256);

    // of a beginning that is one of hexadecimal digits
    private const ulong HexMark = 8UL << 40;

    private const int MaxSlots = 1 << 30;

    private readonly IndexMemory _memory;
    private readonly ulong* _keys;
    private readonly int* _payloads;
    private readonly ulong* _words;
    private readonly ulong* _short;
    private readonly int _slots;
    private readonly int _wordShift;
    private KnownValue?[] _owners;
    private int _used;
    private int _longestShared;

    public GramTable(int entries, KnownValue?[] owners)
    {
        _slots = Math.Max(1024, (int)Math.Min(MaxSlots, entries * 100L / (MaxLoadPercent * 4 / 5)));
        int words = Math.Clamp(BitOperations.Log2((ulong)_slots * MaxLoadPercent / 100 * BitsPerEntry) - 5, 9, 24);
        _wordShift = 64 - words;
        Size = (_slots * (long)(sizeof(ulong) + sizeof(int))) + (1L << (words + 3)) + (ShortBits / 8);
        _memory = new IndexMemory(Size);
        _words = (ulong*)_memory.Start;
        _short = _words + (1L << words);
        _keys = _short + (ShortBits / 64);
        _payloads = (int*)(_keys + _slots);
        _owners = owners;
    }

    /// <summary>Whether so many more entries would not make it too full.</summary>
    public bool HasRoom(int entries) => _used + (long)entries <= (long)_slots * MaxLoadPercent / 100;

    /// <summary>Entries that are not removed.</summary>
    public int Count { get; private set; }

    /// <summary>Bytes of the tables.</summary>
    public long Size { get; }

    /// <summary>The gram at the start of <paramref name="text"/>, letters as if in lower case.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong GramOf(ulong text) => (text & GramMask) | Fold;

    /// <summary>The gram of the first bytes of a text of six or more.</summary>
    public static ulong GramOf(ReadOnlySpan<byte> text)
    {
        if (text.Length >= sizeof(ulong))
        {
            return GramOf(MemoryMarshal.Read<ulong>(text));
        }

        return GramOf(MemoryMarshal.Read<uint>(text) | ((ulong)MemoryMarshal.Read<ushort>(text[4..]) << 32));
    }

    /// <summary>The key of a beginning that is the last bytes of eight.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong BeginningOf(ulong last, int length) => (ToLower(last) >> (64 - (8 * length))) | ((ulong)length << 40);

    /// <summary>The key of a beginning of one to five bytes.</summary>
    public static ulong BeginningOf(ReadOnlySpan<byte> text)
    {
        ulong bytes = 0;
        for (int i = 0; i < text.Length; i++)
        {
            bytes |= (ulong)text[i] << (i * 8);
        }

        return ToLower(bytes) | ((ulong)text.Length << 40);
    }

    /// <summary>The key of a beginning of a hexadecimal form.</summary>
    public static ulong HexBeginningOf(ReadOnlySpan<byte> text) => BeginningOf(text) | HexMark;

    /// <summary>Eight bytes with the letters of ASCII in lower case: unlike in a gram, nothing else may be mistaken.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong ToLower(ulong bytes)
    {
        const ulong Each = 0x0101_0101_0101_0101;
        ulong low = bytes & (0x7F * Each);
        ulong isUpper = ((low + ((0x80 - 'A') * Each)) ^ (low + ((0x7F - 'Z') * Each))) & ~bytes & (0x80 * Each);
        return bytes | (isUpper >> 2);
    }

    /// <summary>Whether the table may hold a gram or beginning; wrong for few that it does not hold.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool MayHold(ulong gram)
    {
        ulong hash = gram * Multiplier;
        ulong bits = BitsOf(hash);
        return (_words[hash >> _wordShift] & bits) == bits;
    }

    /// <summary>Whether a beginning is there, of one to five bytes.</summary>
    public bool HoldsBeginning(ulong key)
    {
        int length = (int)(key >> 40);
        if (length <= 2)
        {
            int bit = ShortBit(key, length);
            return ((_short[bit >> 6] >> (bit & 63)) & 1) != 0;
        }

        return MayHold(key) && Find(key, out _) >= 0;
    }

    /// <summary>The next entry of a gram from <paramref name="slot"/> on; -1 when there is none.</summary>
    /// <param name="gram">The gram.</param>
    /// <param name="slot">Where to look: <see cref="FirstSlot"/>, or what the last call left.</param>
    /// <param name="place">The gram's place in the form.</param>
    /// <param name="form">The number of the form.</param>
    public bool Next(ulong gram, ref int slot, out int place, out int form)
    {
        for (; ; slot = slot + 1 == _slots ? 0 : slot + 1)
        {
            ulong key = Volatile.Read(ref _keys[slot]);
            if (key == Empty)
            {
                place = form = -1;
                return false;
            }

            if ((key & GramMask) == gram && key < Shared)
            {
                place = (int)(key >> 48);
                form = _payloads[slot];
                slot = slot + 1 == _slots ? 0 : slot + 1;
                return true;
            }
        }
    }

    public int FirstSlot(ulong gram) => (int)Math.BigMul(gram * Multiplier, (ulong)_slots, out _);

    /// <summary>The value and form of a number; false if the value was forgotten meanwhile.</summary>
    public bool TryGetForm(int number, [NotNullWhen(true)] out KnownValue? value, out KnownForm form)
    {
        KnownValue?[] owners = Volatile.Read(ref _owners);
        value = number < owners.Length ? owners[number] : null;
        int index = value is null ? -1 : number - value.FirstForm;
        if (value is null || (uint)index >= (uint)value.Forms.Length)
        {
            value = null;
            form = default;
            return false;
        }

        form = value.Forms[index];
        return true;
    }

    /// <summary>Gives the table the owners of more forms; before their grams are added.</summary>
    public void SetOwners(KnownValue?[] owners) => Volatile.Write(ref _owners, owners);

    /// <summary>Adds a gram of a form.</summary>
    public void AddGram(ulong gram, int place, int form) => Insert(gram, gram | ((ulong)place << 48), form);

    /// <summary>Adds a beginning, or counts it once more.</summary>
    public void AddBeginning(ulong key)
    {
        int length = (int)(key >> 40);
        if (length <= 2)
        {
            int bit = ShortBit(key, length);
            Volatile.Write(ref _short[bit >> 6], _short[bit >> 6] | (1UL << (bit & 63)));
            return;
        }

        int slot = Find(key, out int free);
        if (slot >= 0)
        {
            _payloads[slot]++;
        }
        else
        {
            Put(free, key, key, 1);
        }
    }

    /// <summary>Counts a gram that is in the table often enough.</summary>
    public void AddShared(ulong gram)
    {
        int slot = FindShared(gram, out int free);
        if (slot >= 0)
        {
            _payloads[slot]++;
        }
        else
        {
            Put(free, gram, gram | Shared, 1);
        }
    }

    /// <summary>Counts a gram down.</summary>
    public void RemoveShared(ulong gram)
    {
        int shared = FindShared(gram, out _);
        if (shared >= 0 && --_payloads[shared] == 0)
        {
            Volatile.Write(ref _keys[shared], Removed);
            Count--;
        }
    }

    /// <summary>
    /// The most bytes of some value that a search may read without meeting a gram of it, since too many values share its grams. Zero when
    /// none are shared; never goes down.
    /// </summary>
    public int LongestShared
    {
        get => Volatile.Read(ref _longestShared);
        set => Volatile.Write(ref _longestShared, value);
    }

    /// <summary>Whether a gram is there, of a form or as one that is only counted.</summary>
    public bool HoldsGram(ulong gram)
    {
        if (!MayHold(gram))
        {
            return false;
        }

        int slot = FirstSlot(gram);
        return Next(gram, ref slot, out _, out _) || IsShared(gram);
    }

    /// <summary>Whether values have the gram that are not in the table with it.</summary>
    public bool IsShared(ulong gram) => FindShared(gram, out _) >= 0;

    /// <summary>Takes a gram of a form out, or counts it down if it was only counted.</summary>
    public void RemoveGram(ulong gram, int place, int form, bool orShared)
    {
        ulong key = gram | ((ulong)place << 48);
        for (int slot = FirstSlot(gram); _keys[slot] != Empty; slot = slot + 1 == _slots ? 0 : slot + 1)
        {
            if (_keys[slot] == key && _payloads[slot] == form)
            {
                Volatile.Write(ref _keys[slot], Removed);
                Count--;
                return;
            }
        }

        if (orShared)
        {
            RemoveShared(gram);
        }
    }

    public void RemoveBeginning(ulong key)
    {
        if (key >> 40 <= 2)
        {
            return; // another value may begin so too
        }

        int slot = Find(key, out _);
        if (slot >= 0 && --_payloads[slot] == 0)
        {
            Volatile.Write(ref _keys[slot], Removed);
            Count--;
        }
    }

    /// <summary>How often a gram is there, counted up to <paramref name="most"/>.</summary>
    public int CountOf(ulong gram, int most)
    {
        int count = 0;
        int slot = FirstSlot(gram);
        while (count < most && Next(gram, ref slot, out _, out _))
        {
            count++;
        }

        return count;
    }

    /// <summary>Copies the entries into a table that has just been made.</summary>
    public void CopyTo(GramTable other)
    {
        new ReadOnlySpan<ulong>(_short, ShortBits / 64).CopyTo(new Span<ulong>(other._short, ShortBits / 64));
        other.LongestShared = LongestShared;
        for (int slot = 0; slot < _slots; slot++)
        {
            ulong key = _keys[slot];
            if (key is not (Empty or Removed))
            {
                other.Insert(key & GramMask, key, _payloads[slot]);
            }
        }
    }

    // middle bits of the product; the upper ones chose the word
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong BitsOf(ulong hash) => (1UL << (int)(hash >> 22)) | (1UL << (int)(hash >> 28)) | (1UL << (int)(hash >> 34));

    private static int ShortBit(ulong key, int length) => length == 1 ? (byte)key : 256 + (ushort)key;

    private void Insert(ulong gram, ulong key, int payload)
    {
        int slot = FirstSlot(gram);
        while (_keys[slot] != Empty)
        {
            slot = slot + 1 == _slots ? 0 : slot + 1;
        }

        Put(slot, gram, key, payload);
    }

    private void Put(int slot, ulong gram, ulong key, int payload)
    {
        _payloads[slot] = payload;
        Volatile.Write(ref _keys[slot], key);
        ulong hash = gram * Multiplier;
        Volatile.Write(ref _words[hash >> _wordShift], _words[hash >> _wordShift] | BitsOf(hash));
        _used++;
        Count++;
    }

    private int FindShared(ulong gram, out int free)
    {
        for (free = FirstSlot(gram); ; free = free + 1 == _slots ? 0 : free + 1)
        {
            ulong here = Volatile.Read(ref _keys[free]);
            if (here == Empty)
            {
                return -1;
            }

            if (here == (gram | Shared))
            {
                return free;
            }
        }
    }

    private int Find(ulong key, out int free)
    {
        for (free = FirstSlot(key); ; free = free + 1 == _slots ? 0 : free + 1)
        {
            ulong here = Volatile.Read(ref _keys[free]);
            if (here == Empty)
            {
                return -1;
            }

            if (here == key)
            {
                return free;
            }
        }
    }
}
