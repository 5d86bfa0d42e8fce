using System.Collections.Immutable;

namespace Redaction.Patterns;

/// <summary>
/// A node of a pattern's syntax tree: immutable, and it knows the lengths of what it matches and the size of its automaton.
/// </summary>
/// <remarks>The numbers are computed once, bottom-up, when a node is made, and saturate at <see cref="Unbounded"/>.</remarks>
internal sealed class Node
{
    /// <summary>A length or a count without an upper bound.</summary>
    public const int Unbounded = int.MaxValue;

    private Node(NodeKind kind) => Kind = kind;

    public static Node Empty { get; } = new(NodeKind.Empty);

    public static Node Open { get; } = new(NodeKind.Open) { Size = 1 };

    public static Node Close { get; } = new(NodeKind.Close) { Size = 1 };

    public NodeKind Kind { get; }

    public ImmutableArray<Node> Children { get; private init; } = [];

    public ByteSet Set { get; private init; }

    public Assertion Assertion { get; private init; }

    /// <summary>The number of a capturing group, from 1.</summary>
    public int Group { get; private init; }

    /// <summary>The least number of times a repeat takes its child.</summary>
    public int Least { get; private init; }

    /// <summary>The greatest number of times, or <see cref="Unbounded"/>.</summary>
    public int Most { get; private init; }

    public bool Lazy { get; private init; }

    /// <summary>The length in bytes of the shortest match.</summary>
    public int MinLength { get; private init; }

    /// <summary>The length in bytes of the longest match, or <see cref="Unbounded"/>.</summary>
    public int MaxLength { get; private init; }

    /// <summary>At most so many automaton states come of it.</summary>
    public int Size { get; private init; }

    /// <summary>True when it never takes a byte.</summary>
    public bool IsZeroWidth => MaxLength == 0;

    public Node Child => Children[0];

    public static Node OfSet(ByteSet set) => new(NodeKind.Set) { Set = set, MinLength = 1, MaxLength = 1, Size = 1 };

    public static Node OfAssertion(Assertion assertion) => new(NodeKind.Assert) { Assertion = assertion, Size = 1 };

    public static Node OfGroup(Node child, int group) => new(NodeKind.Group)
    {
        Children = [child],
        Group = group,
        MinLength = child.MinLength,
        MaxLength = child.MaxLength,
        Size = Add(child.Size, 2),
    };

    public static Node OfConcatenation(ImmutableArray<Node> children)
    {
        if (children.Length <= 1)
        {
            return children.Length == 0 ? Empty : children[0];
        }

        int least = 0;
        int most = 0;
        int size = 0;
        foreach (Node child in children)
        {
            least = Add(least, child.MinLength);
            most = Add(most, child.MaxLength);
            size = Add(size, child.Size);
        }

        return new Node(NodeKind.Concatenation) { Children = children, MinLength = least, MaxLength = most, Size = size };
    }

    public static Node OfAlternation(ImmutableArray<Node> children)
    {
        if (children.Length == 1)
        {
            return children[0];
        }

        int least = Unbounded;
        int most = 0;
        int size = children.Length;
        foreach (Node child in children)
        {
            least = Math.Min(least, child.MinLength);
            most = Math.Max(most, child.MaxLength);
            size = Add(size, child.Size);
        }

        return new Node(NodeKind.Alternation) { Children = children, MinLength = least, MaxLength = most, Size = size };
    }

    public static Node OfRepeat(Node child, int least, int most, bool lazy)
    {
        if (most == 0)
        {
            return Empty;
        }

        if (least == 1 && most == 1)
        {
            return child;
        }

        // Unrolled: a copy for each required time, and for each optional one a copy with a way round it.
        int optional = most == Unbounded ? 1 : most - least;
        return new Node(NodeKind.Repeat)
        {
            Children = [child],
            Least = least,
            Most = most,
            Lazy = lazy,
            MinLength = Multiply(child.MinLength, least),
            MaxLength = Multiply(child.MaxLength, most),
            Size = Add(Multiply(child.Size, least), Multiply(Add(child.Size, 1), optional)),
        };
    }

    /// <summary>Whether the group, or its opening, stands anywhere in this part.</summary>
    public bool Opens(int group)
    {
        if (Kind == NodeKind.Open || (Kind == NodeKind.Group && Group == group))
        {
            return true;
        }

        foreach (Node child in Children)
        {
            if (child.Opens(group))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether this part can match without the group taking part.</summary>
    public bool CanAvoid(int group)
    {
        switch (Kind)
        {
            case NodeKind.Open:
                return false;
            case NodeKind.Group when Group == group:
                return false;
            case NodeKind.Repeat when Least == 0:
                return true;
            case NodeKind.Alternation:
                foreach (Node child in Children)
                {
                    if (child.CanAvoid(group))
                    {
                        return true;
                    }
                }

                return false;
            default:
                foreach (Node child in Children)
                {
                    if (!child.CanAvoid(group))
                    {
                        return false;
                    }
                }

                return true;
        }
    }

    private static int Add(int left, int right) => (int)Math.Min((long)left + right, Unbounded);

    private static int Multiply(int left, int right)
    {
        if (left == 0 || right == 0)
        {
            return 0;
        }

        return (int)Math.Min((long)left * right, Unbounded);
    }
}
