using System.Text;
using Redaction.Tests.Tables;

namespace Redaction.NetStandard.Tests;

/// <summary>The netstandard2.0 build says the same of the same texts as the net10.0 build, whose vectors and sets it replaces.</summary>
public class SameFindingsTests
{
    private static readonly string[] s_values = ["correct horse battery", "p@ss\"w\\ord\u00e9 17", LiteralTable.Token(77, 40)];

    [Fact]
    public void Two_different_builds_are_compared()
    {
        Assert.Equal(".NETStandard,Version=v2.0", EngineReport.Target);
        Assert.Equal(".NETCoreApp,Version=v10.0", Oracle.Call<string>("Redaction.Tests.Tables.EngineReport", "get_Target"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_table_of_literals_is_judged_alike(bool alert)
    {
        string[] texts = LiteralTable.All();
        Assert.True(texts.Length >= 150);
        string[] reports = Same(texts, alert, []);
        Assert.True(reports.Count(report => report.Contains(" Pattern ", StringComparison.Ordinal)) >= 100);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_examples_of_all_rules_are_judged_alike(bool alert) => Same([.. RuleExamples.All.Select(example => example.Text)], alert, []);

    [Fact]
    public void Known_values_are_found_alike_in_their_forms()
    {
        var texts = new List<string>();
        foreach (string value in s_values)
        {
            byte[] utf8 = Encoding.UTF8.GetBytes(value);
            texts.AddRange(
            [
                value, "say " + value + "!", Convert.ToBase64String(utf8), Convert.ToBase64String(Encoding.UTF8.GetBytes("x" + value)), Convert.ToHexString(utf8),
                Convert.ToHexStringLower(utf8), Uri.EscapeDataString(value), System.Text.Json.JsonSerializer.Serialize(value), System.Net.WebUtility.HtmlEncode(value),
                new string([.. value.Reverse()]), value.ToUpperInvariant(), value[2..^2], string.Join(" ", value.ToCharArray()), string.Join(", ", utf8.Select(b => $"0x{b:x2}")),
                string.Concat(utf8.Select(b => $"\\x{b:x2}")), Convert.ToBase64String(Encoding.Unicode.GetBytes(value)), string.Join("\n", value.Chunk(10).Select(part => new string(part))),
                "'" + value.Replace("'", "'\\''", StringComparison.Ordinal) + "'", BitConverter.ToString(utf8), new string('x', 300) + value + new string('=', 300),
            ]);
        }

        string[] reports = Same([.. texts], alert: true, s_values);
        Assert.True(reports.Count(report => report.Contains(" KnownValue ", StringComparison.Ordinal)) >= texts.Count / 2);
    }

    /// <summary>Runs of letters at every place of a block, behind words and paths that are nearly as long.</summary>
    [Fact]
    public void Encoded_secrets_are_found_alike_wherever_they_stand()
    {
        byte[] token = Encoding.ASCII.GetBytes("ghp" + "_" + LiteralTable.Token(21, 36));
        string[] encoded = [Convert.ToBase64String(token), Convert.ToHexStringLower(token), Convert.ToHexString(token), Convert.ToBase64String(Encoding.Unicode.GetBytes(Encoding.ASCII.GetString(token)))];
        string[] separators = [" ", "/", "_", "-", "+", "=", "\n", "'", "A ", "abcdefghijklmnopqrs ", "some/long/path/of/words/", "é"];
        string[] texts =
        [
            .. from lead in Enumerable.Range(0, 70)
               from separator in separators
               select new string(lead % 3 == 0 ? '.' : 'w', lead) + separator + encoded[lead % encoded.Length] + (lead % 2 == 0 ? " and more words behind it" : ""),
        ];
        string[] reports = Same(texts, alert: false, []);
        Assert.True(reports.Count(report => report.Contains(" Pattern ", StringComparison.Ordinal)) >= texts.Length / 3);
    }

    public static TheoryData<string> Documents() =>
    [
        """{"user":"bob","password":"S1","nested":{"token":["S2",{"x":"S3"}]},"n":12345678901234,"secret":98765432109876}""",
        """{ // a comment\n "password": "S1", /* another */ "api_key" : "S2" , }""".Replace("\\n", "\n", StringComparison.Ordinal),
        """{"password":"S1\u0041\n\ud83d\ude00","label":{"type":"password","value":"S2"}}""",
        """{"password":"S1","half":"\ud800 S2"}""",
        """{"password":"S1",,"token":"S2"}""", """{"password":"S1"} x""", """{"password":"S1" "token":"S2"}""", """["password","S1",]""", """[,"S1"]""", """{"password":01,"token":"S2"}""",
        """{"password":-1.5e+10,"token":"S2"}""", """{"password":1.,"token":"S2"}""", """{"password":"S1\q"}""", """{"password":"S1\u12"}""", """{"password":tru,"token":"S1"}""",
        """{"password":true,"token":"S1","secret":null}""", """{"password":"S1]}""", "{\"password\":\"S1\t\",\"token\":\"S2\"}", """{"password":"S1"}/* open""", """{"token":"S1"}// end""",
        string.Concat(Enumerable.Repeat("[", 70)) + "\"S1\"" + string.Concat(Enumerable.Repeat("]", 70)), string.Concat(Enumerable.Repeat("{\"token\":", 64)) + "\"S1\"" + new string('}', 64),
        "<config><password>S1</password><add key=\"token\" value=\"S2\"/></config>", "user=bob\npassword=S1\nexport API_TOKEN='S2'\n", "Server=db;User Id=sa;Password=S1;App=x", "https://bob:S1@host.example.net/?token=S2",
    ];

    [Theory]
    [MemberData(nameof(Documents))]
    public void The_leaves_of_a_registered_document_are_found_alike(string shape)
    {
        string[] leaves = [LiteralTable.Token(91, 20), LiteralTable.Token(92, 24), LiteralTable.Token(93, 22)];
        string document = shape.Replace("S1", leaves[0], StringComparison.Ordinal).Replace("S2", leaves[1], StringComparison.Ordinal).Replace("S3", leaves[2], StringComparison.Ordinal);
        Same([.. leaves, leaves[0] + "A\n😀", document, "98765432109876", "12345678901234"], alert: true, [document]);
    }

    [Fact]
    public void Names_and_places_are_told_alike()
    {
        string[] texts = [.. LiteralTable.All().Where(text => text.Length < 200), "DB_PASSWORD", "stripe.apiKey", "TOKEN_URL", "PWD", "MOT_DE_PASSE", "GITHUB_TOKEN", "PATH"];
        Assert.Equal(Oracle.Report<string[]>("Variables", (object)texts), EngineReport.Variables(texts));
    }

    [Fact]
    public void Rules_of_ones_own_are_read_alike()
    {
        string[] patterns =
        [
            @"acme_[0-9a-z]{4,12}", @"(?i)acme_[0-9A-Z]{4,12}\b", @"\bkey[=:] ?(?<secret>[\w-]{8,40})", @"é{2}x[\x{20ac}\u20AC]?y", @"[[:alpha:]]{3}_q\d{2}", @"(?s)BEGIN.{1,60}END",
            @"(?=x)a", @"a(b", @"x{3,2}", @"[z-a]", @"(?<secret>a)\1", @"acme.*", @"\p{L}acme", @"[^a-z]acme[^ ]{2,9}$",
        ];
        string text = "acme_0a1b ACME_77aa key=abcdefgh-12 ééx€y abc_q12 BEGIN\nof it END Xacme!!";
        Assert.Equal(Oracle.Report<string[]>("Patterns", patterns, text), EngineReport.Patterns(patterns, text));
    }

    private static string[] Same(string[] texts, bool alert, string[] values)
    {
        string[] reports = EngineReport.Of(texts, alert, values);
        string[] expected = Oracle.Report<string[]>("Of", texts, alert, values);
        for (int i = 0; i < texts.Length; i++)
        {
            // by number: a message must not show a token
            Assert.True(expected[i] == reports[i], $"text {i} is judged otherwise; the first difference is in line {DifferentLine(expected[i], reports[i])}");
        }

        return reports;
    }

    private static int DifferentLine(string expected, string actual) =>
        expected.Split('\n').Zip(actual.Split('\n')).TakeWhile(pair => pair.First == pair.Second).Count() + 1;
}
