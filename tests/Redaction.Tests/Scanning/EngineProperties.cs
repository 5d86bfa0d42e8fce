using System.Text;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Redaction.KnownValues;
using Xunit;

namespace Redaction.Tests.Scanning;

/// <summary>The invariants of the engine, over rules and known values together.</summary>
public class EngineProperties
{
    private static readonly Gen<string> s_text =
        from letters in Gen.Elements('a', 'b', 'c', 'a', 'b', 'c', '.', ' ').ListOf()
        select new string([.. letters]);

    private static readonly Gen<string> s_value =
        from length in Gen.Choose(8, 10)
        from letters in Gen.Elements('a', 'b', 'c').ArrayOf(length)
        where letters.Take(8).Distinct().Count() > 1 && letters.TakeLast(8).Distinct().Count() > 1
        select new string(letters);

    private static readonly Gen<Case> s_case =
        from shape in Gen.Elements(TestEngine.RuleShapes)
        from block in Gen.Elements(TestEngine.BlockShapes)
        from blocks in Gen.Choose(0, 1)
        from values in s_value.ListOf(3)
        from count in Gen.Choose(0, 3)
        from text in TextOf(values)
        from cuts in Gen.Choose(0, 60).ListOf(5)
        select new Case(shape, blocks == 0 ? [] : [block], [.. values.Take(count).Distinct()], text, [.. cuts]);

    /// <summary>Random letters, with values and pieces of them in between.</summary>
    private static Gen<string> TextOf(IEnumerable<string> values)
    {
        Gen<string> piece = from value in Gen.Elements(values.ToArray())
                            from skip in Gen.Choose(0, 3)
                            from drop in Gen.Choose(0, 3)
                            select value[skip..^drop];
        return from parts in Gen.Frequency((3, s_text.Resize(12)), (2, piece)).ListOf() select string.Concat(parts.Take(8));
    }

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
        bool[] masked = TestEngine.Masked(text.Length, redactor.Find(text));
        bool[] must = TestEngine.Masked(redactor, c.Values, text);
        bool[] may = TestEngine.Masked(redactor, c.Values, text, middles: true);
        Assert.Equal(must.Zip(masked, (m, found) => m || found), masked);
        Assert.Equal(may.Zip(masked, (m, found) => m || found), may);
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
        string[] forms = [.. c.Values.SelectMany(FormsOf)];
        for (int length = 1; length <= text.Length; length++)
        {
            feed.Push(text[(length - 1)..length]);
            int expected = MustBeOut(redactor, c.Values, text[..length], FormBegins(forms, text[..length]));
            int released = ReleasedClean(feed.Output);
            Assert.True(released >= expected, $"after \"{text[..length]}\": out \"{feed.Output}\", {expected} bytes can no longer be secret");
        }
    });

    /// <summary>How many bytes of the text are settled and clean, with nothing unsettled before them: no continuation changes them.</summary>
    private static int MustBeOut(SecretRedactor redactor, IReadOnlyList<string> values, string text, int formBegins)
    {
        bool[] ever = new bool[text.Length];
        bool[] always = [.. Enumerable.Repeat(true, text.Length)];
        foreach (string more in Continuations.Value.Concat(values.SelectMany(v => Enumerable.Range(1, v.Length).Select(i => v[i..]))))
        {
            byte[] whole = Encoding.UTF8.GetBytes(text + more);
            bool[] may = TestEngine.Masked(redactor, values, whole, middles: true);
            bool[] must = TestEngine.Masked(redactor, values, whole);
            for (int i = 0; i < text.Length; i++)
            {
                ever[i] |= may[i];
                always[i] &= must[i];
            }
        }

        // a rule whose secret stands before its marker keeps the mask of another secret waiting while its own match is open
        bool waits = redactor.Rules.Any(r => Redaction.Patterns.Pattern.Parse(r.Pattern).Entries.Any(e => e.SecretStartsInPrefix));
        int settled = 0;
        for (int i = 0; i < formBegins && ever[i] == always[i] && !(waits && ever[i]); i++)
        {
            settled = ever[i] ? settled : i + 1;
        }

        // of the settled bytes, those that are clean and must be visible
        return Enumerable.Range(0, settled).Count(i => !ever[i]);
    }

    /// <summary>From where on the text may be the beginning of a form: encoded, backwards, or with separators.</summary>
    private static int FormBegins(IEnumerable<string> forms, string text)
    {
        // up to four signs may close a line that a form is wrapped behind, when four letters of it or more stand before
        string line = text.TrimEnd('.', ' ');
        bool mayWrap = text.Length - line.Length is > 0 and <= 4;
        int from = 0;
        while (from < text.Length
            && !forms.Any(f => f.Length > text.Length - from && f.StartsWith(text[from..], StringComparison.OrdinalIgnoreCase))
            && !(mayWrap && line.Length - from >= 4 && forms.Any(f => f.StartsWith(line[from..], StringComparison.OrdinalIgnoreCase))))
        {
            from++;
        }

        return from;
    }

    /// <summary>The texts in which a value may be printed.</summary>
    private static IEnumerable<string> FormsOf(string value)
    {
        var known = new KnownValue("k", Encoding.UTF8.GetBytes(value), 0, fragment: 12);
        string[] forms = [.. known.Forms.ToArray().Select(f => Encoding.Latin1.GetString(known.TextOf(f)))];
        IEnumerable<string> separators = Continuations.Value.Where(s => s.Length > 0 && s.All(c => c is '.' or ' '));
        string[] pieces = [.. Enumerable.Range(1, 2).Where(i => i + 8 <= value.Length).Select(i => value[i..]).Concat(forms)];
        return [.. forms, .. pieces, .. pieces.SelectMany(p => separators.SelectMany(s => Widths.Select(w => string.Join(s, p.Chunk(w).Select(c => new string(c))))))];
    }

    private static readonly int[] Widths = [1, 2, 4];

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
