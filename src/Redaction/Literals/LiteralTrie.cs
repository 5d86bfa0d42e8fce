namespace Redaction.Literals;

/// <summary>
/// The trie of Aho-Corasick while an automaton is being built. It is given the literals of one case mode and works out,
/// for each node, what the table needs: the failure link (the node of the longest proper suffix that is in the trie), the
/// nearest node on the failure path that ends a literal, and how many bytes are to be held back when the input ends there.
/// Nodes are numbers into parallel arrays sized once from the sum of lengths, because a growing list would leave copies of
/// the bytes behind; <see cref="Dispose"/> wipes the arrays that tell bytes.
/// Cost: time linear in the sum of lengths (times the branching of the shallow nodes), about 30 bytes per node.
/// Aho and Corasick, "Efficient string matching: an aid to bibliographic search", CACM 18(6), 1975.
/// </summary>
internal sealed class LiteralTrie : IDisposable
{
    /// <summary>"No node" and "no literal".</summary>
    public const int None = -1;

    private const int Root = 0;

    /// <summary>Sum of lengths from which a table of all pairs of bytes pays for its allocation.</summary>
    private const int PairTableWorth = 64 * 1024;

    private readonly bool _ignoreCase;
    private readonly byte[] _symbol;
    private readonly int[] _firstChild;
    private readonly int[] _sibling;
    private readonly int[] _fail;
    private readonly int[] _held;
    private readonly int[] _firstLiteral;
    private readonly int[] _nextLiteral;
    private readonly int[] _outputLink;
    private readonly int[] _order;
    private readonly int[] _holdFrom;
    private readonly int[] _atDepth1 = new int[256];
    private readonly int[]? _atDepth2;
    private readonly bool[] _used = new bool[256];

    /// <summary>Takes from the list the literals of one case mode; their ids are indexes in the whole list.</summary>
    public LiteralTrie(IReadOnlyList<Literal> literals, bool ignoreCase)
    {
        _ignoreCase = ignoreCase;
        var capacity = 1;
        foreach (var literal in literals)
        {
            capacity += literal.IgnoreCase == ignoreCase ? literal.Bytes.Length : 0;
        }

        // Pinned: the collector must not leave a copy behind when it compacts.
        _symbol = GC.AllocateUninitializedArray<byte>(capacity, pinned: true);
        _atDepth2 = capacity > PairTableWorth ? new int[256 * 256] : null;
        _firstChild = new int[capacity];
        _sibling = new int[capacity];
        _fail = new int[capacity];
        _held = new int[capacity];
        _firstLiteral = new int[capacity];
        _outputLink = new int[capacity];
        _order = new int[capacity];
        _holdFrom = new int[capacity];
        _holdFrom.AsSpan().Fill(int.MaxValue);
        _nextLiteral = new int[literals.Count];
        _firstLiteral.AsSpan().Fill(None);
        _nextLiteral.AsSpan().Fill(None);
        NodeCount = 1;

        // Backwards, since ids are pushed to the front of a node's list: they come out in ascending order.
        for (var id = literals.Count - 1; id >= 0; id--)
        {
            if (literals[id].IgnoreCase == ignoreCase)
            {
                Add(literals[id], id);
                LiteralCount++;
            }
        }

        Link();
        Classes = new ByteClasses(_used, ignoreCase);
    }

    /// <summary>Number of nodes, the root (node 0) included.</summary>
    public int NodeCount { get; private set; }

    public int LiteralCount { get; private set; }

    public ByteClasses Classes { get; }

    /// <summary>All nodes by depth.</summary>
    public ReadOnlySpan<int> BreadthFirst => _order.AsSpan(0, NodeCount);

    /// <summary>How many of <see cref="BreadthFirst"/> are not deeper than 0, 1, 2.</summary>
    public int[] CountToDepth { get; } = new int[3];

    // 0 is "none" in both, since the root is nobody's child.
    public int FirstChild(int node) => _firstChild[node];

    public int NextSibling(int node) => _sibling[node];

    public byte ClassOf(int node) => Classes.Map[_symbol[node]];

    public int Fail(int node) => _fail[node];

    /// <summary>How many of the last bytes of the node's string must be held back for a literal that they begin; see <see cref="Literal.HoldFrom"/>.</summary>
    public int Held(int node) => _held[node];

    /// <summary>Nearest node on the failure path that ends a literal, or <see cref="None"/>.</summary>
    public int OutputLink(int node) => _outputLink[node];

    /// <summary>First literal that is the node's whole string, or <see cref="None"/>.</summary>
    public int FirstLiteral(int node) => _firstLiteral[node];

    /// <summary>Next literal with the same bytes, or <see cref="None"/>.</summary>
    public int NextLiteral(int literal) => _nextLiteral[literal];

    /// <summary>Whether any literal ends where the node's string ends.</summary>
    public bool IsMatch(int node) => _firstLiteral[node] != None || _outputLink[node] != None;

    public void Dispose()
    {
        Array.Clear(_symbol);
        Array.Clear(_atDepth2 ?? []);
    }

    private void Add(in Literal literal, int id)
    {
        var node = Root;
        foreach (var original in literal.Bytes.Span)
        {
            var symbol = _ignoreCase ? ByteClasses.Fold(original) : original;
            _holdFrom[node] = Math.Min(_holdFrom[node], literal.HoldFrom);
            var child = Child(node, symbol);
            if (child == 0)
            {
                child = NodeCount++;
                _symbol[child] = symbol;
                _sibling[child] = _firstChild[node];
                _firstChild[node] = child;
                _used[symbol] = true;
                if (node == Root)
                {
                    _atDepth1[symbol] = child;
                }
                else if (_atDepth2 != null && IsAtDepth1(node))
                {
                    _atDepth2[(_symbol[node] << 8) | symbol] = child;
                }
            }

            node = child;
        }

        _nextLiteral[id] = _firstLiteral[node];
        _firstLiteral[node] = id;
    }

    private int Child(int node, byte symbol)
    {
        // Nearly every failure path ends here, and here are the nodes with more than a few children.
        if (node == Root)
        {
            return _atDepth1[symbol];
        }

        if (_atDepth2 != null && IsAtDepth1(node))
        {
            return _atDepth2[(_symbol[node] << 8) | symbol];
        }

        var child = _firstChild[node];
        while (child != 0 && _symbol[child] != symbol)
        {
            child = _sibling[child];
        }

        return child;
    }

    private bool IsAtDepth1(int node) => _atDepth1[_symbol[node]] == node;

    private void Link()
    {
        _outputLink[Root] = None;
        var count = 1;
        var depth = 0;
        var levelEnd = 1;
        CountToDepth.AsSpan().Fill(NodeCount);
        for (var next = 0; next < count; next++)
        {
            if (next == levelEnd)
            {
                depth++;
                levelEnd = count;
            }

            if (depth < CountToDepth.Length)
            {
                CountToDepth[depth] = levelEnd;
            }

            var node = _order[next];
            for (var child = _firstChild[node]; child != 0; child = _sibling[child])
            {
                _order[count++] = child;
                var fail = node == Root ? Root : FailOf(node, _symbol[child]);
                _fail[child] = fail;
                _held[child] = Math.Max(depth + 1 - _holdFrom[child], _held[fail]);
                _outputLink[child] = _firstLiteral[fail] != None ? fail : _outputLink[fail];
            }
        }
    }

    private int FailOf(int parent, byte symbol)
    {
        while (parent != Root)
        {
            parent = _fail[parent];
            var child = Child(parent, symbol);
            if (child != 0)
            {
                return child;
            }
        }

        return Root;
    }
}
