using System.Collections.Immutable;

namespace Redaction.Patterns;

/// <summary>
/// Cuts a pattern at a required literal, so that a search for the literal finds every place where it can match.
/// </summary>
/// <remarks>
/// <para>Given the tree it returns entries: each a set of literals, the elements that match from the literal on, and the
/// elements before it. The top-level concatenation is flattened first: groups become markers, and a required repeat gives up
/// its first turn, so that a literal inside either can be used. Then for each element that only boundedly many bytes
/// can precede, the strings that a match must go on with there are computed (<see cref="LiteralChoices"/>).</para>
/// <para>A literal at the very start wins when it has three bytes: nothing has to be run backwards. Else the set whose
/// shortest string is longest wins, up to <see cref="LongEnough"/>, and the earliest of equals. If that leaves less than
/// three bytes, an alternation is distributed and each branch cut on its own: <c>[a-z]{3}foo|\d{2}bar</c> has no common
/// literal at one place, but each branch has one.</para>
/// <para>Cost: quadratic in the elements at worst, bounded by the length of a literal and a budget for branches.</para>
/// </remarks>
internal sealed class EntrySplitter
{
    /// <summary>A required literal has at least so many bytes: a single byte would stand everywhere.</summary>
    public const int MinLiteral = 2;

    private const int LongEnough = 6;
    private const int MaxBranches = 256;

    private readonly int _group;
    private int _branches;

    private EntrySplitter(int group) => _group = group;

    /// <param name="root">The tree of the whole pattern.</param>
    /// <param name="group">The number of the reported group, 0 for none.</param>
    /// <returns>The entries; none when some way to match has no required literal.</returns>
    public static ImmutableArray<PatternEntry> Split(Node root, int group)
    {
        (int _, ImmutableArray<PatternEntry> entries) = new EntrySplitter(group).Split(Flatten(root, group));
        return entries;
    }

    /// <summary>The top-level concatenation without the brackets: groups leave markers, a required repeat its first turn.</summary>
    public static ImmutableArray<Node> Flatten(Node root, int group)
    {
        var elements = ImmutableArray.CreateBuilder<Node>();
        Flatten(root, group, elements);
        return elements.ToImmutable();
    }

    private static void Flatten(Node node, int group, ImmutableArray<Node>.Builder elements)
    {
        switch (node.Kind)
        {
            case NodeKind.Empty:
                break;
            case NodeKind.Concatenation:
                foreach (Node child in node.Children)
                {
                    Flatten(child, group, elements);
                }

                break;
            case NodeKind.Group when node.Group == group:
                elements.Add(Node.Open);
                Flatten(node.Child, group, elements);
                elements.Add(Node.Close);
                break;
            case NodeKind.Group:
                Flatten(node.Child, group, elements);
                break;
            case NodeKind.Repeat when node.Least > 0 && node.Child.Kind != NodeKind.Set:
                Flatten(node.Child, group, elements);
                int most = node.Most == Node.Unbounded ? Node.Unbounded : node.Most - 1;
                elements.Add(Node.OfRepeat(node.Child, node.Least - 1, most, node.Lazy));
                break;
            default:
                elements.Add(node);
                break;
        }
    }

    private (int MinLength, ImmutableArray<PatternEntry> Entries) Split(ImmutableArray<Node> elements)
    {
        (int cut, LiteralChoices literals) = Choose(elements);
        int length = literals.MinLength;
        if (length < LiteralChoices.GoodLength)
        {
            (int distributed, ImmutableArray<PatternEntry> entries) = Distribute(elements);
            if (distributed > length)
            {
                return (distributed, entries);
            }
        }

        return length < MinLiteral ? (0, []) : (length, [Entry(elements, cut, literals)]);
    }

    private (int MinLength, ImmutableArray<PatternEntry> Entries) Distribute(ImmutableArray<Node> elements)
    {
        int at = 0;
        while (at < elements.Length && elements[at].Kind != NodeKind.Alternation)
        {
            at++;
        }

        if (at == elements.Length)
        {
            return (0, []);
        }

        int least = int.MaxValue;
        var all = ImmutableArray.CreateBuilder<PatternEntry>();
        foreach (Node branch in elements[at].Children)
        {
            if (++_branches > MaxBranches)
            {
                return (0, []);
            }

            ImmutableArray<Node> chosen = [.. elements[..at], .. Flatten(branch, _group), .. elements[(at + 1)..]];
            (int length, ImmutableArray<PatternEntry> entries) = Split(chosen);
            least = Math.Min(least, length);
            if (least == 0)
            {
                return (0, []);
            }

            all.AddRange(entries);
        }

        return (least, all.ToImmutable());
    }

    private static (int Cut, LiteralChoices Literals) Choose(ImmutableArray<Node> elements)
    {
        int best = 0;
        LiteralChoices literals = LiteralChoices.Unknown;
        int before = 0;
        for (int cut = 0; cut < elements.Length && before != Node.Unbounded; cut++)
        {
            if (elements[cut].IsZeroWidth)
            {
                continue;
            }

            LiteralChoices candidate = Grow(elements, cut);
            if (Math.Min(candidate.MinLength, LongEnough) > Math.Min(literals.MinLength, LongEnough))
            {
                best = cut;
                literals = candidate;
            }

            if (literals.MinLength >= (best == cut && before == 0 ? LiteralChoices.GoodLength : LongEnough))
            {
                break;
            }

            before = (int)Math.Min((long)before + elements[cut].MaxLength, Node.Unbounded);
        }

        return (best, literals);
    }

    /// <summary>The strings that a match goes on with at an element, made as long as is worth their number.</summary>
    private static LiteralChoices Grow(ImmutableArray<Node> elements, int from)
    {
        LiteralChoices set = LiteralChoices.Nothing;
        for (int i = from; i < elements.Length && set.CanGrow; i++)
        {
            set = set.ThenIfWorthwhile(LiteralChoices.Of(elements[i]));
        }

        return set.Minimized();
    }

    private PatternEntry Entry(ImmutableArray<Node> elements, int cut, LiteralChoices literals)
    {
        // What takes no bytes directly before the literal stays with it; when nothing takes bytes, all of it does.
        int prefix = cut;
        while (prefix > 0 && elements[prefix - 1].IsZeroWidth)
        {
            prefix--;
        }

        return new PatternEntry(
            [.. literals.Texts.Select(text => new RequiredLiteral(text.Bytes, text.IgnoreCase))],
            elements[..prefix],
            elements[prefix..],
            cut - prefix,
            _group);
    }
}
