using System.Collections.Immutable;

namespace Redaction.Patterns;

/// <summary>
/// A finite set of strings such that every match of a part of a pattern begins with one of them.
/// </summary>
/// <remarks>
/// Computed bottom-up over the tree, as in Russ Cox's "Regular Expression Matching with a Trigram Index"
/// (https://swtch.com/~rsc/regexp/regexp4.html), but for prefixes only: a class of few bytes is expanded, an alternation
/// is a union, a concatenation a product that grows for as long as strings are whole. Where a set would pass
/// <see cref="MaxCount"/> strings it stops growing, which costs precision and never truth.
/// </remarks>
internal sealed class LiteralChoices
{
    /// <summary>The greatest number of strings.</summary>
    public const int MaxCount = 64;

    /// <summary>From so many bytes on, strings are made longer only where that costs little.</summary>
    public const int GoodLength = 3;

    // Expanding a class multiplies the strings to search for: it pays for few bytes, and for fewer still once strings are good.
    private const int MaxClass = 8;
    private const int FewStrings = 5;

    private readonly ImmutableArray<LiteralText> _texts;

    private LiteralChoices(ImmutableArray<LiteralText> texts) => _texts = texts;

    /// <summary>Every match begins with the empty string, and that is all there is.</summary>
    public static LiteralChoices Nothing { get; } = new([LiteralText.Empty]);

    /// <summary>Nothing is known of how a match begins.</summary>
    public static LiteralChoices Unknown { get; } = new([LiteralText.Empty with { IsWhole = false }]);

    public ImmutableArray<LiteralText> Texts => _texts;

    /// <summary>The length in bytes of the shortest string.</summary>
    public int MinLength => _texts.Min(text => text.Bytes.Length);

    /// <summary>Whether a string is the whole of a match, so that what follows may make it longer.</summary>
    public bool CanGrow => _texts.Any(text => text.IsWhole && text.Bytes.Length < LiteralText.MaxLength);

    public bool IgnoresCase => _texts.Any(text => text.IgnoreCase);

    public static LiteralChoices Of(Node node)
    {
        switch (node.Kind)
        {
            case NodeKind.Set:
                return OfClass(node.Set);
            case NodeKind.Group:
                return Of(node.Child);
            case NodeKind.Concatenation:
                LiteralChoices sequence = Nothing;
                foreach (Node child in node.Children)
                {
                    if (!sequence.CanGrow)
                    {
                        break;
                    }

                    sequence = sequence.ThenIfWorthwhile(Of(child));
                }

                return sequence;
            case NodeKind.Alternation:
                return new LiteralChoices([.. node.Children.SelectMany(child => Of(child)._texts)]).OrUnknown();
            case NodeKind.Repeat:
                return OfRepeat(node);
            default:
                return Nothing;
        }
    }

    /// <summary>
    /// The strings of this set, each whole one followed by each of the next set; this set itself where that is too many.
    /// </summary>
    public LiteralChoices Then(LiteralChoices next)
    {
        var texts = ImmutableArray.CreateBuilder<LiteralText>();
        foreach (LiteralText text in _texts)
        {
            if (!text.IsWhole)
            {
                texts.Add(text);
                continue;
            }

            foreach (LiteralText tail in next._texts)
            {
                texts.Add(text.Then(tail));
            }

            if (texts.Count > MaxCount)
            {
                return Cut();
            }
        }

        return new LiteralChoices(texts.ToImmutable());
    }

    /// <summary>
    /// As <see cref="Then"/>, but a set whose strings are good already stops growing where it would come to many, or would
    /// have to ignore case.
    /// </summary>
    public LiteralChoices ThenIfWorthwhile(LiteralChoices next)
    {
        bool many = next._texts.Length > FewStrings;
        bool losesCase = next.IgnoresCase && !IgnoresCase;
        return MinLength >= GoodLength && (many || losesCase) ? Cut() : Then(next);
    }

    /// <summary>The fewest strings that say the same: one that implies another of the set is left out.</summary>
    public LiteralChoices Minimized()
    {
        var kept = new List<LiteralText>();
        foreach (LiteralText text in _texts)
        {
            if (kept.Exists(text.Implies))
            {
                continue;
            }

            kept.RemoveAll(other => other.Implies(text));
            kept.Add(text);
        }

        return new LiteralChoices([.. kept]);
    }

    private static LiteralChoices OfClass(ByteSet set)
    {
        if (set.Count > 2 * MaxClass)
        {
            return Unknown;
        }

        var texts = ImmutableArray.CreateBuilder<LiteralText>();
        for (int value = set.Next(0); value >= 0; value = set.Next(value + 1))
        {
            bool upper = value is >= 'A' and <= 'Z';
            bool lower = value is >= 'a' and <= 'z';
            bool bothCases = (upper || lower) && set.Contains((byte)(value ^ 0x20));
            if (!(upper && bothCases))
            {
                texts.Add(new LiteralText([(byte)value], bothCases, IsWhole: true));
            }
        }

        return texts.Count > MaxClass ? Unknown : new LiteralChoices(texts.ToImmutable());
    }

    private static LiteralChoices OfRepeat(Node node)
    {
        LiteralChoices once = Of(node.Child);
        if (node.Least == 0)
        {
            LiteralChoices taken = node.Most == 1 ? once : once.Cut();
            return new LiteralChoices(taken._texts.Add(LiteralText.Empty)).OrUnknown();
        }

        LiteralChoices all = once;
        for (int time = 1; time < node.Least && all.CanGrow; time++)
        {
            all = all.Then(once);
        }

        return node.Most == node.Least ? all : all.Cut();
    }

    private LiteralChoices OrUnknown() => _texts.Length > MaxCount ? Unknown : this;

    /// <summary>The same strings, none of them whole: nothing is said of what follows.</summary>
    private LiteralChoices Cut() => new([.. _texts.Select(text => text with { IsWhole = false })]);
}
