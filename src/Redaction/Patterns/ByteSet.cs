using System.Buffers;
using System.Numerics;

namespace Redaction.Patterns;

/// <summary>A set of byte values: 256 bits in four words, the low values first.</summary>
internal readonly record struct ByteSet(ulong Word0, ulong Word1, ulong Word2, ulong Word3)
{
    // In the word that holds 0x40-0x7F, 'A'-'Z' are bits 1-26 and 'a'-'z' stand 32 bits above them.
    private const ulong UpperLetters = 0x07FF_FFFE;
    private const int CaseDistance = 32;

    public static ByteSet All => default(ByteSet).Complement();

    public static ByteSet Digit { get; } = Range((byte)'0', (byte)'9');

    public static ByteSet Upper { get; } = Range((byte)'A', (byte)'Z');

    public static ByteSet Lower { get; } = Range((byte)'a', (byte)'z');

    public static ByteSet Word { get; } = Digit | Upper | Lower | Of((byte)'_');

    /// <summary>Tab, line feed, vertical tab, form feed, carriage return, space.</summary>
    public static ByteSet Space { get; } = Range(0x09, 0x0D) | Of((byte)' ');

    public static ByteSet Newline { get; } = Of((byte)'\n');

    public int Count =>
        BitOperations.PopCount(Word0) + BitOperations.PopCount(Word1) + BitOperations.PopCount(Word2) + BitOperations.PopCount(Word3);

    public static ByteSet operator |(ByteSet left, ByteSet right) =>
        new(left.Word0 | right.Word0, left.Word1 | right.Word1, left.Word2 | right.Word2, left.Word3 | right.Word3);

    public static ByteSet Of(byte value) => Range(value, value);

    public static ByteSet Range(byte low, byte high)
    {
        Span<ulong> words = stackalloc ulong[4];
        words.Clear();
        for (int value = low; value <= high; value++)
        {
            words[value >> 6] |= 1UL << (value & 63);
        }

        return new ByteSet(words[0], words[1], words[2], words[3]);
    }

    public bool Contains(byte value) => (Part(value >> 6) >> (value & 63) & 1) != 0;

    /// <summary>The lowest member that is not below a value, or -1.</summary>
    public int Next(int from)
    {
        for (; from < 256; from = (from | 63) + 1)
        {
            ulong rest = Part(from >> 6) >> (from & 63);
            if (rest != 0)
            {
                return from + BitOperations.TrailingZeroCount(rest);
            }
        }

        return -1;
    }

    public ByteSet Complement() => new(~Word0, ~Word1, ~Word2, ~Word3);

    /// <summary>The set with the other case of each of its ASCII letters.</summary>
    public ByteSet FoldCase() =>
        this with { Word1 = Word1 | (Word1 & UpperLetters) << CaseDistance | Word1 >> CaseDistance & UpperLetters };

    public SearchValues<byte> ToSearchValues()
    {
        Span<byte> values = stackalloc byte[256];
        int count = 0;
        for (int value = Next(0); value >= 0; value = Next(value + 1))
        {
            values[count++] = (byte)value;
        }

        return SearchValues.Create(values[..count]);
    }

    private ulong Part(int index) => index switch
    {
        0 => Word0,
        1 => Word1,
        2 => Word2,
        _ => Word3,
    };
}
