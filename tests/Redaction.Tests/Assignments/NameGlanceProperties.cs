using System.Text;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Redaction.Assignments;
using Redaction.Tests.Scanning;
using Xunit;

namespace Redaction.Tests.Assignments;

/// <summary>The first look never says less than the exact reader: what it rules out is no name, and the name lies within its region.</summary>
public class NameGlanceProperties
{
    /// <summary>Pieces that meet the reader's special cases.</summary>
    private static readonly string[] s_pieces =
    [
        "=", ":", ">", "(", ",", "|", "?", "\"", "'", "`", "\\", " ", "\t", "\n", "&", "*", "<", "/", "[", "]", ")", "{", ";", "!", "~", "+", "$", "-", ".", "_",
        "a", "9", "key", "token", "password", "str", "string", "value", "é", "api key", "db_password", "\": \"", " = ", ": str = ", "=>", "[REDACTED:x]", "<db:name a=\"b\"",
    ];

    private static Arbitrary<string> Texts => Arb.From(
        Gen.ArrayOf(Gen.Elements(s_pieces), 40).Select(pieces => new string('x', NameGlance.Reach / 2) + "\n" + new string('y', NameGlance.Reach / 2) + ";" + string.Concat(pieces)));

    [Property(MaxTest = 3000)]
    public Property What_is_named_lies_within_the_first_look() => Prop.ForAll(Texts, text =>
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        for (int at = NameGlance.Reach; at < bytes.Length - 1; at++)
        {
            if ("=:>(,|?".IndexOf((char)bytes[at]) < 0 || !NameGlance.TryRead(bytes, at, out int start, out int end, out int wordEnd))
            {
                continue;
            }

            bool isNamed = NameReader.TryRead(bytes, at, out int nameStart, out int nameEnd);
            if (isNamed && !(start <= nameStart && nameEnd <= end && (nameEnd == end || nameEnd == wordEnd)))
            {
                return false.Label($"{at}: {start}..{end} ({wordEnd}), but {nameStart}..{nameEnd} in {text}");
            }
        }

        return true.ToProperty();
    });

    /// <summary>A run of letters that fills all that is looked at, at the very beginning of an input.</summary>
    [Theory]
    [InlineData("\":\"")]
    [InlineData("\": \"")]
    [InlineData("\" = \"")]
    [InlineData("\", \"")]
    [InlineData("=")]
    [InlineData(": ")]
    [InlineData("(\"")]
    [InlineData(">")]
    [InlineData("=> ")]
    [InlineData("] = ")]
    [InlineData("'] = '")]
    public void A_name_of_any_length_may_begin_an_input(string op)
    {
        var redactor = new SecretRedactor(new RedactorOptions { FingerprintKey = Encoding.ASCII.GetBytes("sixteen byte key") });
        string value = string.Concat("q7Rz", "Xm2K", "vB9t", "Lw4H");
        for (int length = 0; length <= 3 * NameGlance.Reach; length++)
        {
            foreach (string lead in (string[])["", "\"", "<"])
            {
                byte[] text = Encoding.ASCII.GetBytes(lead + new string('x', length) + "_password" + op + value + "\n");
                (string Output, string Findings) whole = Feed.Run(redactor, text);
                Assert.Equal(whole, Feed.ByteByByte(redactor, text));
                Assert.Equal(whole, Feed.Run(redactor, text, NameGlance.Reach));
            }
        }
    }
}
