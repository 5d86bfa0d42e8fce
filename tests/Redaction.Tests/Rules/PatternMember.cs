using Redaction.Patterns;

namespace Redaction.Tests.Rules;

/// <summary>
/// A random member of a pattern's language, built from its syntax tree: every alternative, every count of a repeat, every byte of a
/// class that people can read. Lengths without a bound go a little beyond the least.
/// </summary>
internal sealed class PatternMember
{
    private const int MostMore = 24;
    private readonly Random _random;
    private readonly int _group;
    private readonly List<byte> _bytes = [];
    private int _secretStart = -1;
    private int _secretEnd = -1;

    private PatternMember(Random random, int group)
    {
        _random = random;
        _group = group;
    }

    /// <summary>The whole match.</summary>
    public string Text { get; private init; } = "";

    /// <summary>The reported part of it.</summary>
    public string Secret { get; private init; } = "";

    /// <summary>What stands before the reported part.</summary>
    public string Before { get; private init; } = "";

    /// <summary>Makes one.</summary>
    public static PatternMember Of(Rule rule, Random random)
    {
        ParsedPattern parsed = PatternParser.Parse(rule.Pattern, rule.IsBlock);
        var member = new PatternMember(random, parsed.SecretGroup);
        member.Write(parsed.Root);
        string text = string.Concat(member._bytes.Select(b => (char)b));
        return member._secretStart < 0
            ? new PatternMember(random, 0) { Text = text, Secret = text }
            : new PatternMember(random, 0)
            {
                Text = text,
                Before = text[..member._secretStart],
                Secret = text[member._secretStart..member._secretEnd],
            };
    }

    private void Write(Node node)
    {
        switch (node.Kind)
        {
            case NodeKind.Set:
                _bytes.Add(Choose(node.Set));
                break;
            case NodeKind.Concatenation:
                foreach (Node child in node.Children)
                {
                    Write(child);
                }

                break;
            case NodeKind.Alternation:
                Write(node.Children[_random.Next(node.Children.Length)]);
                break;
            case NodeKind.Repeat:
                int most = node.Most == Node.Unbounded ? node.Least + MostMore : Math.Min(node.Most, node.Least + MostMore);
                for (int left = _random.Next(node.Least, most + 1); left > 0; left--)
                {
                    Write(node.Child);
                }

                break;
            case NodeKind.Group:
                int start = _bytes.Count;
                Write(node.Child);
                if (node.Group == _group)
                {
                    (_secretStart, _secretEnd) = (start, _bytes.Count);
                }

                break;
        }
    }

    private byte Choose(ByteSet set)
    {
        byte[] all = [.. Enumerable.Range(0, 256).Select(b => (byte)b).Where(set.Contains)];
        byte[] plain = [.. all.Where(b => char.IsAsciiLetterOrDigit((char)b))];
        byte[] printable = [.. all.Where(b => b is >= (byte)' ' and <= (byte)'~')];

        // a class that only leaves something out, such as what ends a token, holds no letters that matter
        byte[] from = plain.Length > 0 && all.Length > 100 ? plain : printable.Length > 0 ? printable : all;
        return from[_random.Next(from.Length)];
    }
}
