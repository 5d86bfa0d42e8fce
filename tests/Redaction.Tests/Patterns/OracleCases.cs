using FsCheck;
using FsCheck.Fluent;

namespace Redaction.Tests.Patterns;

/// <summary>Cases whose pattern may be anything, the empty one included.</summary>
public static class OracleCases
{
    public const int TextsPerCase = 12;
    public const int MaxTextLength = 14;
    public const int MaxStart = 2;

    public static Arbitrary<OracleCase> Any() => From((generator, random) => generator.Next(1 + random.Next(12)));

    internal static Arbitrary<OracleCase> From(
        Func<ShapeGenerator, Random, Shape> shape,
        int maxCount = 3,
        int maxLength = MaxTextLength,
        Predicate<string>? allowed = null) =>
        Arb.From(Gen.Choose(0, int.MaxValue - 1).Select(seed =>
        {
            var random = new Random(seed);
            var generator = new ShapeGenerator(random, maxCount);
            Shape made = shape(generator, random);
            int start = random.Next(MaxStart + 1);
            return new OracleCase(made, start, [.. Enumerable.Range(0, TextsPerCase).Select(_ => generator.Text(made, start, maxLength))]);
        }), failed => OracleCase.Shrink(failed).Where(simpler => allowed is null || allowed(simpler.Shape.ToDialect())));
}
