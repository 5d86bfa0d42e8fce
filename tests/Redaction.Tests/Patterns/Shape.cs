using System.Collections.Immutable;

namespace Redaction.Tests.Patterns;

/// <summary>A random pattern, printable in our dialect and in .NET's, where every class is spelt out in ASCII ranges.</summary>
public sealed record Shape(
    ShapeKind Kind,
    ImmutableArray<Shape> Parts,
    string Ours = "",
    string DotNet = "",
    string Bytes = "",
    int Least = 0,
    int Most = 0,
    bool Lazy = false)
{
    public static Shape Nothing { get; } = Leaf("", "");

    /// <summary>Whether it can match the empty string.</summary>
    public bool IsNullable => Kind switch
    {
        ShapeKind.Leaf => Bytes.Length == 0,
        ShapeKind.Choice => Parts.Any(part => part.IsNullable),
        ShapeKind.Repeat => Least == 0 || Parts[0].IsNullable,
        _ => Parts.All(part => part.IsNullable),
    };

    public bool HasGroup => Kind == ShapeKind.Group || Parts.Any(part => part.HasGroup);

    public bool HasRepeat => Kind == ShapeKind.Repeat || Parts.Any(part => part.HasRepeat);

    public bool HasAssertion => Kind == ShapeKind.Leaf ? Bytes.Length == 0 && Ours.Length > 0 : Parts.Any(part => part.HasAssertion);

    /// <param name="ours">The text in our dialect.</param>
    /// <param name="dotNet">The same for .NET.</param>
    /// <param name="bytes">Some of the bytes it takes, as Latin-1; empty for an assertion.</param>
    public static Shape Leaf(string ours, string dotNet, string bytes = "") => new(ShapeKind.Leaf, [], ours, dotNet, bytes);

    public static Shape Sequence(params ImmutableArray<Shape> parts) => new(ShapeKind.Sequence, parts);

    public static Shape Choice(params ImmutableArray<Shape> parts) => new(ShapeKind.Choice, parts);

    public static Shape Repeat(Shape part, int least, int most, bool lazy = false) =>
        new(ShapeKind.Repeat, [part], Least: least, Most: most, Lazy: lazy);

    public static Shape Group(Shape part) => new(ShapeKind.Group, [part]);

    public string ToDialect() => Print(leaf => leaf.Ours, captures: true);

    public string ToDotNet(bool captures) => Print(leaf => leaf.DotNet, captures);

    /// <summary>Simpler patterns that may fail in the same way.</summary>
    public IEnumerable<Shape> Shrink()
    {
        foreach (Shape part in Parts)
        {
            yield return part;
        }

        if (Kind is ShapeKind.Sequence or ShapeKind.Choice && Parts.Length > 1)
        {
            for (int i = 0; i < Parts.Length; i++)
            {
                yield return this with { Parts = Parts.RemoveAt(i) };
            }
        }

        if (Kind == ShapeKind.Repeat && Most > 0)
        {
            yield return this with { Most = Most - 1, Least = Math.Min(Least, Most - 1) };
        }

        if (Kind == ShapeKind.Repeat && Least > 0)
        {
            yield return this with { Least = Least - 1 };
        }

        for (int i = 0; i < Parts.Length; i++)
        {
            foreach (Shape simpler in Parts[i].Shrink())
            {
                yield return this with { Parts = Parts.SetItem(i, simpler) };
            }
        }
    }

    public override string ToString() => ToDialect();

    private string Print(Func<Shape, string> leaf, bool captures)
    {
        string[] parts = [.. Parts.Select(part => part.Print(leaf, captures))];
        return Kind switch
        {
            ShapeKind.Leaf => leaf(this),
            ShapeKind.Sequence => string.Concat(parts),
            ShapeKind.Choice => $"(?:{string.Join('|', parts)})",

            // .NET 10 takes \A(?:b{1,2}|){1,2}\z not to match the empty text: a repeat of what may be empty is written out for it.
            ShapeKind.Repeat when !captures && Parts[0].IsNullable =>
                string.Concat(Enumerable.Range(0, Most).Select(turn => $"(?:{parts[0]}){(turn < Least ? "" : "?")}")),
            ShapeKind.Group => captures ? $"({parts[0]})" : $"(?:{parts[0]})",
            _ => $"(?:{parts[0]}){{{Least},{Most}}}{(Lazy ? "?" : "")}",
        };
    }
}
