using System.Runtime.CompilerServices;

namespace Redaction.Assignments;

/// <summary>
/// A first cheap look at a place in a name: may one of the words begin here? A table over the first four bytes of every word,
/// in lower case, with two bits a place. A word of three stands there with every byte that may come behind it.
/// </summary>
internal sealed class NameHint
{
    private const int Gram = 4;
    private const int Bits = 16;
    private const int BitsPerPlace = 2;
    private const int PlacesPerWord = 32 / BitsPerPlace;

    private readonly uint[] _places = new uint[(1 << Bits) / PlacesPerWord];

    /// <summary>Adds a word of three letters or more.</summary>
    public void Add(string word, NameSense sense)
    {
        uint gram = (uint)(word[0] | (word[1] << 8) | (word[2] << 16));
        if (word.Length >= Gram)
        {
            Set(gram | ((uint)word[3] << 24), sense);
            return;
        }

        for (uint next = 0; next < 256; next++)
        {
            Set(gram | (next << 24), sense);
        }
    }

    /// <summary>What may begin with these four bytes, the first in the lowest place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public NameSense At(uint gram)
    {
        uint slot = Slot(gram);
        return (NameSense)(_places[slot / PlacesPerWord] >> (int)(slot % PlacesPerWord * BitsPerPlace)) & (NameSense.Keyword | NameSense.Credential);
    }

    private void Set(uint gram, NameSense sense)
    {
        uint slot = Slot(gram);
        _places[slot / PlacesPerWord] |= (uint)sense << (int)(slot % PlacesPerWord * BitsPerPlace);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Slot(uint gram) => ((gram | 0x20202020) * 0x9E3779B1u) >> (32 - Bits);
}
