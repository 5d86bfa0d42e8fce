using Redaction.KnownValues.Forms;

namespace Redaction.KnownValues.Search;

/// <summary>
/// The last bytes of a view of the text (its escapes undone, or its separators dropped) with the places where they stand in
/// the text. It tells the gram at its end and, where the input pauses, what may still become a finding.
/// </summary>
internal sealed class GramTail
{
    /// <summary>How many bytes are kept: one less than a piece that the search is sure to find.</summary>
    public const int Length = GramTable.Gram + GramIndex.MaxStride - 2;

    private const int Size = 16;

    private readonly byte[] _bytes = new byte[Size];
    private readonly long[] _starts = new long[Size];
    private readonly long[] _holdStarts = new long[Size];
    private int _count;
    private ulong _last;

    /// <summary>Whether there are enough bytes for a gram.</summary>
    public bool HasGram => _count >= GramTable.Gram;

    /// <summary>The gram of the last six bytes.</summary>
    public ulong Gram => GramTable.GramOf(_last >> 16);

    /// <summary>Where the gram's first byte stands in the text.</summary>
    public long GramStart => _starts[(_count - GramTable.Gram) & (Size - 1)];

    public void Clear()
    {
        Array.Clear(_bytes);
        _count = 0;
        _last = 0;
    }

    /// <summary>Adds a byte.</summary>
    /// <param name="b">The byte.</param>
    /// <param name="start">Where in the text it stands.</param>
    /// <param name="holdStart">Where what may belong to it begins: a margin that was passed over may be part of a value.</param>
    public void Push(byte b, long start, long holdStart)
    {
        _holdStarts[_count & (Size - 1)] = holdStart;
        _bytes[_count & (Size - 1)] = b;
        _starts[_count & (Size - 1)] = start;
        _count++;
        _last = (_last >> 8) | ((ulong)b << 56);
    }

    /// <summary>Where the longest end begins that may become a finding, as a place in the text; MaxValue if there is none.</summary>
    /// <param name="table">The index.</param>
    /// <param name="most">How many bytes to look at.</param>
    /// <param name="isHex">Whether only hexadecimal forms count.</param>
    public long HeldFrom(GramTable table, int most = Length, bool isHex = false)
    {
        Span<byte> tail = stackalloc byte[Length];
        int length = Math.Min(most, _count);
        for (int i = 0; i < length; i++)
        {
            tail[i] = _bytes[(_count - length + i) & (Size - 1)];
        }

        int held = HeldLength(tail[..length], table, isHex);
        tail.Clear();
        return held == 0 ? long.MaxValue : _holdStarts[(_count - held) & (Size - 1)];
    }

    private static int HeldLength(ReadOnlySpan<byte> tail, GramTable table, bool isHex)
    {
        for (int length = tail.Length; length > 0; length--)
        {
            if (BeginsForm(tail[^length..], table, isHex))
            {
                return length;
            }
        }

        return 0;
    }

    /// <summary>Whether a text begins a form, or a piece of a value that is long enough.</summary>
    /// <param name="text">The text, not longer than <see cref="SeparatorFinder.MaxLead"/>.</param>
    /// <param name="table">The index.</param>
    /// <param name="isHex">Whether only hexadecimal forms count.</param>
    public static bool BeginsForm(ReadOnlySpan<byte> text, GramTable table, bool isHex = false)
    {
        if (text.Length <= GramIndex.MaxBeginning)
        {
            return table.HoldsBeginning(isHex ? GramTable.HexBeginningOf(text) : GramTable.BeginningOf(text));
        }

        ulong gram = GramTable.GramOf(text);
        if (!table.MayHold(gram))
        {
            return false;
        }

        if (!isHex && table.IsShared(gram))
        {
            return true;
        }

        int slot = table.FirstSlot(gram);
        while (table.Next(gram, ref slot, out int place, out int number))
        {
            bool begins = table.TryGetForm(number, out KnownValue? value, out KnownForm form)
                && (form.Kind == FormKind.Hex || !isHex)
                && place < form.Starts && (place == 0 || !GramIndex.IsBlank(text[0]))
                && Agrees(text, value.TextOf(form)[Math.Min(place, form.Length)..], FormAlphabet.Of(form.Kind));
            GC.KeepAlive(value);
            if (begins)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a form, from some place on, begins with a text.</summary>
    public static bool Agrees(ReadOnlySpan<byte> text, ReadOnlySpan<byte> form, byte[] map)
    {
        if (text.Length > form.Length)
        {
            return false;
        }

        for (int i = 0; i < text.Length; i++)
        {
            if (map[text[i]] != form[i])
            {
                return false;
            }
        }

        return true;
    }
}
