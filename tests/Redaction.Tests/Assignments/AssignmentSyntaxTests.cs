using System.Text;
using Redaction.Tests.Scanning;
using Xunit;

namespace Redaction.Tests.Assignments;

/// <summary>Every way in which people write a name and a value: the value is found, exactly, in one call and byte by byte.</summary>
public class AssignmentSyntaxTests
{
    /// <summary>Stands for the value in a line of the table.</summary>
    private const string Hole = "◊";

    private static readonly string s_token = string.Concat("q7Rz", "Kp2m", "Vx9L", "tB4w", "Ns8Y", "cJ3d");

    private static readonly SecretRedactor s_redactor = new(new RedactorOptions { FingerprintKey = "sixteen byte key"u8.ToArray() });

    public static TheoryData<string> Syntaxes() =>
    [
        // shells, environment files, properties, INI
        "API_KEY=◊\n", "export API_KEY=◊", "export API_KEY=\"◊\"", "API_KEY='◊'; run", "set API_KEY=◊\r\n", "$env:API_KEY = \"◊\"", "api.key = ◊",
        "api-key: ◊", "[auth]\ntoken = ◊\n", "ENV API_TOKEN=◊", "ARG ACCESS_TOKEN=\"◊\"", "setx API_KEY \"◊\"", "ENV API_TOKEN ◊\n",

        // YAML, JSON, TOML, XML
        "api_key: ◊", "api_key: \"◊\"  # a comment", "- api_key: '◊'", "  secret_key: |\n    ◊\n", "{\"api_key\": \"◊\"}", "{\"apiKey\":\"◊\",\"b\":1}",
        "\"token\" : \"◊\"", "{'access_token': '◊'}", "api_key = \"◊\" # toml", "<apiKey>◊</apiKey>", "<api:Token type=\"x\">◊</api:Token>",
        "<add key=\"ApiKey\" value=\"◊\" />", "<item apiKey=\"◊\"/>", "<Setting Name='AccessToken' Value='◊'/>", "- name: API_TOKEN\n  value: ◊\n",
        "- name: API_TOKEN\n  value: \"◊\"", "{\"name\": \"api_token\", \"value\": \"◊\"}", "{\"key\":\"client_secret\",\"value\":\"◊\"}", "\\\"api_key\\\": \\\"◊\\\"",
        "\\\\\\\"api_key\\\\\\\":\\\\\\\"◊\\\\\\\"",

        // languages
        "var apiKey = \"◊\";", "string apiKey = @\"◊\";", "private const string ApiKey = \"◊\";", "ApiKey: \"◊\",", "const apiKey = `◊`;", "let api_key: &str = \"◊\";",
        "apiKey: string = '◊'", "api_key: str = \"◊\"", "API_KEY = b\"◊\"", "api_key = u'◊'", "apiKey := \"◊\"", "var apiKey string = \"◊\"", "'api_key' => '◊',",
        ":api_key => \"◊\"", "api_key: \"◊\",", "config.api_key = '◊'", "define('API_KEY', '◊');", "putenv(\"API_KEY=◊\");", "os.environ[\"API_KEY\"] = \"◊\"",
        "os.environ['API_TOKEN']='◊'", "process.env.API_KEY = '◊'", "Environment.SetEnvironmentVariable(\"API_TOKEN\", \"◊\");", "setApiKey(\"◊\")", "client.setToken( '◊' )",
        "map.put(\"api_key\", \"◊\");", "apiKey ?? \"◊\"", "if (token == \"◊\")", "$apiKey = \"◊\";", "$config['api_key'] = '◊';", "@api_key = \"◊\"", "api_key=>\"◊\"",
        "my $api_key = '◊';", "(def api-key \"◊\")", "static let apiKey = \"◊\"", "val apiKey: String = \"◊\"", "#define API_KEY \"◊\"",
        "secret: Some(\"◊\")", "String::from(\"x\"); let token = String::from(\"◊\");", "new Token(\"◊\")", "api_key = os.getenv(\"API_KEY\", \"◊\")",
        "api_key = \"\"\"◊\"\"\"", "SET api_key = '◊';", "api_key ||= \"◊\"", "apiKey||\"◊\"",

        // infrastructure
        "api_key = \"◊\"", "variable \"api_key\" {\n  default = \"◊\"\n}", "  api_token  = \"◊\"", "secret_key:◊", "--set apiKey=◊", "-e API_TOKEN=◊ image", "--build-arg TOKEN=◊ .",
        "helm upgrade --set-string auth.token=◊ x",

        // the web, command lines, logs
        "https://example.org/?api_key=◊&page=2", "https://example.org/x?a=1&access_token=◊", "X-Api-Key: ◊", "-H 'X-Auth-Token: ◊'", "Authorization: Token ◊", "Authorization: Bearer ◊",
        "Authorization: ApiKey ◊", "deploy --token ◊ --env prod", "deploy --token=◊", "deploy --api-key \"◊\"", "tool --access-token='◊'", "login --secret-key ◊",
        "INFO token: ◊", "using api key: ◊", "token=◊, user=4", "\"headers\":{\"x-api-key\":\"◊\"}", "Your API key: ◊",
        "cookie: session_token=◊; path=/", "auth_token=◊;", "{token:\"◊\"}",
        "| `API_KEY` | `◊` |", "curl -u ◊: https://example.org/v1", "curl https://example.org --user \"◊:\"", "\"Authorization\": \"Bearer ◊\"", "deploy --api_key ◊", "const x = require('acme-token')('◊');",

        // keys that are named for what they open
        "AES_KEY=◊", "\"licenseKey\": \"◊\"", "storage_key: ◊", "const masterKey = '◊';", "hmac-key = \"◊\"", "setx STORAGE_KEY \"◊\"", "ENV ADMIN_KEY ◊\n",
    ];

    [Theory]
    [MemberData(nameof(Syntaxes))]
    public void A_value_is_found_exactly(string syntax)
    {
        string text = syntax.Replace(Hole, s_token, StringComparison.Ordinal);
        Assert.Contains(s_token, s_redactor.Find(text).Select(f => text.Substring((int)f.Start, (int)f.Length)));
        byte[] utf8 = Encoding.UTF8.GetBytes(text);
        Assert.Equal(Feed.Run(s_redactor, utf8), Feed.ByteByByte(s_redactor, utf8));
    }

    [Theory]
    [InlineData("content")]
    [InlineData("api_key")]
    [InlineData("<api_key>value")]
    public void An_operator_may_be_of_any_length(string name)
    {
        for (int length = 1; length <= 200; length++)
        {
            byte[] text = Encoding.UTF8.GetBytes($"line\n{name} {new string('=', length)} {s_token}\n");
            Assert.Equal(Feed.Run(s_redactor, text), Feed.ByteByByte(s_redactor, text));
        }
    }

    /// <summary>Of the operators within one value only the first are read: which those are must not depend on what had come when.</summary>
    [Theory]
    [InlineData('=')]
    [InlineData(':')]
    [InlineData('?')]
    [InlineData('>')]
    public void Signs_that_are_no_operators_do_not_count_as_such_in_pieces(char sign)
    {
        for (int length = 1; length <= 40; length++)
        {
            byte[] text = Encoding.UTF8.GetBytes($"<key>\"{new string(sign, length)}api_key:{s_token}");
            Assert.Equal(Feed.Run(s_redactor, text), Feed.ByteByByte(s_redactor, text));
        }
    }

    [Fact]
    public void Our_own_mask_is_no_name()
    {
        const string Text = "'[REDACTED:ipinfodb-api-key]', 'klipfolio_api_key' => 1, '[REDACTED:acme-token]', 'q7RzKp2mVx9LtB4wNs8Y'";
        Assert.Same(Text, s_redactor.Redact(Text));
    }

    /// <summary>A mask names a secret, and is shorter than what it stands for: neither may tell the value behind it.</summary>
    [Fact]
    public void Our_own_mask_tells_nothing_of_the_value_behind_it()
    {
        const string Text = "[REDACTED:recaptcha-secret] siteKey: \"◊\"";
        string value = "6L" + string.Concat("du0EevA", "AAAA173", "sg8M92e", "vz78Q8b", "I3YQv4P", "7nO");
        Assert.Empty(s_redactor.Find(Text.Replace(Hole, value, StringComparison.Ordinal)));
    }

    [Fact]
    public void A_publishable_key_is_no_secret_whatever_it_is_assigned_to()
    {
        string value = "pk_live_" + string.Concat("51H8xQ2", "eZvKYlo", "2C9mVb7", "TtR4");
        string text = $"stripe_api_key = \"{value}\"";
        Assert.Empty(s_redactor.Find(text));
        Assert.Contains(s_redactor.Explain(Encoding.ASCII.GetBytes(text)), m => m.Steps.Any(s => s is { Judge: "identifier", Passed: false }));
        Assert.NotEmpty(new SecretRedactor(new RedactorOptions { Identifiers = true }).Find(text));
    }
}
