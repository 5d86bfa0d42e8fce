using System.Runtime.CompilerServices;
using Redaction;

namespace System.Buffers;

/// <summary>A table with a place for each byte. Three values are left to the framework's own search, which has vectors.</summary>
internal sealed class ByteSearchValues : SearchValues<byte>
{
    private readonly bool[] _has = new bool[256];
    private readonly byte[]? _three;

    public ByteSearchValues(ReadOnlySpan<byte> values)
    {
        _three = values.Length == 3 ? values.ToArray() : null;
        foreach (byte value in values)
        {
            _has[value] = true;
        }
    }

    public override bool Contains(byte value) => _has[value];

    /// <summary>The first place where the set's answer is this one, or -1.</summary>
    [MethodImpl(Tiering.Loop)]
    public int IndexOf(ReadOnlySpan<byte> text, bool answer)
    {
        if (answer && _three is { } three)
        {
            return text.IndexOfAny(three[0], three[1], three[2]);
        }

        bool[] has = _has;
        for (int i = 0; i < text.Length; i++)
        {
            if (has[text[i]] == answer)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>The last such place, or -1.</summary>
    public int LastIndexOf(ReadOnlySpan<byte> text, bool answer)
    {
        int at = text.Length - 1;
        while (at >= 0 && _has[text[at]] != answer)
        {
            at--;
        }

        return at;
    }
}
