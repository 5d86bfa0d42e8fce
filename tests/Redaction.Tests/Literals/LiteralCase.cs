using System.Text;
using Redaction.Literals;

namespace Redaction.Tests.Literals;

/// <summary>
/// A set of literals and a text. In the table a literal is written with a prefix where it is not plain: <c>i:</c> ignores
/// case, <c>n:</c> does not hold. Characters stand for Latin-1 bytes.
/// </summary>
public sealed record LiteralCase(string Name, string[] Written, string Text)
{
    internal IReadOnlyList<Literal> Literals => [.. Written.Select(Parse)];

    internal byte[] Bytes => Encoding.Latin1.GetBytes(Text);

    public override string ToString() => Name;

    internal static Literal Parse(string written)
    {
        var ignoreCase = written.StartsWith("i:", StringComparison.Ordinal);
        var passes = written.StartsWith("n:", StringComparison.Ordinal);
        return new Literal(Encoding.Latin1.GetBytes(ignoreCase || passes ? written[2..] : written), ignoreCase, passes ? 2 : 0);
    }
}
