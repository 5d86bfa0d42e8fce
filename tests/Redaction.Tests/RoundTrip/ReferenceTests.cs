using System.Text;
using Redaction.Tests.Scanning;
using Xunit;

namespace Redaction.Tests.RoundTrip;

/// <summary>References as masks, and back.</summary>
public class ReferenceTests
{
    private const string Value = "Tr0ub4dor&3";
    private const string Reference = "op://vault/item/password";

    private static Session NewSession(bool restoreReferences = true) => new(mask: Mask.Reference, restoreReferences: restoreReferences);

    [Fact]
    public void A_reference_is_written_where_there_is_one()
    {
        using Session session = NewSession();
        session.Add(Value, "db-password", Reference);
        session.Add("c0rrect-h0rse", "plain");
        string text = $"P={Value} Q=c0rrect-h0rse";
        Assert.Equal($"P={Reference} Q=[REDACTED:plain]", session.Redactor.Redact(text));
        Assert.Equal($"P={Reference} Q=[REDACTED:plain]", Feed.ByteByByte(session.Redactor, Encoding.UTF8.GetBytes(text)).Output);
    }

    [Fact]
    public void References_come_back_only_when_the_session_says_so()
    {
        using Session session = NewSession(), closed = new(registry: session.Registry);
        session.Add(Value, "db-password", Reference);
        string text = $"login -p {Reference}, \"{Reference}\" ({Reference}). {Reference}.";
        Assert.Equal(text.Replace(Reference, Value, StringComparison.Ordinal), session.Restore(text));
        Assert.Equal(text, closed.Restore(text));
        Assert.Equal([RestoreRejection.SinkNotAllowed], session.Reasons("x " + Reference, "file"));
    }

    [Theory]
    [InlineData("op://vault/item/password2")]
    [InlineData("op://vault/item/password/more")]
    [InlineData("op://vault/item/password.more")]
    [InlineData("xop://vault/item/password")]
    [InlineData("op://vault/item/passwor")]
    [InlineData("OP://vault/item/password")]
    public void A_part_of_a_longer_reference_is_none(string text)
    {
        using Session session = NewSession();
        session.Add(Value, "db-password", Reference);
        Assert.Equal(text, session.Restore(text));
    }

    [Fact]
    public void The_longest_reference_counts()
    {
        using Session session = NewSession();
        session.Add(Value, "a", "op://v/i/f");
        session.Add("c0rrect-h0rse", "b", "op://v/i/f?attribute=otp");
        session.Add("battery-staple", "c", "op://v/i/g");
        Assert.Equal("Tr0ub4dor&3 c0rrect-h0rse battery-staple", session.Restore("op://v/i/f op://v/i/f?attribute=otp op://v/i/g"));
    }

    [Fact]
    public void Placeholders_and_references_come_back_together_or_not_at_all()
    {
        using Session session = NewSession();
        session.Add(Value, "a", Reference);
        var tags = new SecretRedactor(new RedactorOptions { Rules = RuleSet.Empty, Mask = session.Placeholders.Mask });
        string placeholder = tags.Redact(Value);
        Assert.Equal($"{Value} {Value} {Value}", session.Restore($"{Reference} {placeholder} {Reference}"));
        Assert.Equal([RestoreRejection.Truncated], session.Reasons($"{Reference} {placeholder[..^1]}"));
    }

    [Fact]
    public void A_reference_means_the_value_that_has_it_now()
    {
        using Session session = NewSession();
        SecretLease old = session.Add(Value, "old", Reference);
        SecretLease rotated = session.Add("c0rrect-h0rse", "new", Reference);
        Assert.Equal("c0rrect-h0rse", session.Restore(Reference));
        rotated.Dispose();
        Assert.Equal(Value, session.Restore(Reference));
        old.Dispose();
        Assert.Equal(Reference, session.Restore(Reference));
    }

    [Theory]
    [InlineData("op://vault/\"item\"")]
    [InlineData("op://vault/it\\em")]
    [InlineData("op://vault\n/item")]
    [InlineData("op://vault/é")]
    [InlineData(" op://vault")]
    [InlineData("op:")]
    [InlineData("[REDACTED:op]")]
    [InlineData("op://vault/Tr0ub4dor&3")]
    public void A_reference_that_cannot_be_written_is_refused(string reference)
    {
        using Session session = NewSession();
        ArgumentException error = Assert.Throws<ArgumentException>(() => session.Add(Value, "db-password", reference));
        Assert.DoesNotContain(Value, error.Message, StringComparison.Ordinal);
        Assert.Equal(0, session.Registry.Count);
    }

    [Fact]
    public void No_value_may_stand_in_anothers_reference()
    {
        using Session session = NewSession();
        session.Add(Value, "a", "op://vault/item-name/field");
        Assert.Throws<ArgumentException>(() => session.Add("item-name", "b"));
        session.Add("c0rrect-h0rse", "c");
        Assert.Throws<ArgumentException>(() => session.Add("battery-staple", "d", "op://c0rrect-h0rse/x"));
    }

    [Fact]
    public void A_reference_that_could_complete_a_value_is_not_written()
    {
        using Session session = NewSession();
        session.Add(Value, "a", Reference);
        Assert.Equal(Reference, session.Redactor.Redact(Value));
        session.Add("secret-op:/", "b");
        Assert.DoesNotContain("secret-op:/", session.Redactor.Redact("secret-" + Value), StringComparison.Ordinal);
        Assert.Equal("[REDACTED:a]", session.Redactor.Redact(Value));
        Assert.Equal(Value, session.Restore(Reference));
    }
}
