using System.Runtime.CompilerServices;

namespace Redaction.Assignments;

/// <summary>
/// A first cheap look at a name: may one of the keywords stand in it? A bitmap over the first three bytes of every keyword, in lower
/// case, so that a name of <c>n</c> bytes costs <c>n</c> look-ups and nearly all names end there.
/// </summary>
internal sealed class NameHint
{
    private const int Bits = 13;
    private const int Gram = 3;
    private readonly uint[] _grams = new uint[1 << (Bits - 5)];

    public NameHint(IEnumerable<string> keywords)
    {
        foreach (string word in keywords)
        {
            // a keyword of two letters lets every continuation pass
            for (int last = word.Length >= Gram ? word[2] : 0, end = word.Length >= Gram ? last : 255; last <= end; last++)
            {
                uint slot = Slot((uint)(word[0] | (word[1] << 8) | (last << 16)));
                _grams[slot >> 5] |= 1u << (int)(slot & 31);
            }
        }
    }

    /// <summary>Whether a keyword may stand in the name.</summary>
    public bool MayHold(ReadOnlySpan<byte> name)
    {
        if (name.Length < Gram)
        {
            return name.Length == Gram - 1;
        }

        uint gram = (uint)(name[0] << 8 | name[1] << 16);
        for (int i = Gram - 1; i < name.Length; i++)
        {
            gram = (gram >> 8) | ((uint)name[i] << 16);
            uint slot = Slot(gram);
            if ((_grams[slot >> 5] >> (int)(slot & 31) & 1) != 0)
            {
                return true;
            }
        }

        return false;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Slot(uint gram) => ((gram | 0x202020) * 0x9E3779B1u) >> (32 - Bits);
}
