using System.Runtime.CompilerServices;

namespace Redaction.Assignments;

/// <summary>
/// A first cheap look at a name: may one of the keywords stand in it? Two bitmaps, over the first four bytes of every keyword and over
/// the keywords of three, in lower case, so that a name of <c>n</c> bytes costs <c>n</c> look-ups and nearly all names end there.
/// </summary>
internal sealed class NameHint
{
    private const int Gram = 4;
    private readonly uint[] _grams;
    private readonly uint[]? _shortGrams;
    private readonly int _shift;

    /// <param name="keywords">The keywords, of three letters or more.</param>
    /// <param name="bits">A bitmap has two to this power places.</param>
    public NameHint(IEnumerable<string> keywords, int bits)
    {
        _grams = new uint[1 << (bits - 5)];
        _shift = 32 - bits;
        foreach (string word in keywords)
        {
            uint gram = (uint)(word[0] | (word[1] << 8) | (word[2] << 16));
            if (word.Length < Gram)
            {
                Set(_shortGrams ??= new uint[_grams.Length], Slot(gram));
            }
            else
            {
                Set(_grams, Slot(gram | ((uint)word[3] << 24)));
            }
        }
    }

    /// <summary>Whether a keyword may stand in the name.</summary>
    public bool MayHold(ReadOnlySpan<byte> name)
    {
        if (name.Length < Gram - 1)
        {
            return false;
        }

        uint gram = (uint)((name[0] << 16) | (name[1] << 24));
        for (int i = 2; i < name.Length; i++)
        {
            gram = (gram >> 8) | ((uint)name[i] << 24);
            if ((_shortGrams is not null && IsIn(_shortGrams, Slot(gram >> 8))) || (i > 2 && IsIn(_grams, Slot(gram))))
            {
                return true;
            }
        }

        return false;
    }

    private static void Set(uint[] bitmap, uint slot) => bitmap[slot >> 5] |= 1u << (int)(slot & 31);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsIn(uint[] bitmap, uint slot) => ((bitmap[slot >> 5] >> (int)(slot & 31)) & 1) != 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private uint Slot(uint gram) => ((gram | 0x20202020) * 0x9E3779B1u) >> _shift;
}
