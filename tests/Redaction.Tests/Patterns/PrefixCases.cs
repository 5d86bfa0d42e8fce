using FsCheck;

namespace Redaction.Tests.Patterns;

/// <summary>Cases whose pattern has a short part before its literal, which belongs to the secret.</summary>
public static class PrefixCases
{
    /// <summary>In bytes; what a model that tries every continuation can afford.</summary>
    public const int MaxPrefixLength = 3;

    public static Arbitrary<OracleCase> WithPrefix() => OracleCases.From(
        (generator, random) =>
        {
            Shape literal = Shape.Sequence([.. (random.Next(2) == 0 ? "key" : "1b-").Select(c => Shape.Leaf($"{c}", $"{c}", $"{c}"))]);
            Shape prefix = Shape.Nothing;
            int room = MaxPrefixLength;
            while (room > 0)
            {
                Shape next = generator.Next(1);
                next = next.IsNullable || random.Next(3) > 0 ? next : Shape.Repeat(next, random.Next(2), 1);
                prefix = Shape.Sequence(prefix, next);
                room--;
            }

            return Shape.Sequence(prefix, literal, Shape.Leaf("\\d", "[0-9]", "1"));
        },
        maxLength: 7,
        allowed: LiteralCases.HasLiteral);
}
