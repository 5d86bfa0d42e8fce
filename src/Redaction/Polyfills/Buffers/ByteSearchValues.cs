namespace System.Buffers;

/// <summary>A table with a place for each byte.</summary>
internal sealed class ByteSearchValues : SearchValues<byte>
{
    private readonly bool[] _has = new bool[256];

    public ByteSearchValues(ReadOnlySpan<byte> values)
    {
        foreach (byte value in values)
        {
            _has[value] = true;
        }
    }

    public override bool Contains(byte value) => _has[value];

    /// <summary>The first place where the set's answer is this one, or -1.</summary>
    public int IndexOf(ReadOnlySpan<byte> text, bool answer)
    {
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
