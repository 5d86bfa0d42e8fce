using System.Runtime.CompilerServices;

namespace Redaction.Literals;

/// <summary>
/// Aho-Corasick over the literals of one case mode: given a state and a byte, the next state; given a state, which literals
/// end there and how much of the input must be held back. It is exact, in any chunking, because a state is all it remembers.
/// <para>
/// All states lie in one array of ints, and a state id is the state's offset in it, so a step needs no multiplication. Two
/// high bits of the id say what the next step or the caller must know before it loads anything: <see cref="Match"/> (the
/// sign: literals end here) and <see cref="Sparse"/>. There are two layouts, because a row per state would take 256 bytes
/// and more for each byte of ten thousand values, while failure links alone are slow where the time is spent, near the root:
/// </para>
/// <list type="bullet">
/// <item>dense: <c>[matches]? row[class]... held</c>, the id points at the row, failures are already followed in it. The
/// first states in breadth-first order are dense, as many as a budget allows: for a set of rule anchors that is all of them,
/// and the automaton is then a plain DFA.</item>
/// <item>sparse: <c>[matches]? fail, shape, ...</c>, the id points at <c>fail</c>. <c>shape</c> has the kind in 2 bits, a
/// class (or, of a branch, the number of children less one) in 8, and <c>held</c> in the other 22. Kinds: a state whose only
/// child lies right behind it, which takes two ints and is nearly every state of a long value (two kinds, by whether that
/// child matches); a leaf; a branch, followed by its classes, four to an int, and its targets.</item>
/// </list>
/// <para>
/// <c>[matches]</c> is there in states with <see cref="Match"/>: the index of their record in the list of outputs, which is
/// <c>ids..., ~last id, index of the next record on the failure path or -1</c>. Records are chained rather than copied, or
/// nested literals would take quadratic space.
/// </para>
/// Cost: a dense step is two loads; failure links are followed at most once per byte read, amortised. Zero is the root.
/// Aho and Corasick, CACM 18(6), 1975; layout after the contiguous NFA of BurntSushi/aho-corasick.
/// </summary>
internal sealed class Automaton
{
    public const int Match = int.MinValue;
    public const int Sparse = 1 << 30;
    public const int Offset = Sparse - 1;

    public const int KindBits = 2;
    public const int KindMask = 3;
    public const int OneChild = 0;
    public const int OneMatchingChild = 1;
    public const int Leaf = 2;
    public const int Branch = 3;
    public const int HeldShift = KindBits + 8;

    private readonly int[] _table;
    private readonly int[] _outputs;
    private readonly byte[] _classes;
    private readonly int _classCount;
    private readonly int _depth2;
    private readonly int _depth3;

    /// <param name="table">The states.</param>
    /// <param name="outputs">The records of literals.</param>
    /// <param name="classes">The byte classes.</param>
    /// <param name="depth2">Id of the first dense state of depth 2; states before it are less deep.</param>
    /// <param name="depth3">Id of the first dense state of depth 3.</param>
    public Automaton(int[] table, int[] outputs, ByteClasses classes, int depth2, int depth3)
    {
        _table = table;
        _outputs = outputs;
        _classes = classes.Map;
        _classCount = classes.Count;
        _depth2 = depth2;
        _depth3 = depth3;
    }

    /// <summary>Bytes of the tables.</summary>
    public int Size => (_table.Length + _outputs.Length) * sizeof(int) + 256;

    /// <summary>
    /// Whether a state is of depth 2 or less. Said of no state in which a literal ends, and of none that is not dense; this is
    /// for the prefilter, which can only lose a little speed by it.
    /// </summary>
    public bool IsShallow(int state) => (uint)state < (uint)_depth3;

    /// <summary>Depth of a state that <see cref="IsShallow"/>.</summary>
    public int ShallowDepth(int state) => state == 0 ? 0 : state < _depth2 ? 1 : 2;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Step(int state, byte symbol)
    {
        int symbolClass = _classes[symbol];
        return (state & Sparse) == 0 ? _table[(state & Offset) + symbolClass] : StepSparse(state, symbolClass);
    }

    /// <summary>Reports the literals that end in a state with <see cref="Match"/>, the longest first.</summary>
    public void Report<TSink>(int state, ReadOnlySpan<byte> text, int end, ref TSink sink)
        where TSink : struct, ILiteralSink
    {
        var list = _outputs;
        var record = _table[(state & Offset) - 1];
        while (record >= 0)
        {
            int id;
            while ((id = list[record++]) >= 0)
            {
                sink.OnHit(id, text, end);
            }

            sink.OnHit(~id, text, end);
            record = list[record];
        }
    }

    /// <summary>How many of the last bytes must be held back for a literal that they begin; see <see cref="Literal.HoldFrom"/>.</summary>
    public int Held(int state)
    {
        var at = state & Offset;
        return (state & Sparse) == 0 ? _table[at + _classCount] : (int)((uint)_table[at + 1] >> HeldShift);
    }

    /// <summary>Overwrites what tells the literals.</summary>
    public void Clear()
    {
        Array.Clear(_table);
        Array.Clear(_classes);
    }

    private int StepSparse(int state, int symbolClass)
    {
        var states = _table;
        do
        {
            var at = state & Offset;
            var shape = states[at + 1];
            var argument = (shape >> KindBits) & 0xFF;
            var kind = shape & KindMask;
            if (kind <= OneMatchingChild)
            {
                if (argument == symbolClass)
                {
                    // Where that child matches, it has one int more in front and the sign bit, which is what its kind says: 1.
                    return (at + 2 + kind) | Sparse | (kind << 31);
                }
            }
            else if (kind == Branch)
            {
                for (var child = 0; child <= argument; child++)
                {
                    if (((states[at + 2 + (child >> 2)] >> ((child & 3) * 8)) & 0xFF) == symbolClass)
                    {
                        return states[at + 2 + (argument >> 2) + 1 + child];
                    }
                }
            }

            state = states[at];
        }
        while ((state & Sparse) != 0);
        return states[(state & Offset) + symbolClass];
    }
}
