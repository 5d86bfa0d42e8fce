using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Redaction.Literals;

namespace Redaction.Tests.Literals;

/// <summary>Random literals over a small alphabet, a text made of pieces of them and of noise, and places to cut it.</summary>
public sealed record LiteralScenario(string[] Written, string Text, int[] Cuts)
{
    private static readonly string[] _alphabets = ["ab", "aA", "aAbB", "ab_\u00e4", "abcdefgh", "kK@`[{\0\u00ff"];

    internal IReadOnlyList<Literal> Literals => [.. Written.Select(LiteralCase.Parse)];

    public static Arbitrary<LiteralScenario> Arbitrary()
        => (from alphabet in Gen.Elements(_alphabets)
            from shortest in Gen.Elements(1, 2, 3, 5, 8, 13, 20)
            from count in Gen.Choose(1, 12)
            from written in Gen.ArrayOf(LiteralOf(alphabet, shortest), count)
            from pieces in Gen.ListOf(PieceOf(alphabet, written))
            let text = string.Concat(pieces)
            from cuts in Gen.ListOf(Gen.Choose(0, text.Length))
            select new LiteralScenario(written, text, [.. cuts.Order()])).ToArbitrary();

    public override string ToString() => $"[{string.Join(", ", Written)}] in \"{Text}\" cut at {string.Join(", ", Cuts)}";

    private static Gen<string> LiteralOf(string alphabet, int shortest)
        => from prefix in Gen.Elements("", "", "i:", "n:")
           from length in Gen.Choose(shortest, shortest + 6)
           from letters in Gen.ArrayOf(Gen.Elements(alphabet.ToCharArray()), length)
           select prefix + new string(letters);

    private static Gen<string> PieceOf(string alphabet, string[] written)
        => Gen.OneOf(
            from length in Gen.Choose(0, 30)
            from letters in Gen.ArrayOf(Gen.Elements((alphabet + ".").ToCharArray()), length)
            select new string(letters),
            from literal in Gen.Elements(written)
            let bytes = Encoding.Latin1.GetString(LiteralCase.Parse(literal).Bytes.Span)
            from length in Gen.Choose(0, bytes.Length)
            select bytes[..length],
            from literal in Gen.Elements(written)
            select Encoding.Latin1.GetString(LiteralCase.Parse(literal).Bytes.Span),
            from length in Gen.Choose(0, 140)
            select new string('.', length));
}
