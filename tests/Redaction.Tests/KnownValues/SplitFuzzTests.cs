using System.Text;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Redaction.Tests.Scanning;
using Xunit;

namespace Redaction.Tests.KnownValues;

/// <summary>
/// Values and texts of two letters, where every value begins again and again inside others: the texts on which redactors that
/// restart, or hold back too little, lose a value at a chunk's end.
/// </summary>
public class SplitFuzzTests
{
    private const int MinText = 10;
    private const int MaxText = 60;

    /// <summary>Values as people register them, which need three distinct bytes: letters and a tail of digits.</summary>
    private static readonly Gen<Case> s_withTail = Cases("AK", "123456");

    /// <summary>Two letters alone, which nobody can register but which overlap the most.</summary>
    private static readonly Gen<Case> s_bare = Gen.OneOf(Cases("ab", ""), Cases("AK", ""));

    [Property(MaxTest = 1000)]
    public Property No_split_lets_a_value_with_a_tail_pass() => Prop.ForAll(Arb.From(s_withTail, Shrink), Check);

    [Property(MaxTest = 1000)]
    public Property No_split_lets_a_value_of_two_letters_pass() => Prop.ForAll(Arb.From(s_bare, Shrink), Check);

    /// <summary>Whether no letter stands more than five times in a row: a value of one letter is refused by the registry.</summary>
    private static bool IsVaried(string value) => !value.Contains(new string(value[0], 6), StringComparison.Ordinal) && !value.Contains(new string(value[^1], 6), StringComparison.Ordinal);

    private static Gen<Case> Cases(string alphabet, string tail)
    {
        Gen<string> letters(int min, int max) =>
            from length in Gen.Choose(min, max)
            from chosen in Gen.Elements(alphabet.ToCharArray()).ArrayOf(length)
            select new string(chosen);

        return from count in Gen.Choose(1, 4)
               from values in letters(8, 14).Where(IsVaried).Select(v => v + tail).ArrayOf(count)
               from pieces in Piece(values, letters(1, 6)).ListOf(16)
               from length in Gen.Choose(MinText, MaxText)
               from filler in letters(MinText, MinText)
               from cuts in Gen.Choose(0, MaxText).ArrayOf(4).ArrayOf(5)
               let text = string.Concat(pieces)
               select new Case(
                   [.. values.Distinct()],
                   text.Length < MinText ? text + filler : text[..Math.Min(text.Length, length)],
                   cuts);
    }

    /// <summary>Letters, a whole value, a value's beginning or end, two values that overlap as far as they can.</summary>
    private static Gen<string> Piece(string[] values, Gen<string> letters)
    {
        Gen<string> value = Gen.Elements(values);
        return Gen.Frequency(
            (2, letters),
            (3, value),
            (2, from v in value from cut in Gen.Choose(1, v.Length - 1) select v[..cut]),
            (1, from v in value from cut in Gen.Choose(1, v.Length - 1) select v[cut..]),
            (3, from first in value from second in value select Overlapped(first, second)));
    }

    private static string Overlapped(string first, string second)
    {
        int overlap = Math.Min(first.Length, second.Length) - 1;
        while (!first.EndsWith(second[..overlap], StringComparison.Ordinal))
        {
            overlap--;
        }

        return first + second[overlap..];
    }

    private static IEnumerable<Case> Shrink(Case c)
    {
        for (int i = 0; c.Values.Length > 1 && i < c.Values.Length; i++)
        {
            yield return c with { Values = [.. c.Values.Where((_, n) => n != i)] };
        }

        for (int i = 0; i < c.Text.Length; i++)
        {
            yield return c with { Text = c.Text.Remove(i, 1) };
        }
    }

    private static void Check(Case c)
    {
        SecretRedactor redactor = TestEngine.Redactor([], c.Values);
        byte[] text = Encoding.UTF8.GetBytes(c.Text);
        string whole = redactor.Redact(c.Text);
        Assert.DoesNotContain(c.Values, v => whole.Contains(v, StringComparison.Ordinal));

        // neither less nor more than the values and their pieces
        bool[] masked = TestEngine.Masked(text.Length, redactor.Find(text));
        bool[] may = TestEngine.Masked(redactor, c.Values, text, middles: true);
        Assert.Equal(TestEngine.Masked(redactor, c.Values, text).Zip(masked, (must, found) => must || found), masked);
        Assert.Equal(may.Zip(masked, (allowed, found) => allowed || found), may);

        for (int cut = 0; cut <= text.Length; cut++)
        {
            Assert.Equal(whole, Feed.Run(redactor, text, cut).Output);
        }

        foreach (int[] cuts in c.Cuts)
        {
            Assert.Equal(whole, Feed.Run(redactor, text, cuts).Output);
        }

        Assert.Equal(whole, Feed.ByteByByte(redactor, text).Output);
    }

    private sealed record Case(string[] Values, string Text, int[][] Cuts)
    {
        public override string ToString() =>
            $"values [{string.Join(", ", Values)}], text {Text}, cuts {string.Join("; ", Cuts.Select(c => string.Join(',', c)))}";
    }
}
