using System.Collections.Immutable;

namespace Redaction.Tests.Patterns;

/// <summary>Random patterns over a small alphabet, and texts that have something to do with them.</summary>
/// <param name="random">Where the choices come from.</param>
/// <param name="maxCount">The greatest count of a repeat.</param>
public sealed class ShapeGenerator(Random random, int maxCount = 3)
{
    // No Latin-1 letters: .NET's word boundary would take them for word characters.
    private const string Alphabet = "aAbc1_- \n\x80\xAB";

    private static readonly ImmutableArray<string> Literals = ["ab", "ba", "key", "1b-", "aa"];

    private static readonly ImmutableArray<Shape> Takers =
    [
        Shape.Leaf("a", "a", "a"), Shape.Leaf("b", "b", "b"), Shape.Leaf("c", "c", "c"), Shape.Leaf("1", "1", "1"),
        Shape.Leaf("\\-", "-", "-"), Shape.Leaf("\\n", "\\n", "\n"), Shape.Leaf("\\x80", "\\x80", "\x80"),
        Shape.Leaf("[ab]", "[ab]", "ab"), Shape.Leaf("[^a]", "[^a]", "bc1 \n\x80\xAB"), Shape.Leaf("[a-c1]", "[a-c1]", "abc1"),
        Shape.Leaf("\\d", "[0-9]", "1"), Shape.Leaf("\\w", "[0-9A-Za-z_]", "aAb1_"), Shape.Leaf("\\W", "[^0-9A-Za-z_]", "- \n\x80"),
        Shape.Leaf("\\s", "[\\t\\n\\v\\f\\r ]", " \n"), Shape.Leaf("[\\w-]", "[0-9A-Za-z_-]", "ab-"), Shape.Leaf(".", "[^\\n]", "ab-\xAB"),
        Shape.Leaf("(?s:.)", "[\\s\\S]", "a\n\x80"), Shape.Leaf("[[:alpha:]]", "[A-Za-z]", "aAb"), Shape.Leaf("(?i:a)", "[aA]", "aA"),
        Shape.Leaf("(?i:[^b])", "[^bB]", "aA1"),
    ];

    private static readonly ImmutableArray<Shape> Assertions =
    [
        Shape.Leaf("^", "\\A"), Shape.Leaf("$", "\\z"), Shape.Leaf("\\A", "\\A"), Shape.Leaf("\\z", "\\z"), Shape.Leaf("\\b", "\\b"),
        Shape.Leaf("\\b", "\\b"), Shape.Leaf("\\B", "\\B"), Shape.Leaf("(?m:^)", "(?m:^)"), Shape.Leaf("(?m:$)", "(?m:$)"),
    ];

    public Shape Next(int size)
    {
        if (size <= 1)
        {
            return random.Next(7) switch
            {
                0 => Assertions[random.Next(Assertions.Length)],
                1 when random.Next(3) == 0 => Shape.Nothing,
                _ => Takers[random.Next(Takers.Length)],
            };
        }

        switch (random.Next(10))
        {
            case < 5:
                return Shape.Sequence(Parts(size, 2 + random.Next(3)));
            case < 7:
                return Shape.Choice(Parts(size, 2 + random.Next(2)));
            case < 9:
                Shape body = Next(size - 1);

                // Only innermost repeats are large: nested ones multiply.
                int count = body.HasRepeat ? 2 : maxCount;
                int least = random.Next(count);

                // Where an empty turn of a loop counts, and what it captures, is where matchers disagree.
                int most = Math.Max(1, least + random.Next(count + 1));
                return body.IsNullable && body.HasGroup ? body : Shape.Repeat(body, least, most, random.Next(3) == 0);
            default:
                return Shape.Group(Next(size - 1));
        }
    }

    /// <summary>A pattern with a literal of two or more bytes somewhere.</summary>
    public Shape NextWithLiteral(int size)
    {
        Shape literal = Shape.Sequence([.. Literals[random.Next(Literals.Length)].Select(c => Shape.Leaf($"{c}", $"{c}", $"{c}"))]);
        literal = random.Next(5) == 0 ? Shape.Group(literal) : literal;
        Shape whole = Shape.Sequence(random.Next(3) == 0 ? Shape.Nothing : Next(size / 2), literal, Next(size / 2));
        return random.Next(4) switch
        {
            0 when size > 3 => Shape.Choice(whole, NextWithLiteral(size / 2)),
            1 => Shape.Group(whole),
            _ => whole,
        };
    }

    /// <summary>A text that the pattern may match from a given start on, give or take a byte.</summary>
    public byte[] Text(Shape shape, int start, int maxLength)
    {
        var text = new List<byte>();
        while (text.Count < start)
        {
            text.Add(AnyByte());
        }

        Sample(shape, text);
        int tail = random.Next(4);
        for (int i = 0; i < tail; i++)
        {
            text.Add(AnyByte());
        }

        if (text.Count > 0 && random.Next(3) == 0)
        {
            text[random.Next(text.Count)] = AnyByte();
        }

        return [.. text.Take(Math.Max(maxLength, start))];
    }

    public byte AnyByte() => (byte)Alphabet[random.Next(Alphabet.Length)];

    private ImmutableArray<Shape> Parts(int size, int count) => [.. Enumerable.Range(0, count).Select(_ => Next(size / count))];

    private void Sample(Shape shape, List<byte> text)
    {
        switch (shape.Kind)
        {
            case ShapeKind.Leaf when shape.Bytes.Length > 0:
                text.Add((byte)shape.Bytes[random.Next(shape.Bytes.Length)]);
                break;
            case ShapeKind.Choice:
                Sample(shape.Parts[random.Next(shape.Parts.Length)], text);
                break;
            case ShapeKind.Repeat:
                int turns = random.Next(shape.Least, shape.Most + 1);
                for (int i = 0; i < turns; i++)
                {
                    Sample(shape.Parts[0], text);
                }

                break;
            default:
                foreach (Shape part in shape.Parts)
                {
                    Sample(part, text);
                }

                break;
        }
    }
}
