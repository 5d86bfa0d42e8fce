using System.Buffers;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Redaction.Tests.Scanning;
using Xunit;

namespace Redaction.Tests.RoundTrip;

/// <summary>Redacting and restoring changes nothing.</summary>
public class RoundTripProperties
{
    private static readonly string[] s_values =
    [
        "Tr0ub4dor&3", "c0rrect-h0rse-battery", "пароль-секрет", "😀💥secret😀", "quote\"back\\slash", "line one\nline two\r\n", "[in]brackets[7]",
        "tab\tand blank ", "RED:ACT-ED#99]",
    ];

    private static readonly string[] s_names =
        ["db-password", "a", "op://vault/item/field", "name with blanks", "x:y@z", "REDACTED/name", new('n', 80), "k1", "k2"];

    private static readonly Gen<string> s_piece = Gen.OneOf(
        Gen.Elements(s_values),
        Gen.Elements(" ", "[", "]", "{\"a\":", "é", "😀", "\n", "the word redacted", "#", "*", "x", "\u200b", "Tr0ub", "[a]", "%5B", "&lt;"));

    private static readonly Gen<Case> s_case =
        from pieces in s_piece.ListOf()
        from cuts in Gen.Choose(0, 200).ListOf(5)
        select new Case(string.Concat(pieces), [.. cuts]);

    private static readonly Gen<string> s_letters = Gen.Elements("a", "b", "c", "a", "b", "c", " ", "[", "]", ".");

    private static readonly Gen<Overlaps> s_overlaps =
        from rules in Gen.Elements(TestEngine.RuleShapes)
        from hasRules in Gen.Choose(0, 1)
        from hasReferences in Gen.Choose(0, 3)
        from count in Gen.Choose(1, 4)
        from values in Gen.Choose(2, 6).SelectMany(n => s_letters.ArrayOf(n)).ArrayOf(count)
        from text in s_letters.ListOf()
        from cuts in Gen.Choose(0, 60).ListOf(5)
        select new Overlaps(
            hasRules == 1 ? rules : [], [.. values.Select(v => string.Join(string.Empty, v)).Distinct()], string.Join(string.Empty, text), [.. cuts], hasReferences == 0);

    [Property(MaxTest = 1500)]
    public Property Text_comes_back_as_it_was() => Prop.ForAll(Arb.From(s_case), c =>
    {
        if (Placeholders.ContainsPlaceholder(c.Text))
        {
            return;
        }

        using Session session = NewSession();
        byte[] utf8 = Encoding.UTF8.GetBytes(c.Text);
        string redacted = session.Redactor.Redact(c.Text);
        string streamed = Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(Feed.Run(session.Redactor, utf8, c.Cuts).Output));
        Assert.Equal(redacted, streamed);
        Assert.All(s_values, v => Assert.DoesNotContain(v, redacted, StringComparison.Ordinal));

        // what is only half a value is masked for good, and said so
        if (redacted.Contains("[REDACTED:more]", StringComparison.Ordinal) || s_names.Any(n => redacted.Contains($"[REDACTED:{n}]", StringComparison.Ordinal)))
        {
            Assert.NotEmpty(session.Reasons(redacted));
            return;
        }

        Assert.Equal(c.Text, session.Restore(redacted));
        var output = new ArrayBufferWriter<byte>();
        session.Placeholders.Restore(Encoding.UTF8.GetBytes(redacted), Session.Sink, output);
        Assert.Equal(utf8, output.WrittenSpan.ToArray());
    });

    [Property(MaxTest = 1500)]
    public Property A_damaged_placeholder_is_never_restored() => Prop.ForAll(
        Arb.From(from at in Gen.Choose(0, 200) from count in Gen.Choose(0, 3) from text in s_piece select (at, count, text)),
        damage =>
        {
            using Session session = NewSession();
            string placeholder = session.Redactor.Redact(s_values[0]);
            int at = 1 + (damage.at % (placeholder.Length - 1));
            string damaged = placeholder[..at] + damage.text + placeholder[Math.Min(placeholder.Length, at + damage.count)..];
            bool isWhole = damaged.Contains(placeholder, StringComparison.Ordinal);
            Assert.True(isWhole == session.Reasons(damaged) is [], damaged);
        });

    /// <summary>Values that overlap each other, themselves, the rules' matches and the mask's ends.</summary>
    [Property(MaxTest = 3000)]
    public Property What_is_restored_is_what_was_there() => Prop.ForAll(Arb.From(s_overlaps), c =>
    {
        var registry = new SecretRegistry();
        using var placeholders = new Placeholders(registry, restoreReferences: c.HasReferences);
        var redactor = new SecretRedactor(new RedactorOptions
        {
            Rules = RuleSet.Create(c.Rules.Select((r, i) => TestEngine.Plain($"r{i}", r, isBlock: false))),
            Mask = c.HasReferences ? Mask.Reference : placeholders.Mask,
            Registry = registry,
        });
        for (int i = 0; i < c.Values.Length; i++)
        {
            var options = new SecretOptions { RestoreTo = [Session.Sink], Reference = c.HasReferences ? $"op://v/{i}" : null };
            registry.AddUnchecked(Encoding.UTF8.GetBytes(c.Values[i]), $"k{i}", options);
        }

        byte[] utf8 = Encoding.UTF8.GetBytes(c.Text);
        string redacted = redactor.Redact(c.Text);
        Assert.Equal(redacted, Feed.ByteByByte(redactor, utf8).Output);
        Assert.Equal(redacted, Feed.Run(redactor, utf8, c.Cuts).Output);
        if (placeholders.TryRestore(redacted, Session.Sink, out string? restored, out _))
        {
            // a reference that runs on into the text beside it is another one: it stays
            Assert.True(restored == c.Text || (c.HasReferences && restored.Contains("op://", StringComparison.Ordinal)), redacted + " => " + restored);
        }

        // pauses make masks that are final
        var feed = new Feed(redactor);
        int at = 0;
        foreach (int cut in c.Cuts.Where(x => x <= utf8.Length).Order())
        {
            feed.Push(utf8.AsSpan(at..cut));
            feed.Abandon();
            at = cut;
        }

        feed.Push(utf8.AsSpan(at));
        feed.Complete();
        if (placeholders.TryRestore(feed.Output, Session.Sink, out restored, out _))
        {
            Assert.True(restored == c.Text || (c.HasReferences && restored.Contains("op://", StringComparison.Ordinal)), feed.Output + " => " + restored);
        }
    });

    private static Session NewSession()
    {
        var session = new Session();
        foreach ((string value, string name) in s_values.Zip(s_names))
        {
            session.Add(value, name);
        }

        return session;
    }

    private sealed record Overlaps(string[] Rules, string[] Values, string Text, int[] Cuts, bool HasReferences);

    private sealed record Case(string Text, int[] Cuts);
}
