namespace Redaction.Literals;

/// <summary>
/// Lays a finished <see cref="LiteralTrie"/> out as the table of an <see cref="Automaton"/>: first decides which states are
/// dense, then gives every state its offset, then writes them. Linear in the trie, plus one copied row per dense state.
/// </summary>
internal sealed class AutomatonBuilder
{
    /// <summary>Longest literal; what remains of a <c>shape</c> for the number of held bytes.</summary>
    public const int MaxLength = (1 << (32 - Automaton.HeldShift)) - 1;

    /// <summary>
    /// Ints that dense rows may take, 256 KiB: the states of several hundred rule anchors, and it stays in the second-level
    /// cache of any machine. The root is dense in any case.
    /// </summary>
    private const int DenseBudget = 1 << 16;

    /// <summary>... or this many for each literal, so that ten thousand values have their first two bytes in dense rows.</summary>
    private const int DensePerLiteral = 32;

    private readonly LiteralTrie _trie;
    private readonly int _classCount;
    private readonly int[] _ids;
    private readonly int[] _table;
    private readonly List<int> _outputs = [];
    private readonly int[] _records;
    private int _denseCount;

    private AutomatonBuilder(LiteralTrie trie)
    {
        _trie = trie;
        _classCount = trie.Classes.Count;
        _ids = new int[trie.NodeCount];
        _records = new int[trie.NodeCount];
        var size = PlaceDense();
        size = PlaceSparse(size);

        // Pinned, so that clearing the table clears the only copy.
        _table = GC.AllocateArray<int>(size, pinned: true);
        WriteOutputs();
        for (var i = 0; i < trie.NodeCount; i++)
        {
            var node = trie.BreadthFirst[i];
            if (trie.IsMatch(node))
            {
                _table[(_ids[node] & Automaton.Offset) - 1] = _records[node];
            }

            if (i < _denseCount)
            {
                WriteDense(node);
            }
            else
            {
                WriteSparse(node);
            }
        }
    }

    public static Automaton Build(LiteralTrie trie)
    {
        var builder = new AutomatonBuilder(trie);
        return new Automaton(
            builder._table,
            builder._outputs.ToArray(),
            trie.Classes,
            builder.FirstIdDeeperThan(1),
            builder.FirstIdDeeperThan(2));
    }

    /// <summary>First dense id that is deeper than <paramref name="depth"/>: every non-matching dense id below it is not.</summary>
    private int FirstIdDeeperThan(int depth)
    {
        var first = _trie.CountToDepth[depth];
        return first < _denseCount ? _ids[_trie.BreadthFirst[first]] & Automaton.Offset : Automaton.Sparse;
    }

    private int PlaceDense()
    {
        var size = 0;
        var budget = Math.Max(DenseBudget, DensePerLiteral * _trie.LiteralCount);
        foreach (var node in _trie.BreadthFirst)
        {
            if (_denseCount > 0 && size + _classCount + 2 > budget)
            {
                break;
            }

            size += IdPrefix(node);
            _ids[node] = size | Flags(node);
            size += _classCount + 1;
            _denseCount++;
        }

        return size;
    }

    private int PlaceSparse(int size)
    {
        foreach (var first in _trie.BreadthFirst[_denseCount..])
        {
            // A chain of only children is laid out in one piece when its first state comes by; the later ones have their place then.
            for (var node = first; node != 0 && _ids[node] == 0;)
            {
                size += IdPrefix(node);
                if (size >= Automaton.Sparse)
                {
                    throw new ArgumentException("The literals are too long in sum for one set.");
                }

                _ids[node] = size | Automaton.Sparse | Flags(node);
                var children = CountChildren(node);
                size += children < 2 ? 2 : 2 + ((children + 3) >> 2) + children;
                node = children == 1 ? _trie.FirstChild(node) : 0;
            }
        }

        return size;
    }

    private int IdPrefix(int node) => _trie.IsMatch(node) ? 1 : 0;

    private int Flags(int node) => _trie.IsMatch(node) ? Automaton.Match : 0;

    private int CountChildren(int node)
    {
        var count = 0;
        for (var child = _trie.FirstChild(node); child != 0; child = _trie.NextSibling(child))
        {
            count++;
        }

        return count;
    }

    /// <summary>One record per node that ends a literal itself; another matching node points at the first on its failure path.</summary>
    private void WriteOutputs()
    {
        foreach (var node in _trie.BreadthFirst)
        {
            var link = _trie.OutputLink(node);
            var rest = link == LiteralTrie.None ? -1 : _records[link];
            _records[node] = rest;
            var literal = _trie.FirstLiteral(node);
            if (literal == LiteralTrie.None)
            {
                continue;
            }

            _records[node] = _outputs.Count;
            for (int next; literal != LiteralTrie.None; literal = next)
            {
                next = _trie.NextLiteral(literal);
                _outputs.Add(next == LiteralTrie.None ? ~literal : literal);
            }

            _outputs.Add(rest);
        }
    }

    private void WriteDense(int node)
    {
        var row = _table.AsSpan(_ids[node] & Automaton.Offset, _classCount + 1);
        if (node != 0)
        {
            // What is no child of this node goes where it goes from the failure state, which is shallower and so complete.
            _table.AsSpan(_ids[_trie.Fail(node)] & Automaton.Offset, _classCount).CopyTo(row);
        }

        for (var child = _trie.FirstChild(node); child != 0; child = _trie.NextSibling(child))
        {
            row[_trie.ClassOf(child)] = _ids[child];
        }

        row[_classCount] = _trie.Held(node);
    }

    private void WriteSparse(int node)
    {
        var state = _table.AsSpan(_ids[node] & Automaton.Offset);
        state[0] = _ids[_trie.Fail(node)];
        var children = CountChildren(node);
        var only = _trie.FirstChild(node);
        var (kind, argument) = children switch
        {
            0 => (Automaton.Leaf, 0),
            1 => (_trie.IsMatch(only) ? Automaton.OneMatchingChild : Automaton.OneChild, _trie.ClassOf(only)),
            _ => (Automaton.Branch, children - 1),
        };
        state[1] = kind | (argument << Automaton.KindBits) | (_trie.Held(node) << Automaton.HeldShift);
        if (kind != Automaton.Branch)
        {
            return;
        }

        var labels = state[2..];
        var targets = state[(2 + ((children + 3) >> 2))..];
        var index = 0;
        for (var child = _trie.FirstChild(node); child != 0; child = _trie.NextSibling(child), index++)
        {
            labels[index >> 2] |= _trie.ClassOf(child) << ((index & 3) * 8);
            targets[index] = _ids[child];
        }
    }
}
