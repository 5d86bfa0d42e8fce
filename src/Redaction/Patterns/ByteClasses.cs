namespace Redaction.Patterns;

/// <summary>
/// Numbers the bytes so that two with the same number are told apart by no set of an automaton and by no assertion.
/// A table of transitions then has a few columns instead of 256.
/// </summary>
internal sealed class ByteClasses
{
    private readonly byte[] _classOf = new byte[256];
    private readonly int[] _sizes = new int[256];
    private readonly List<byte> _examples = [];

    public ByteClasses(Nfa nfa)
    {
        foreach (ByteSet set in nfa.Sets)
        {
            Refine(set);
        }

        if (Array.Exists(nfa.States, state => state.Kind == NfaKind.Assert))
        {
            Refine(ByteSet.Newline);
            Refine(ByteSet.Word);
        }

        for (int value = 0; value < 256; value++)
        {
            if (_classOf[value] == _examples.Count)
            {
                _examples.Add((byte)value);
            }

            _sizes[_classOf[value]]++;
        }
    }

    /// <summary>The class of each of the 256 bytes.</summary>
    public byte[] Table => _classOf;

    public int Count => _examples.Count;

    /// <summary>A byte of the class.</summary>
    public byte Example(int byteClass) => _examples[byteClass];

    /// <summary>How many bytes are in the class.</summary>
    public int SizeOf(int byteClass) => _sizes[byteClass];

    public ByteKind KindOf(int byteClass) => Assertion.KindOf(_examples[byteClass]);

    /// <summary>The bytes of the classes that are marked.</summary>
    public ByteSet Bytes(ReadOnlySpan<bool> marked)
    {
        ByteSet set = default;
        for (int value = 0; value < 256; value++)
        {
            if (marked[_classOf[value]])
            {
                set |= ByteSet.Of((byte)value);
            }
        }

        return set;
    }

    // Classes are numbered in the order of their first bytes, so that the result does not depend on the order of the sets.
    private void Refine(ByteSet set)
    {
        Span<short> renumbered = stackalloc short[512];
        renumbered.Fill(-1);
        short next = 0;
        for (int value = 0; value < 256; value++)
        {
            int key = (2 * _classOf[value]) + (set.Contains((byte)value) ? 1 : 0);
            if (renumbered[key] < 0)
            {
                renumbered[key] = next++;
            }

            _classOf[value] = (byte)renumbered[key];
        }
    }
}
