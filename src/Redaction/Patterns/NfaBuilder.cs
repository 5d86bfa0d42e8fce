using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Redaction.Patterns;

/// <summary>
/// Compiles elements of a pattern to an <see cref="Nfa"/>, to be run forwards or backwards.
/// </summary>
/// <remarks>
/// Built from the end: to compile a node one says what comes after it, and gets the state to enter it by. Nothing has to be
/// patched but loops. A counted repeat is unrolled, each optional turn with a way straight out, so that the order of the ways is
/// that of a backtracking matcher, which <see cref="CaptureFinder"/> relies on. Cost: linear in the states.
/// </remarks>
internal sealed class NfaBuilder
{
    private readonly List<NfaState> _states = [new NfaState(NfaKind.Match)];
    private readonly List<ByteSet> _sets = [];
    private readonly Dictionary<ByteSet, int> _setIndexes = [];
    private readonly int _group;
    private readonly bool _reversed;

    private NfaBuilder(int group, bool reversed)
    {
        _group = group;
        _reversed = reversed;
    }

    /// <summary>The elements in reading order.</summary>
    /// <param name="elements">What to match.</param>
    /// <param name="group">The number of the reported group.</param>
    /// <param name="allSecret">Whether the reported span opened before the first element.</param>
    public static Nfa Forward(ImmutableArray<Node> elements, int group, bool allSecret = false)
    {
        var builder = new NfaBuilder(group, reversed: false);
        int start = builder.Sequence(elements, Nfa.Match);
        var inSecret = new bool[builder._states.Count];
        if (allSecret)
        {
            Array.Fill(inSecret, true);
        }
        else
        {
            SecretMarks.Fill(CollectionsMarshal.AsSpan(builder._states), start, inSecret);
        }

        return builder.Build([start], inSecret);
    }

    /// <summary>The elements for a reader who goes backwards from their end.</summary>
    public static Nfa Reverse(ImmutableArray<Node> elements)
    {
        var builder = new NfaBuilder(group: 0, reversed: true);
        int start = builder.Sequence(elements, Nfa.Match);
        return builder.Build([start], new bool[builder._states.Count]);
    }

    /// <summary>
    /// For a reader who goes backwards from the end of the text seen so far: every suffix that could become a match of one
    /// of the entries, but has not reached the end of its literal.
    /// </summary>
    /// <remarks>
    /// Such a suffix ends with any byte of the part before the literal, or of the literal but its last: so a run starts
    /// in all the states that take a byte at once. An assertion behind the last byte is thereby passed over: the
    /// byte that would settle it has not come yet.
    /// </remarks>
    public static Nfa ViablePrefixes(IEnumerable<PatternEntry> entries)
    {
        var builder = new NfaBuilder(group: 0, reversed: true);
        foreach (PatternEntry entry in entries)
        {
            if (entry.SecretStartsInPrefix || entry.IsOnlyGuarded)
            {
                int before = builder.Sequence(entry.BeforeLiteral, Nfa.Match);
                foreach (RequiredLiteral literal in entry.Literals)
                {
                    builder.ProperPrefix(literal, before);
                }
            }
        }

        var starts = new List<int>();
        for (int id = 0; id < builder._states.Count; id++)
        {
            if (builder._states[id].Kind == NfaKind.Byte)
            {
                starts.Add(id);
            }
        }

        return builder.Build([.. starts], new bool[builder._states.Count]);
    }

    private Nfa Build(int[] starts, bool[] inSecret) => new([.. _states], [.. _sets], starts, inSecret);

    private void ProperPrefix(RequiredLiteral literal, int before)
    {
        int next = before;
        foreach (byte value in literal.Bytes.AsSpan()[..^1])
        {
            ByteSet set = ByteSet.Of(value);
            next = Add(new NfaState(NfaKind.Byte, next, SetIndex(literal.IgnoreCase ? set.FoldCase() : set)));
        }
    }

    private int Sequence(ImmutableArray<Node> nodes, int next)
    {
        for (int i = 0; i < nodes.Length; i++)
        {
            next = Compile(nodes[_reversed ? i : nodes.Length - 1 - i], next);
        }

        return next;
    }

    private int Compile(Node node, int next)
    {
        switch (node.Kind)
        {
            case NodeKind.Set:
                return Add(new NfaState(NfaKind.Byte, next, SetIndex(node.Set)));
            case NodeKind.Assert:
                Assertion assertion = _reversed ? node.Assertion.Reversed() : node.Assertion;
                return Add(new NfaState(NfaKind.Assert, next, assertion.Table));
            case NodeKind.Concatenation:
                return Sequence(node.Children, next);
            case NodeKind.Alternation:
                return Alternation(node.Children, next);
            case NodeKind.Repeat:
                return Repeat(node, next);
            case NodeKind.Group when node.Group == _group && !_reversed:
                int close = Add(new NfaState(NfaKind.Close, next));
                return Add(new NfaState(NfaKind.Open, Compile(node.Child, close)));
            case NodeKind.Group:
                return Compile(node.Child, next);
            case NodeKind.Open when !_reversed:
                return Add(new NfaState(NfaKind.Open, next));
            case NodeKind.Close when !_reversed:
                return Add(new NfaState(NfaKind.Close, next));
            default:
                return next;
        }
    }

    private int Alternation(ImmutableArray<Node> branches, int next)
    {
        int entry = Compile(branches[^1], next);
        for (int i = branches.Length - 2; i >= 0; i--)
        {
            entry = Add(new NfaState(NfaKind.Split, Compile(branches[i], next), entry));
        }

        return entry;
    }

    private int Repeat(Node node, int next)
    {
        int entry = next;
        if (node.Most == Node.Unbounded)
        {
            entry = Add(new NfaState(NfaKind.Split));
            _states[entry] = Split(Compile(node.Child, entry), next, node.Lazy);
        }
        else
        {
            for (int turn = node.Least; turn < node.Most; turn++)
            {
                entry = Add(Split(Compile(node.Child, entry), next, node.Lazy));
            }
        }

        for (int turn = 0; turn < node.Least; turn++)
        {
            entry = Compile(node.Child, entry);
        }

        return entry;
    }

    private static NfaState Split(int body, int exit, bool lazy) =>
        lazy ? new NfaState(NfaKind.Split, exit, body) : new NfaState(NfaKind.Split, body, exit);

    private int SetIndex(ByteSet set)
    {
        if (!_setIndexes.TryGetValue(set, out int index))
        {
            index = _sets.Count;
            _sets.Add(set);
            _setIndexes.Add(set, index);
        }

        return index;
    }

    private int Add(NfaState state)
    {
        _states.Add(state);
        return _states.Count - 1;
    }
}
