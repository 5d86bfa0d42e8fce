using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Redaction.Literals;

namespace Redaction.Decoding;

/// <summary>
/// Finds where encoded text may start: in a long run of the letters of base64 its first letter and each behind a sign that parts words
/// too, and the first of a long run of hexadecimal digits. 64 bytes at a time become bit masks by two lookups in tables of sixteen
/// (the nibbles of a byte must share a bit: the shuffle method of Muła and Lemire, "Faster Base64 Encoding and Decoding using AVX2
/// Instructions", 2018); the long runs show when the mask is laid over itself shifted by 1, 2, 4, 8 and 4. The blocks overlap by a run's
/// length less one.
/// <para>
/// Most long runs are paths and names. They are told from encoded text in the same masks: of the first twelve bytes, which must be
/// ASCII, every third one's high bits are a letter of base64 of its own, and so are the next one's; of hexadecimal digits each first of
/// a pair. A byte order mark may stand in place of the first three.
/// </para>
/// </summary>
internal ref partial struct RunFinder
{
    /// <summary>The shortest run of base64 that is found: fewer letters cannot hold an encoded token.</summary>
    public const int Shortest = 20;

    /// <summary>The shortest run of hexadecimal digits that is found.</summary>
    public const int ShortestHex = 32;

    private const int Width = 64;

    /// <summary>The places of a block from which on a run shows in it.</summary>
    private const int Stride = Width - Shortest + 1;

    // Of the first tables, bit 0: A-O a-o, bit 1: P-Z p-z, bit 2: _, bit 3: 0-9, bit 4: + - /, bit 5: A-F a-f, bit 6: 0 2-7, bit 7: E F e f
    // and 1, which begin a byte order mark or a terminal's escape (5, 6 and A as well, which does no harm).
    private const byte Letter = 0b011111;
    private const byte Word = 0b001011;
    private const byte Digit = 0b101000;
    private const byte HighDigit = 0b0100_0000;
    private const byte DigitOfMark = 0b1000_0000;

    // Of the second, where all are letters. Bits 0 to 2: A C D I-O, P-Z, a-f, which hold the high bits of ASCII text, of a zero or of a
    // line end; bits 3 to 5: A C-H Q S-X, g i-n w y z, 0-3, whose low bits are such ones; bit 6: 7 and G, bit 7: / and _, which begin a byte
    // order mark or a terminal's escape.
    private const byte HighLetter = 0b0000_0111;
    private const byte LowLetter = 0b0011_1000;
    private const byte LetterOfMark = 0b1100_0000;

    private readonly ReadOnlySpan<byte> _text;
    private int _next;

    // the block whose starts are being handed out
    private int _block;
    private ulong _base64;
    private ulong _hex;

    /// <summary>A search for the starts at <paramref name="at"/> or later of runs within the text.</summary>
    public RunFinder(ReadOnlySpan<byte> text, int at)
    {
        _text = text;
        _next = at;
    }

    // one vector each, so that they are constants in the code
    private static Vector128<byte> KindsByLow => Vector128.Create(
        (byte)0b0100_1010, 0b1010_1011, 0b0110_1011, 0b0110_1011, 0b0110_1011, 0b1110_1011, 0b1110_1011, 0b0100_1011,
        0b0000_1011, 0b0000_1011, 0b0000_0011, 0b0001_0001, 0b0000_0001, 0b0001_0001, 0b0000_0001, 0b0001_0101);

    private static Vector128<byte> KindsByHigh => Vector128.Create(
        (byte)0, 0, 0b0001_0000, 0b1100_1000, 0b1010_0001, 0b0000_0110, 0b1010_0001, 0b0000_0010, 0, 0, 0, 0, 0, 0, 0, 0);

    private static Vector128<byte> PlacesByLow => Vector128.Create(
        (byte)0b0010_0010, 0b0010_1111, 0b0010_0110, 0b0010_1111, 0b0000_1111, 0b0000_1110, 0b0000_1110, 0b0101_1010,
        0b0000_1010, 0b0001_0011, 0b0001_0011, 0b0001_0001, 0b0001_0001, 0b0001_0001, 0b0001_0001, 0b1000_0001);

    private static Vector128<byte> PlacesByHigh => Vector128.Create(
        (byte)0, 0, 0b1000_0000, 0b0110_0000, 0b0100_1001, 0b1000_1010, 0b0001_0100, 0b0001_0000, 0, 0, 0, 0, 0, 0, 0, 0);

    /// <summary>The next start, in order; of base64 before that of hexadecimal digits where both are.</summary>
    [MethodImpl(Tiering.Loop)]
    public bool TryNext(out int start, out DecodedKind kind)
    {
        do
        {
            while ((_base64 | _hex) != 0)
            {
                int bit = BitOperations.TrailingZeroCount(_base64 | _hex);
                ulong mask = 1ul << bit;
                start = _block + bit;
                if ((_base64 & mask) != 0)
                {
                    _base64 ^= mask;
                    kind = DecodedKind.Base64;
                    return true;
                }

                _hex ^= mask;
                if (start + ShortestHex <= _text.Length && IsHex(_text.Slice(start, ShortestHex)))
                {
                    kind = DecodedKind.Hex;
                    return true;
                }
            }
        }
        while (TryFill());
        start = 0;
        kind = default;
        return false;
    }

    /// <summary>Goes on to the next block with a start in it: of some letters that are followed by such as encode text.</summary>
    [MethodImpl(Tiering.Loop)]
    private bool TryFill()
    {
        ReadOnlySpan<byte> text = _text;
        int block = _next;
        for (SkipToRun(text, ref block); block + Shortest <= text.Length; block += Stride, SkipToRun(text, ref block))
        {
            Vector512<byte> bytes = block + Width <= text.Length
                ? Vector512.LoadUnsafe(ref MemoryMarshal.GetReference(text), (nuint)block)
                : Last(text[block..]);
            Vector512<byte> kinds = Lookup(bytes, KindsByLow, KindsByHigh);
            ulong runs = Having(kinds, Letter);
            runs &= runs >> 1;
            runs &= runs >> 2;
            runs &= runs >> 4;
            runs &= runs >> 8;
            runs &= runs >> (Shortest - 16);
            // no branch before here: whether there is a long run is as good as chance, but nearly none is this
            Vector512<byte> places = Lookup(bytes, PlacesByLow, PlacesByHigh);
            ulong text64 = Having(places, HighLetter) & (Having(places, LowLetter) >> 1);
            ulong textHex = Having(kinds, HighDigit);
            ulong base64 = runs & (text64 >> 4) & (text64 >> 8) & (text64 >> 12);
            ulong hex = runs & (textHex >> 6) & (textHex >> 8) & (textHex >> 10) & (textHex >> 12);
            if ((base64 | hex) == 0)
            {
                continue;
            }

            // and now the beginning, which a mark may stand in the place of, and what stands before
            byte before = block > 0 ? text[block - 1] : (byte)0;
            ulong digits = Having(kinds, Digit);
            _base64 = base64 & (text64 | Having(places, LetterOfMark))
                & ~((Having(kinds, Word) << 1) | (DecodeAlphabet.IsWord(before) ? 1u : 0));
            _hex = hex & digits & ((textHex & (textHex >> 2) & (textHex >> 4)) | Having(kinds, DigitOfMark))
                & ~((digits << 1) | (DecodeAlphabet.IsHex(before) ? 1u : 0));
            if ((_base64 | _hex) != 0)
            {
                _block = block;
                _next = block + Stride;
                return true;
            }
        }

        _next = text.Length;
        return false;
    }

    /// <summary>Where vectors are emulated, leaves out what holds no run; elsewhere it does nothing.</summary>
    static partial void SkipToRun(ReadOnlySpan<byte> text, ref int at);

    private static bool IsHex(ReadOnlySpan<byte> digits)
    {
        foreach (byte digit in digits)
        {
            if (!DecodeAlphabet.IsHex(digit))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A block of which only the beginning is text: zeros are no letters.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Vector512<byte> Last(ReadOnlySpan<byte> text)
    {
        Span<byte> block = stackalloc byte[Width];
        block.Clear();
        text.CopyTo(block);
        return Vector512.Create<byte>(block);
    }

    /// <summary>A bit for each byte that has one of these bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Having(Vector512<byte> bytes, byte bits) =>
        ~Vector512.Equals(bytes & Vector512.Create(bits), Vector512<byte>.Zero).ExtractMostSignificantBits();

    /// <summary>The bits that a byte's nibbles share.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<byte> Lookup(Vector512<byte> bytes, Vector128<byte> low, Vector128<byte> high) =>
        Shuffle(low, bytes & Vector512.Create((byte)15)) & Shuffle(high, bytes >>> 4);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<byte> Shuffle(Vector128<byte> table, Vector512<byte> places)
    {
        if (Avx512BW.IsSupported)
        {
            return Avx512BW.Shuffle(Vector512.Create(Vector256.Create(table, table), Vector256.Create(table, table)), places);
        }

        return Vector512.Create(Shuffle(table, places.GetLower()), Shuffle(table, places.GetUpper()));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> Shuffle(Vector128<byte> table, Vector256<byte> places)
    {
        if (Avx2.IsSupported)
        {
            return Avx2.Shuffle(Vector256.Create(table, table), places);
        }

        return Vector256.Create(ByteTable.Look(table, places.GetLower()), ByteTable.Look(table, places.GetUpper()));
    }
}
