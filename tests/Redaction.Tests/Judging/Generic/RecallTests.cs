using Redaction.Tests.Judging.FalsePositives;
using Xunit;

namespace Redaction.Tests.Judging.Generic;

/// <summary>
/// Sound secrets and their lookalikes in the syntaxes in which people write them, through the whole engine: 27 syntaxes with ten values
/// each must be found in the redact profile and as many lookalikes must not; the alert profile must find what a machine made.
/// </summary>
public class RecallTests
{
    /// <summary>A line around a name (0) and a value (1).</summary>
    private static readonly string[] s_syntaxes =
    [
        "export {0}={1}\n", "{0}={1}\n", "{0} = \"{1}\"\n", "{0}: {1}\n", "{0}: \"{1}\"\n", "\"{0}\": \"{1}\",\n", "'{0}' => '{1}',\n",
        "var {0} = \"{1}\";\n", "const {0} = '{1}';\n", "{0} := \"{1}\"\n", "let {0}: &str = \"{1}\";\n", "{0} = '{1}'\n", "<{0}>{1}</{0}>\n",
        "<add key=\"{0}\" value=\"{1}\" />\n", "[{0}]\nx = 1\n{0}={1}\n", "https://api.contoso.com/v1?{0}={1}&page=2\n", "curl -H \"{0}: {1}\" https://api.contoso.com\n",
        Option, "deploy --{0}={1}\n", "ENV {0}={1}\n", "{{\\\"{0}\\\": \\\"{1}\\\"}}\n", "config[\"{0}\"] = \"{1}\";\n",
        "new Client {{ {0} = \"{1}\" }}\n", "INFO connecting with {0}={1}\n", "- name: {0}\n  value: \"{1}\"\n", "${0} = \"{1}\"\n", "  {0}: '{1}' # prod\n",
    ];

    private static readonly (string Name, string Value)[] s_tokens =
    [
        ("api_key", "{b62:32}"), ("apiKey", "{hex:40}"), ("access_token", "{url:43}"), ("CLIENT_SECRET", "{b62:20}"), ("authToken", "{b62:24}"), ("secret_key", "{b64:40}"),
    ];

    private static readonly (string Name, string Value)[] s_passwords =
    [
        ("password", "hunter{digits:2}"), ("DB_PASSWORD", "{b62:12}"), ("dbPassword", "Tr{digits:1}ub{digits:1}dor{digits:2}"), ("passwd", "{b62:6}!{digits:2}x"), // redaction:allow -- templates, filled at run time
    ];

    private static readonly (string Name, string Value)[] s_lookalikes =
    [
        ("token_type", "{b62:24}"), ("password", "changeme"), ("api_key", "your-api-key-here"), ("public_key", "{b62:40}"), ("secret", "my-application-secret-name"),
        ("csrf_token", "{hex:32}"), ("commit", "{hex:40}"), ("password", "password"), ("access_token", "xxxxxxxxxxxxxxxxxxxxxxxx"), ("nextPageToken", "{url:40}"),
    ];

    /// <summary>Not found, for a reason: an option and its value with a blank between is found by a rule that knows the dashed names of options only.</summary>
    private static readonly HashSet<(string Syntax, string Name)> s_knownMisses =
    [
        (Option, "access_token"), (Option, "CLIENT_SECRET"), (Option, "authToken"), (Option, "DB_PASSWORD"), (Option, "dbPassword"),
    ];

    private const string Option = "deploy --{0} {1} --env prod\n";

    /// <summary>The rows: what must be found.</summary>
    public static IEnumerable<TheoryDataRow<int, int>> Secrets() =>
        from syntax in Enumerable.Range(0, s_syntaxes.Length)
        from value in Enumerable.Range(0, s_tokens.Length + s_passwords.Length)
        select new TheoryDataRow<int, int>(syntax, value);

    /// <summary>The rows: what must not be found.</summary>
    public static IEnumerable<TheoryDataRow<int, int>> Lookalikes() =>
        from syntax in Enumerable.Range(0, s_syntaxes.Length)
        from value in Enumerable.Range(0, s_lookalikes.Length)
        select new TheoryDataRow<int, int>(syntax, value);

    [Theory]
    [MemberData(nameof(Secrets))]
    public void A_secret_is_found_and_nothing_of_it_is_left(int syntax, int number)
    {
        (string name, string value) = number < s_tokens.Length ? s_tokens[number] : s_passwords[number - s_tokens.Length];
        string secret = Template.Fill(value, (syntax * 31) + number + 1);
        string text = "\n" + Line(syntax, name, secret);
        bool isFound = Covers(text, secret, Profile.Redact);
        Assert.True(isFound != s_knownMisses.Contains((s_syntaxes[syntax], name)), text);
    }

    [Theory]
    [MemberData(nameof(Lookalikes))]
    public void A_lookalike_is_left_alone(int syntax, int number)
    {
        (string name, string value) = s_lookalikes[number];
        string text = "\n" + Line(syntax, name, Template.Fill(value, (syntax * 37) + number + 1));
        Assert.True(!Quiet.Find(text, Profile.Redact).Any(), text);
        Assert.True(!Quiet.Find(text, Profile.Alert).Any(), text);
    }

    [Fact]
    public void The_alert_profile_finds_nine_in_ten_of_what_a_machine_made()
    {
        int found = 0, all = 0;
        for (int syntax = 0; syntax < s_syntaxes.Length; syntax++)
        {
            for (int number = 0; number < s_tokens.Length; number++)
            {
                string secret = Template.Fill(s_tokens[number].Value, (syntax * 41) + number + 1);
                found += Covers("\n" + Line(syntax, s_tokens[number].Name, secret), secret, Profile.Alert) ? 1 : 0;
                all++;
            }
        }

        Assert.InRange(found, all * 9 / 10, all);
    }

    private static string Line(int syntax, string name, string secret) =>
        string.Format(System.Globalization.CultureInfo.InvariantCulture, s_syntaxes[syntax], name, secret);

    private static bool Covers(string text, string secret, Profile profile)
    {
        int at = text.IndexOf(secret, StringComparison.Ordinal);
        return Quiet.Find(text, profile).Any(f => f.Start <= at && f.Start + f.Length >= at + secret.Length);
    }
}
