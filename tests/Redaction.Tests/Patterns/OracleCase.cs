using System.Collections.Immutable;
using System.Text;

namespace Redaction.Tests.Patterns;

/// <summary>A random pattern and texts to match it against from a start.</summary>
public sealed record OracleCase(Shape Shape, int Start, ImmutableArray<byte[]> Texts)
{
    public static string Show(ReadOnlySpan<byte> text)
    {
        var shown = new StringBuilder();
        foreach (byte value in text)
        {
            shown.Append(value is >= 0x20 and < 0x7F ? $"{(char)value}" : value == '\n' ? "\\n" : $"\\x{value:X2}");
        }

        return shown.ToString();
    }

    /// <summary>Fewer texts, a shorter text, a simpler pattern: in this order.</summary>
    public static IEnumerable<OracleCase> Shrink(OracleCase failed)
    {
        if (failed.Texts.Length > 1)
        {
            foreach (byte[] text in failed.Texts)
            {
                yield return failed with { Texts = [text] };
            }

            yield break;
        }

        if (failed.Start > 0)
        {
            yield return failed with { Start = failed.Start - 1, Texts = [failed.Texts[0][1..]] };
        }

        for (int i = failed.Texts[0].Length - 1; i >= failed.Start; i--)
        {
            yield return failed with { Texts = [[.. failed.Texts[0][..i], .. failed.Texts[0][(i + 1)..]]] };
        }

        foreach (Shape simpler in failed.Shape.Shrink())
        {
            yield return failed with { Shape = simpler };
        }
    }

    public override string ToString() => $"/{Shape}/ from {Start} on {string.Join(", ", Texts.Select(text => $"\"{Show(text)}\""))}";
}
