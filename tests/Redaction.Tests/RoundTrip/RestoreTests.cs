using System.Buffers;
using System.Diagnostics;
using System.Reflection;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.Extensions.Time.Testing;
using Redaction.RoundTrip;
using Xunit;

namespace Redaction.Tests.RoundTrip;

/// <summary>What comes back, and what does not.</summary>
public class RestoreTests
{
    private const string Value = "Tr0ub4dor&3";
    private const string OtherValue = "c0rrect-h0rse";

    private static string PlaceholderOf(Session session) => session.Redactor.Redact(Value);

    [Fact]
    public void A_value_goes_out_as_a_placeholder_and_comes_back()
    {
        using var session = new Session();
        using SecretLease lease = session.Add(Value, "db-password");
        string placeholder = PlaceholderOf(session);
        Assert.Matches(@"^\[REDACTED:db-password#[a-z2-7]{32}\]$", placeholder);
        Assert.Equal($"a {placeholder} b {placeholder}", session.Redactor.Redact($"a {Value} b {Value}"));
        Assert.Equal($"psql {Value}; [{Value}]", session.Restore($"psql {placeholder}; [{placeholder}]"));
        string clean = "nothing to restore";
        Assert.Same(clean, session.Restore(clean));
    }

    [Fact]
    public void Every_prefix_of_a_placeholder_is_rejected()
    {
        using var session = new Session();
        session.Add(Value, "db-password");
        string placeholder = PlaceholderOf(session);

        // one bracket says nothing; from "[R" on it is the beginning of a placeholder
        for (int length = 2; length < placeholder.Length; length++)
        {
            Assert.Equal([RestoreRejection.Truncated], session.Reasons("x " + placeholder[..length]));
            if (length > 4)
            {
                Assert.NotEmpty(session.Reasons(placeholder[..length] + " and more"));
                Assert.NotEmpty(session.Reasons(placeholder[..length] + "\n"));
                Assert.NotEmpty(session.Reasons(placeholder[..length] + placeholder));
            }
        }
    }

    [Fact]
    public void Every_suffix_of_a_placeholder_is_rejected()
    {
        using var session = new Session();
        session.Add(Value, "db-password");
        string placeholder = PlaceholderOf(session);
        for (int start = 1; start <= placeholder.Length - 9; start++)
        {
            Assert.NotEmpty(session.Reasons(placeholder[start..]));
            Assert.NotEmpty(session.Reasons("a " + placeholder[start..] + " b"));
        }
    }

    [Fact]
    public void Every_single_char_change_is_rejected()
    {
        using var session = new Session();
        session.Add(Value, "db-password");
        string placeholder = PlaceholderOf(session);
        for (int at = 0; at < placeholder.Length; at++)
        {
            Assert.NotEmpty(session.Reasons(placeholder.Remove(at, 1)));
            foreach (char c in "aBz27#:[]- \n*\u00e9\u200b")
            {
                string changed = placeholder[..at] + c + placeholder[(at + 1)..];
                if (placeholder[at] != c)
                {
                    Assert.True(session.Reasons(changed) is not [], changed);
                }

                // a bracket beside its own leaves it whole
                string inserted = placeholder.Insert(at, c.ToString());
                bool isWhole = inserted.Contains(placeholder, StringComparison.Ordinal);
                Assert.True(isWhole == session.Reasons(inserted) is [], inserted);
            }
        }
    }

    [Fact]
    public void Every_change_of_case_or_order_of_two_chars_is_rejected()
    {
        using var session = new Session();
        session.Add(Value, "db-password");
        string placeholder = PlaceholderOf(session);
        Assert.NotEmpty(session.Reasons(placeholder.ToUpperInvariant()));
        Assert.NotEmpty(session.Reasons(placeholder.ToLowerInvariant()));
        for (int at = 0; at + 1 < placeholder.Length; at++)
        {
            if (placeholder[at] != placeholder[at + 1])
            {
                Assert.NotEmpty(session.Reasons(placeholder[..at] + placeholder[at + 1] + placeholder[at] + placeholder[(at + 2)..]));
            }
        }
    }

    [Fact]
    public void Escaped_nested_and_mixed_placeholders_are_rejected()
    {
        using var session = new Session();
        session.Add(Value, "db-password");
        session.Add(OtherValue, "api-key");
        string placeholder = PlaceholderOf(session), other = session.Redactor.Redact(OtherValue);
        string[] spoilt =
        [
            Uri.EscapeDataString(placeholder),
            Uri.EscapeDataString(Uri.EscapeDataString(placeholder)),
            placeholder.Replace("[", "&#91;", StringComparison.Ordinal).Replace("]", "&#93;", StringComparison.Ordinal),
            placeholder.Replace("[", "\\u005b", StringComparison.Ordinal),
            $"[REDACTED:{placeholder}]",
            $"[REDACTED:{placeholder}#{placeholder[^33..]}",
            "[REDACTED:db-password" + other[other.IndexOf('#', StringComparison.Ordinal)..],
            $"{placeholder} and [REDACTED:github-pat]",
            $"{placeholder} and ***REDACTED***",
            string.Join(' ', placeholder.AsEnumerable()),
            Convert.ToHexString(Encoding.ASCII.GetBytes(placeholder)) + placeholder[..^1],
        ];
        Assert.All(spoilt, s => Assert.NotEmpty(session.Reasons(s)));
    }

    [Fact]
    public void A_tag_of_another_session_is_foreign()
    {
        using var session = new Session();
        session.Add(Value, "db-password");
        using var other = new Session(registry: session.Registry);
        Assert.Equal([RestoreRejection.ForeignSession], session.Reasons(PlaceholderOf(other)));
        Assert.Equal([], other.Reasons(PlaceholderOf(other)));
    }

    [Fact]
    public void A_session_is_taken_up_again_with_its_key()
    {
        byte[] key = [.. Enumerable.Range(1, 32).Select(i => (byte)i)];
        using var session = new Session(key: key);
        session.Add(Value, "db-password");
        using var again = new Session(key: key);
        Assert.Equal([RestoreRejection.Forged], again.Reasons(PlaceholderOf(session)));
        again.Add(Value, "db-password");
        Assert.Equal(Value, again.Restore(PlaceholderOf(session)));

        // the same name, another value
        using var changed = new Session(key: key);
        changed.Add(OtherValue, "db-password");
        Assert.Equal([RestoreRejection.Forged], changed.Reasons(PlaceholderOf(session)));
        Assert.Throws<ArgumentException>(() => new Placeholders(session.Registry, key.AsSpan(1)));
    }

    [Fact]
    public void A_sink_must_be_named_by_a_live_lease()
    {
        using var session = new Session();
        SecretLease shell = session.Add(Value, "db-password", sinks: ["shell", "http:api.example.com"]);
        SecretLease file = session.Add(Value, "db-password", sinks: "file");
        string placeholder = PlaceholderOf(session);
        Assert.Equal([], session.Reasons(placeholder, "http:api.example.com"));
        Assert.Equal([], session.Reasons(placeholder, "file"));
        Assert.Equal([RestoreRejection.SinkNotAllowed], session.Reasons(placeholder, "Shell"));
        Assert.Equal([RestoreRejection.SinkNotAllowed], session.Reasons(placeholder, ""));
        file.Dispose();
        Assert.Equal([RestoreRejection.SinkNotAllowed], session.Reasons(placeholder, "file"));
        shell.Dispose();
        Assert.Equal([RestoreRejection.Ended], session.Reasons(placeholder, "shell"));

        session.Registry.Add(OtherValue, "nowhere");
        Assert.Equal([RestoreRejection.SinkNotAllowed], session.Reasons(session.Redactor.Redact(OtherValue)));
    }

    [Fact]
    public void Nobody_adds_a_sink_later()
    {
        using var session = new Session();
        var sinks = new List<string> { "shell" };
        session.Registry.Add(Value, "db-password", new SecretOptions { RestoreTo = sinks });
        sinks.Add("file");
        Assert.Equal([RestoreRejection.SinkNotAllowed], session.Reasons(PlaceholderOf(session), "file"));
    }

    [Fact]
    public void A_value_that_the_beginning_of_a_tag_could_complete_is_refused()
    {
        using var session = new Session();
        Assert.Throws<ArgumentException>(() => session.Add("password#", "db-password"));
        Assert.Throws<ArgumentException>(() => session.Add("password#abc", "db-password"));
        session.Add("password#abcdefg", "db-password");
        session.Add("pass-word#abc", "db-password");
    }

    [Fact]
    public void A_lease_that_ran_out_is_ended_until_the_value_is_registered_again()
    {
        var time = new FakeTimeProvider();
        using var session = new Session(time);
        session.Add(Value, "db-password", lifetime: TimeSpan.FromMinutes(1));
        string placeholder = PlaceholderOf(session);
        time.Advance(TimeSpan.FromSeconds(59));
        Assert.Equal([], session.Reasons(placeholder));
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal([RestoreRejection.Ended], session.Reasons(placeholder));
        time.Advance(TimeSpan.FromHours(1));
        Assert.Equal([RestoreRejection.Ended], session.Reasons(placeholder));
        Assert.Equal(0, session.Registry.Count);
        session.Add(Value, "db-password");
        Assert.Equal(Value, session.Restore(placeholder));
    }

    [Fact]
    public void Nothing_is_restored_unless_all_is()
    {
        using var session = new Session();
        session.Add(Value, "db-password");
        string text = $"{PlaceholderOf(session)} [REDACTED:github-pat]";
        var output = new ArrayBufferWriter<byte>();
        RestoreException error = Assert.Throws<RestoreException>(() => session.Restore(text));
        Assert.Throws<RestoreException>(() => session.Placeholders.Restore(Encoding.UTF8.GetBytes(text), Session.Sink, output));
        Assert.Equal(0, output.WrittenCount);
        RejectedPlaceholder rejected = Assert.Single(error.Rejected);
        Assert.Equal((RestoreRejection.NotRestorable, "[REDACTED:github-pat]"), (rejected.Reason, text.Substring(rejected.Start, rejected.Length)));
        Assert.False(session.Placeholders.TryRestore(text, Session.Sink, out string? restored, out _));
        Assert.Null(restored);
    }

    [Fact]
    public void A_mask_that_stands_for_more_or_less_than_the_value_does_not_come_back()
    {
        using var session = new Session();
        session.Add(Value, "db-password");
        session.Add(Value[^4..] + "-and-more", "longer");

        // two values overlap: what was replaced is neither
        string overlapped = session.Redactor.Redact(Value + "-and-more");
        Assert.EndsWith("][REDACTED:more]", overlapped, StringComparison.Ordinal);
        Assert.Equal([RestoreRejection.NotRestorable], session.Reasons(overlapped));
        Assert.Equal(overlapped, Scanning.Feed.ByteByByte(session.Redactor, Encoding.UTF8.GetBytes(Value + "-and-more")).Output);

        // a value without the bracket that the mask begins with is masked too, and is not the value
        session.Add("pa55w0rd!x[", "bracket");
        Assert.Equal("[REDACTED:bracket]", session.Redactor.Redact("pa55w0rd!x"));
        Assert.Equal([RestoreRejection.NotRestorable], session.Reasons("[REDACTED:bracket]"));
    }

    [Fact]
    public void A_value_that_was_half_out_does_not_come_back()
    {
        using var session = new Session();
        var feed = new Scanning.Feed(session.Redactor);
        feed.Push("x Tr0ub");
        using SecretLease lease = session.Add(Value, "db-password");
        feed.Push("4dor&3 y ");
        feed.Push(Value);
        feed.Complete();
        Assert.StartsWith("x Tr0ub[REDACTED:db-password] y [REDACTED:db-password#", feed.Output, StringComparison.Ordinal);
        Assert.Equal([RestoreRejection.NotRestorable], session.Reasons(feed.Output));
    }

    [Fact]
    public void A_value_may_be_escaped_for_its_carrier()
    {
        using var session = new Session();
        string value = "quote\"back\\slash";
        session.Add(value, "odd");
        string json = $"{{\"p\":\"{session.Redactor.Redact(value)}\"}}";
        string restored = session.Placeholders.Restore(json, Session.Sink, (utf8, output) =>
        {
            JavaScriptEncoder.Default.EncodeUtf8(utf8, output.GetSpan(6 * utf8.Length), out _, out int written);
            output.Advance(written);
        });
        Assert.Equal(value, System.Text.Json.JsonDocument.Parse(restored).RootElement.GetProperty("p").GetString());
    }

    [Fact]
    public void A_value_that_is_not_text_comes_back_as_bytes_only()
    {
        using var session = new Session();
        byte[] value = [0xff, 1, 2, 3, 4, 5, 6, 0xfe];
        session.Registry.Add(value, "raw", new SecretOptions { RestoreTo = [Session.Sink] });
        var redacted = new ArrayBufferWriter<byte>();
        session.Redactor.Redact([.. "a "u8, .. value], redacted);
        var restored = new ArrayBufferWriter<byte>();
        Assert.Equal(1, session.Placeholders.Restore(redacted.WrittenSpan, Session.Sink, restored));
        Assert.Equal([.. "a "u8, .. value], restored.WrittenSpan.ToArray());
        RestoreException error = Assert.Throws<RestoreException>(() => session.Restore(Encoding.UTF8.GetString(redacted.WrittenSpan)));
        Assert.Equal(RestoreRejection.NotRestorable, error.Rejected.Single().Reason);
    }

    [Fact]
    public void A_session_that_is_over_restores_nothing_and_masks_on()
    {
        var session = new Session();
        session.Add(Value, "db-password");
        string placeholder = PlaceholderOf(session);
        session.Dispose();
        session.Dispose();
        Assert.Throws<ObjectDisposedException>(() => session.Restore(placeholder));
        Assert.Equal("[REDACTED:db-password]", session.Redactor.Redact(Value));
        var key = (byte[])Field(Field(session.Placeholders, "_key"), "_key");
        Assert.All(key, b => Assert.Equal(0, b));
    }

    [Fact]
    public void The_mask_is_for_its_own_registry()
    {
        using var session = new Session();
        var redactor = new SecretRedactor(new RedactorOptions { Mask = session.Placeholders.Mask });
        Assert.Same(session.Registry, redactor.Registry);
        Assert.Throws<ArgumentException>(() => new SecretRedactor(new RedactorOptions { Mask = session.Placeholders.Mask, Registry = new() }));
    }

    [Fact]
    public void Nothing_shown_holds_a_value()
    {
        using var session = new Session();
        SecretLease lease = session.Add(Value, "db-password");
        string placeholder = PlaceholderOf(session);
        RestoreException wrongSink = Assert.Throws<RestoreException>(() => session.Placeholders.Restore(placeholder, "file"));
        RestoreException inText = Assert.Throws<RestoreException>(() => session.Restore($"[REDACTED:{Value}] {Value} {placeholder[..^1]}"));
        lease.Dispose();
        RestoreException ended = Assert.Throws<RestoreException>(() => session.Restore(placeholder));
        object[] shown =
        [
            wrongSink, inText, ended, wrongSink.Message, session.Placeholders, session.Placeholders.Mask,
            .. wrongSink.Rejected.Concat(inText.Rejected).Concat(ended.Rejected).Cast<object>(),
        ];
        Assert.All(shown, s => Assert.DoesNotContain(Value, s.ToString(), StringComparison.Ordinal));
        Assert.Equal("db-password", wrongSink.Rejected.Single().Name);
        Assert.Equal($"session {session.Placeholders.ToString()[8..]}", session.Placeholders.ToString());
        Assert.All(
            typeof(Placeholders).Assembly.GetTypes().Where(t => t.Namespace == "Redaction.RoundTrip"),
            t => Assert.DoesNotContain("Value", t.GetCustomAttribute<DebuggerDisplayAttribute>()?.Value ?? string.Empty, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Many_threads_mask_restore_register_and_give_back()
    {
        using var session = new Session();
        session.Add(Value, "db-password");
        Task[] workers = [.. Enumerable.Range(0, 4).Select(worker => Task.Run(() =>
        {
            for (int i = 0; i < 200; i++)
            {
                string value = $"value-{worker}-{i}-of-many";
                using SecretLease lease = session.Add(value, $"v{worker}");
                string text = $"{Value} {value}";
                Assert.Equal(text, session.Restore(session.Redactor.Redact(text)));
            }
        }))];
        await Task.WhenAll(workers);
    }

    [Theory]
    [InlineData("[REDACTED:")]
    [InlineData("[REDACTED")]
    [InlineData("[REDACTED:a#")]
    [InlineData("[REDACTED:a")]
    [InlineData("[ R E D A C T E")]
    [InlineData("[[[[")]
    [InlineData("]")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa]")]
    [InlineData("***REDACTED")]
    [InlineData("redacted redacted")]
    [InlineData("&amp;lt;redacted")]
    public void Work_is_bounded_for_each_char(string piece)
    {
        using var session = new Session();
        session.Add(Value, "db-password");
        string text = string.Concat(Enumerable.Repeat(piece, 100_000));
        var tags = (SessionTags)Field(session.Placeholders, "_tags");
        string id = session.Placeholders.ToString()[8..];
        var finder = new PlaceholderFinder(text, PlaceholderFinder.AnchorsOf(id), id, tags);
        int count = 0;
        while (finder.Next(out Suspect suspect))
        {
            count++;
        }

        Assert.InRange(finder.Steps, 0, (long)text.Length * 40);
        Assert.Equal(count, session.Reasons(text).Length);
    }

    [Fact]
    public void A_new_registry_entry_is_hashed_once_whatever_the_text_says()
    {
        using var session = new Session();
        string foreign = $"[REDACTED:x#{session.Placeholders.ToString()[8..]}{new string('a', 24)}]";
        session.Add(Value, "db-password");
        Assert.Equal(1000, session.Reasons(string.Concat(Enumerable.Repeat(foreign, 1000))).Length);
        Assert.Equal(Value, session.Restore(PlaceholderOf(session)));
    }

    private static object Field(object target, string name) =>
        target.GetType().GetField(name, BindingFlags.Instance | BindingFlags.NonPublic)!.GetValue(target)!;
}
