using System.Text;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Xunit;

namespace Redaction.Tests.Scanning;

/// <summary>The invariants of the engine, over rules and known values together.</summary>
public class EngineProperties
{
    private static readonly Gen<string> s_text =
        from letters in Gen.Elements('a', 'b', 'c', 'a', 'b', 'c', '.', ' ').ListOf()
        select new string([.. letters]);

    private static readonly Gen<string> s_value =
        from length in Gen.Choose(2, 6)
        from letters in Gen.Elements('a', 'b', 'c').ArrayOf(length)
        select new string(letters);

    private static readonly Gen<Case> s_case =
        from shape in Gen.Elements(TestEngine.RuleShapes)
        from block in Gen.Elements(TestEngine.BlockShapes)
        from blocks in Gen.Choose(0, 1)
        from values in s_value.ListOf(3)
        from count in Gen.Choose(0, 3)
        from text in s_text
        from cuts in Gen.Choose(0, 60).ListOf(5)
        select new Case(shape, blocks == 0 ? [] : [block], [.. values.Take(count).Distinct()], text, [.. cuts]);

    private static Arbitrary<Case> Cases => Arb.From(s_case, Shrink);

    [Property(MaxTest = 4000)]
    public Property Any_chunking_gives_the_same_output_and_findings() => Prop.ForAll(Cases, c =>
    {
        SecretRedactor redactor = c.Redactor();
        byte[] text = Encoding.UTF8.GetBytes(c.Text);
        (string Output, string Findings) whole = Feed.Run(redactor, text);
        Assert.Equal(whole, Feed.ByteByByte(redactor, text));
        Assert.Equal(whole, Feed.Run(redactor, text, c.Cuts));
        for (int cut = 1; cut < Math.Min(text.Length, 24); cut++)
        {
            Assert.Equal(whole, Feed.Run(redactor, text, cut));
        }
    });

    [Property(MaxTest = 2000)]
    public Property One_shot_and_stream_agree() => Prop.ForAll(Cases, c =>
    {
        SecretRedactor redactor = c.Redactor();
        (string Output, string Findings) stream = Feed.ByteByByte(redactor, Encoding.UTF8.GetBytes(c.Text));
        Assert.Equal(stream.Output, redactor.Redact(c.Text));
        Assert.Equal(stream.Findings, string.Join('\n', redactor.Find(c.Text)));
        Assert.Equal(stream.Findings, string.Join('\n', redactor.Find(Encoding.UTF8.GetBytes(c.Text))));
    });

    [Property(MaxTest = 3000)]
    public Property What_is_masked_is_the_union_of_all_matches() => Prop.ForAll(Cases, c =>
    {
        SecretRedactor redactor = (c with { Blocks = [] }).Redactor();
        byte[] text = Encoding.UTF8.GetBytes(c.Text);
        Assert.Equal(
            TestEngine.Masked(redactor, c.Values, text),
            TestEngine.Masked(text.Length, redactor.Find(text)));
    });

    [Property(MaxTest = 2000)]
    public Property No_known_value_leaves() => Prop.ForAll(Cases, c =>
    {
        // a value that a mask's border can complete is looked for without that border: here with masks of the values' own letters
        SecretRedactor redactor = c.Redactor(Mask.Fixed("#"));
        string output = Feed.Run(redactor, Encoding.UTF8.GetBytes(c.Text), c.Cuts).Output;
        Assert.DoesNotContain(c.Values, v => output.Contains(v, StringComparison.Ordinal));
    });

    [Property(MaxTest = 1000)]
    public Property The_same_length_mask_keeps_the_length_in_any_chunking() => Prop.ForAll(Cases, c =>
    {
        SecretRedactor redactor = c.Redactor(Mask.SameLength);
        byte[] text = Encoding.UTF8.GetBytes(c.Text);
        (string Output, string Findings) whole = Feed.Run(redactor, text);
        Assert.Equal(text.Length, whole.Output.Length);
        Assert.Equal(whole, Feed.ByteByByte(redactor, text));
    });

    [Property(MaxTest = 60)]
    public Property A_byte_that_can_no_longer_be_secret_is_released_at_once() => Prop.ForAll(Cases, c =>
    {
        SecretRedactor redactor = (c with { Blocks = [] }).Redactor();
        string text = c.Text[..Math.Min(c.Text.Length, 9)];
        var feed = new Feed(redactor);
        for (int length = 1; length <= text.Length; length++)
        {
            feed.Push(text[(length - 1)..length]);
            int expected = MustBeOut(redactor, c.Values, text[..length]);
            int released = ReleasedClean(feed.Output);
            Assert.True(released >= expected, $"after \"{text[..length]}\": out \"{feed.Output}\", {expected} bytes can no longer be secret");
        }
    });

    /// <summary>How many bytes of the text are settled and clean, with nothing unsettled before them: no continuation changes them.</summary>
    private static int MustBeOut(SecretRedactor redactor, IReadOnlyList<string> values, string text)
    {
        bool[] ever = new bool[text.Length];
        bool[] always = [.. Enumerable.Repeat(true, text.Length)];
        foreach (string more in Continuations.Value.Concat(values.SelectMany(v => Enumerable.Range(1, v.Length).Select(i => v[i..]))))
        {
            bool[] masked = TestEngine.Masked(redactor, values, Encoding.UTF8.GetBytes(text + more));
            for (int i = 0; i < text.Length; i++)
            {
                ever[i] |= masked[i];
                always[i] &= masked[i];
            }
        }

        // a rule whose secret stands before its marker keeps the mask of another secret waiting while its own match is open
        bool waits = redactor.Rules.Any(r => Redaction.Patterns.Pattern.Parse(r.Pattern).Entries.Any(e => e.SecretStartsInPrefix));
        int settled = 0;
        for (int i = 0; i < text.Length && ever[i] == always[i] && !(waits && ever[i]); i++)
        {
            settled = ever[i] ? settled : i + 1;
        }

        // of the settled bytes, those that are clean and must be visible
        return Enumerable.Range(0, settled).Count(i => !ever[i]);
    }

    private static readonly Lazy<string[]> Continuations = new(() =>
    {
        var all = new List<string> { "" };
        for (int i = 0; i < all.Count && all[i].Length < 4; i++)
        {
            all.AddRange("abc. ".Select(c => all[i] + c));
        }

        return [.. all];
    });

    private static int ReleasedClean(string output)
    {
        int clean = 0;
        for (int i = 0; i < output.Length; i++)
        {
            if (output[i] == '[')
            {
                i = output.IndexOf(']', i);
            }
            else
            {
                clean++;
            }
        }

        return clean;
    }

    private static IEnumerable<Case> Shrink(Case c)
    {
        for (int i = 0; i < c.Text.Length; i++)
        {
            yield return c with { Text = c.Text.Remove(i, 1) };
        }

        for (int i = 0; i < c.Values.Length; i++)
        {
            yield return c with { Values = [.. c.Values.Where((_, k) => k != i)] };
        }

        if (c.Blocks.Length > 0)
        {
            yield return c with { Blocks = [] };
        }
    }

    private sealed record Case(string[] Rules, string[] Blocks, string[] Values, string Text, int[] Cuts)
    {
        public SecretRedactor Redactor(Mask? mask = null) => TestEngine.Redactor(Rules, Values, Blocks, mask);

        public override string ToString() =>
            $"rules {string.Join(" , ", Rules)}; blocks {string.Join(" , ", Blocks)}; values {string.Join(" ", Values)}; text \"{Text}\"; cuts {string.Join(" ", Cuts)}";
    }
}
