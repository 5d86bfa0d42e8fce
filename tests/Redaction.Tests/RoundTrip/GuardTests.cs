using System.Text;
using Xunit;

namespace Redaction.Tests.RoundTrip;

/// <summary>A bare placeholder is seen before it is written where a value was.</summary>
public class GuardTests
{
    public static TheoryData<string> Masks() =>
    [
        "[REDACTED]", "[REDACTED:github-pat]", "[REDACTED:db#0123456789abcdef]", "[REDACTED", "[REDACTED:db-pass", "***REDACTED***",
        "<REDACTED>", "<redacted>", "[redacted]", "[Redacted]", "{{REDACTED}}", "{REDACTED}", "__REDACTED__", "**REDACTED**",
        "[MASKED]", "[Filtered]", "<MASKED>", "***MASKED***", "<concealed by 1Password>", "&lt;concealed by 1Password&gt;",
        "&lt;REDACTED&gt;", "%5BREDACTED%3Adb%5D", "%255BREDACTED%255D", "\\u003cREDACTED\\u003e", "\\u005bREDACTED\\u005d", "&#91;REDACTED&#93;",
        "[ REDACTED ]", "[RED ACTED:x]", "\"REDACTED\"", "'REDACTED'", "PASSWORD=REDACTED", "[REDACTE", "[redacted:db#tag]", "REDACTED:db#x",
        "[REDACTED:a\nb]", "[\u200bREDACTED]",
    ];

    public static TheoryData<string> Prose() =>
    [
        "", "the text was redacted", "Redacted text", "REDACTED is a word", "the redacted, masked and filtered items", "rows[filtered]",
        "x[masked]", "array[redacted]", "[Redactor] and [Redaction](url)", "[RED] alert", "[red]", "List<redactedThing>", "$\"{redacted}\"",
        "op://vault/item/field", "***", "* * *", "\"password\": \"hunter2\"", "[R", "ISO [REDIS]", "\"masked\"", "unredacted: x", "пароль",
    ];

    [Theory]
    [MemberData(nameof(Masks))]
    public void What_looks_like_a_mask_is_one(string text)
    {
        foreach (string around in new[] { "{0}", "\"key\": {0}, ", "é {0}\n", "a = {0};" })
        {
            string whole = around.Replace("{0}", text, StringComparison.Ordinal);
            Assert.True(Placeholders.ContainsPlaceholder(whole), whole);
            Assert.True(Placeholders.ContainsPlaceholder(Encoding.UTF8.GetBytes(whole)), whole);
            PlaceholderPlace place = Assert.Single(Placeholders.FindPlaceholders(whole));
            Assert.InRange(place.Start, whole.IndexOf(text, StringComparison.Ordinal), whole.Length - place.Length);
        }

        using var session = new Session();
        Assert.NotEmpty(session.Reasons(text));
    }

    [Theory]
    [MemberData(nameof(Prose))]
    public void What_does_not_is_none(string text)
    {
        Assert.False(Placeholders.ContainsPlaceholder(text));
        Assert.False(Placeholders.ContainsPlaceholder(Encoding.UTF8.GetBytes(text)));
        Assert.Empty(Placeholders.FindPlaceholders(text));
        using var session = new Session();
        Assert.Empty(session.Reasons(text + "."));
    }

    [Fact]
    public void Places_are_in_the_units_of_the_text()
    {
        Assert.Equal([new PlaceholderPlace(4, 10), new PlaceholderPlace(15, 14)], Placeholders.FindPlaceholders("é😀 [REDACTED] ***REDACTED***"));
        Assert.Equal([new PlaceholderPlace(7, 10)], Placeholders.FindPlaceholders("é😀 [REDACTED]"u8));
    }

    private const string Settings =
        """
        {
          "Logging": { "LogLevel": "Information" },
          "ConnectionStrings": {
            "Main": "Server=db;User=app;Password=PASSWORD;Encrypt=true"
          },
          "Api": {
            "Url": "https://api.example.com",
            "Key": "APIKEY"
          },
          "Last": "[REDACTED:kept]"
        }
        """;

    private static string Filled(string password, string key) => Settings
        .Replace("PASSWORD", password, StringComparison.Ordinal).Replace("APIKEY", key, StringComparison.Ordinal);

    [Fact]
    public void Writing_masks_back_over_values_shows()
    {
        string password = string.Concat("Tr0ub4d", "or&3"), key = string.Concat("k3y-", "0123456789");
        string before = Filled(password, key);
        string after = Filled("***REDACTED***", "[REDACTED:api-key]").Replace("Information", "Debug", StringComparison.Ordinal);
        PlaceholderDiff diff = Placeholders.Compare(before, after);
        Assert.False(diff.IsSafe);
        Assert.Equal(
            """
            @@ -4 +4 @@ column 46
            -    "Main": "Server=db;User=app;Password=***********;Encrypt=true"
            +    "Main": "Server=db;User=app;Password=***REDACTED***;Encrypt=true"
            @@ -8 +8 @@ column 13
            -    "Key": "**************"
            +    "Key": "[REDACTED:api-key]"
            """.ReplaceLineEndings("\n").Replace("column 46", $"column {"    \"Main\": \"Server=db;User=app;".Length + "Password=".Length + 1}", StringComparison.Ordinal),
            diff.ToString());
        Assert.DoesNotContain(password, diff.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Other_changes_are_safe()
    {
        string before = Filled("old-value-1", "old-value-2");
        Assert.True(Placeholders.Compare(before, before).IsSafe);
        Assert.True(Placeholders.Compare(before, Filled("new-value-1", "new-value-2")).IsSafe);
        Assert.True(Placeholders.Compare(before, string.Empty).IsSafe);
        Assert.True(Placeholders.Compare(string.Empty, before).IsSafe);
        Assert.Equal(string.Empty, Placeholders.Compare(before, before + "\n").ToString());

        // a new line replaces nothing
        string inserted = before.Replace("  \"Api\": {\n", "  \"Api\": {\n    \"Note\": \"[REDACTED]\",\n", StringComparison.Ordinal);
        Assert.True(Placeholders.Compare(before, inserted).IsSafe);
    }

    [Fact]
    public void A_line_that_moved_is_known_by_its_key()
    {
        PlaceholderDiff diff = Placeholders.Compare("a=1\nTOKEN=abcdefgh\nb=2\nc=3", "a=1\nb=2\nc=3\nTOKEN=[REDACTED:token]");
        PlaceholderOverwrite overwrite = Assert.Single(diff.Overwrites);
        Assert.Equal((4, 7, 2, "TOKEN=********"), (overwrite.Line, overwrite.Column, overwrite.OldLine, overwrite.Before));
    }

    [Fact]
    public void Stars_alone_are_a_placeholder_where_a_value_was()
    {
        Assert.False(Placeholders.Compare("password: hunter2", "password: *******").IsSafe);
        Assert.False(Placeholders.Compare("{\"p\":\"hunter2\"}", "{\"p\":\"\u2022\u2022\u2022\u2022\"}").IsSafe);
        Assert.True(Placeholders.Compare("password: *****", "password: ***").IsSafe);
        Assert.True(Placeholders.Compare("a\nb", "a\n***\nb").IsSafe);
    }

    [Fact]
    public void Chars_that_value_and_mask_share_are_not_shown()
    {
        PlaceholderOverwrite overwrite = Assert.Single(Placeholders.Compare("k=[REal]]", "k=[REDACTED]").Overwrites);
        Assert.Equal("k=*******", overwrite.Before);
    }

    [Fact]
    public void Secrets_beside_the_place_are_not_shown()
    {
        string token = "ghp_" + string.Concat(Enumerable.Repeat("a1B2c3D4e5F6", 3));
        var rules = RuleSet.Create([Rule.Parse("tok", "ghp_[0-9A-Za-z]{36}")]);
        var redactor = new SecretRedactor(new RedactorOptions { Rules = rules });
        PlaceholderDiff diff = Placeholders.Compare($"a=secret-1 b={token}", $"a=[REDACTED:a] b={token}", redactor);
        Assert.Equal("@@ -1 +1 @@ column 3\n-a=******** b=[REDACTED:tok]\n+a=[REDACTED:a] b=[REDACTED:tok]", diff.ToString());
    }

    [Fact]
    public void A_large_difference_is_compared_line_by_line()
    {
        string before = string.Join('\n', Enumerable.Range(0, 10_000).Select(i => $"key{i} = value{i}"));
        string after = string.Join('\n', Enumerable.Range(0, 10_000).Select(i => i == 5000 ? $"key{i} = [REDACTED]" : $"key{i} = other{i}"));
        PlaceholderOverwrite overwrite = Assert.Single(Placeholders.Compare(before, after).Overwrites);
        Assert.Equal((5001, 5001, 11), (overwrite.Line, overwrite.OldLine, overwrite.Column));
    }
}
