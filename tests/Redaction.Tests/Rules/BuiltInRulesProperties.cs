using System.Text;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Redaction.RuleCompiler;
using Redaction.Tests.Scanning;
using Xunit;

namespace Redaction.Tests.Rules;

/// <summary>The invariants with all built-in rules and known values at once, on texts made of their own examples and openings.</summary>
public class BuiltInRulesProperties
{
    private static readonly string[] s_pieces =
    [
        .. RuleCatalog.Load(Path.Combine(Outputs.FindRoot(AppContext.BaseDirectory)!, "rules")).SelectMany(e => e.Examples).Select(e => e.Text),
        "password=", "token: ", "\"", "'", "-----BEGIN ", "eyJ", "https://u:", "@host.example.net", "\n", " ", ";", "\\n", "é😀", "REDACTED", "]", "[",
        "correct horse battery", "correct horse", "Bearer ", "Authorization: ", "gh", "p_", "sk-", "8Q~", ":AA", "0123456789", "plain words and more",
    ];

    private static readonly SecretRedactor s_redactor = Redactor();

    private static Arbitrary<(string Text, int[] Cuts)> Texts => TextsWith("");

    private static Arbitrary<(string Text, int[] Cuts)> TextsWith(string between) => Arb.From(
        from pieces in Gen.Elements(s_pieces).ListOf(8)
        from cuts in Gen.Choose(0, 1500).ListOf(12)
        select (string.Join(between, pieces), cuts.ToArray()));

    [Property(MaxTest = 400)]
    public Property Any_chunking_gives_the_same() => Prop.ForAll(Texts, c =>
    {
        byte[] text = Encoding.UTF8.GetBytes(c.Text);
        (string Output, string Findings) whole = Feed.Run(s_redactor, text);
        Assert.Equal(whole, Feed.Run(s_redactor, text, c.Cuts));
        Assert.Equal(whole, Feed.ByteByByte(s_redactor, text));
        Assert.Equal(whole.Output, Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(s_redactor.Redact(c.Text))));
    });

    /// <summary>
    /// Where tokens touch each other, a mask may give its neighbour the boundary that it lacked, and a second run finds that one too;
    /// so here they stand apart.
    /// </summary>
    [Property(MaxTest = 400)]
    public Property Redacting_again_changes_nothing() => Prop.ForAll(TextsWith(" "), c =>
    {
        string once = s_redactor.Redact(c.Text);
        Assert.Equal(once, s_redactor.Redact(once));
    });

    [Property(MaxTest = 400)]
    public Property No_known_value_leaves() => Prop.ForAll(Texts, c =>
        Assert.DoesNotContain("correct horse battery", Feed.Run(s_redactor, Encoding.UTF8.GetBytes(c.Text), c.Cuts).Output, StringComparison.Ordinal));

    private static SecretRedactor Redactor()
    {
        var redactor = new SecretRedactor(new RedactorOptions { FingerprintKey = Encoding.ASCII.GetBytes("sixteen byte key") });
        redactor.Register("correct horse battery", "phrase");
        return redactor;
    }
}
