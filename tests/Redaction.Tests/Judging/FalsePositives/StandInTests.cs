using Xunit;

namespace Redaction.Tests.Judging.FalsePositives;

/// <summary>Classes 6 and 7: placeholders, interpolation, code, and published examples.</summary>
public class StandInTests
{
    [Theory]
    [InlineData("password: ${DB_PASSWORD}\ntoken=$(cat /run/token)\n")]
    [InlineData("api_key: \"{{ .Values.apiKey }}\"\nsecret: {{ secret }}\n")]
    [InlineData("token: ${{ secrets.GITHUB_TOKEN }}\npassword = \"#{ENV['PASSWORD']}\"\n")]
    [InlineData("set PASSWORD=%DB_PASSWORD%\n$password = $env:DB_PASSWORD\n")]
    [InlineData("password = f\"{password}\"\napi_key=:api_key\nsecret=__SECRET__\n")]
    public void Interpolation(string text) => Quiet.InBothProfiles(text);

    [Theory]
    [InlineData("password = os.environ[\"DB_PASSWORD\"]\ntoken = os.getenv('TOKEN')\n")]
    [InlineData("const apiKey = process.env.API_KEY;\nconst secret = config.get('secret');\n")]
    [InlineData("var password = Environment.GetEnvironmentVariable(\"PASSWORD\");\nvar s = Configuration[\"Secret\"];\n")]
    [InlineData("password: string;\ntoken: Option<String>,\nsecret: null,\napiKey: undefined\n")]
    [InlineData("self.password = password\nthis.token = token;\nuser.secret = getSecret();\n")]
    [InlineData("public string Password { get; set; }\nprivate readonly string _token = nameof(Token);\n")]
    [InlineData("if (password == null || token === undefined) { throw new PasswordError(password); }\n")]
    [InlineData("$password = $request->input('password');\npassword := r.FormValue(\"password\")\n")]
    public void Code(string text) => Quiet.InBothProfiles(text);

    [Theory]
    [InlineData("api_key = \"your-api-key-here\"\npassword = \"changeme\"\n")]
    [InlineData("token: <your-token>\nsecret: [your secret]\nkey: \"INSERT_API_KEY\"\n")]
    [InlineData("API_KEY=xxxxxxxxxxxxxxxxxxxxxxxx\nTOKEN=****************\nSECRET=........\n")]
    [InlineData("token = \"abcdefghijklmnopqrstuvwxyz\"\nsecret = \"0123456789abcdef0123456789abcdef\"\n")]
    [InlineData("api_key: 1234567890abcdef1234567890abcdef\ntoken: aaaaaaaaaaaaaaaaaaaa\n")]
    [InlineData("apiKey: \"qwertyuiopasdfghjkl\"\nsecret_key = \"1qaz2wsx3edc4rfv\"\n")]
    [InlineData("password: \"example_password\"\nclient_secret: \"dummy-secret\"\ntoken=fake_token\n")]
    public void Stand_in_words_masks_and_runs(string text) => Quiet.InBothProfiles(text);

    [Theory]
    [InlineData("password: \"password\"\napiKey: \"API_KEY\"\nclient_secret = \"clientSecret\"\n")]
    [InlineData("\"password\": {\"type\": \"string\", \"minLength\": 8}\n\"token\": \"string\"\n")]
    [InlineData("<input type=\"password\" name=\"password\" autocomplete=\"new-password\" placeholder=\"Enter password\">\n")]
    [InlineData("\"password\": \"Passwort\",\n\"forgot_password\": \"Passwort vergessen?\",\n\"password_label\": \"Your password\"\n")]
    [InlineData("password_error: \"The password must have at least 8 characters.\"\ntoken_hint: \"Paste your token here\"\n")]
    [InlineData("secret: \"build-agent-pool\"\ntoken: \"app.settings.token.title\"\napiKey: \"com.contoso.app.ApiKeyProvider\"\n")]
    [InlineData("token: \"text/html; charset=utf-8\"\nsecret: \"btn btn-primary\"\ntoken: \"/var/run/secrets/token\"\n")]
    public void Labels_schemas_words_and_paths(string text) => Quiet.InBothProfiles(text);

    [Theory]
    [InlineData("alphabet = \"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/\"\n")]
    [InlineData("token_chars: \"abcdefghijklmnopqrstuvwxyz0123456789\"\n")]
    [InlineData("secret = \"123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz\"\n")]
    public void Alphabets(string text) => Quiet.InBothProfiles(text);

    [Theory]
    [InlineData("AKIAIOSF", "ODNN7EXAMPLE")]
    [InlineData("ASIAIOSF", "ODNN7EXAMPLE")]
    [InlineData("AKIAI44Q", "H8DHBEXAMPLE")]
    [InlineData("wJalrXUtnFEMI/K7", "MDENG/bPxRfiCYEXAMPLEKEY")]
    [InlineData("je7MtGbClwBF/2Zp9", "Utk/h3yCo8nvbEXAMPLEKEY")]
    [InlineData("2YotnFZF", "Ejr1zCsicMWpAA")]
    [InlineData("ad180jjd", "733klru7")]
    [InlineData("6LeIxAcTAAAAAJcZ", "VRqyHh71UMIEGNQ_MXjiZKhI")]
    public void Published_examples(string head, string tail) =>
        Quiet.InBothProfiles($"aws_access_key_id = {head}{tail}\nsecret_key: \"{head}{tail}\"\naccess_token={head}{tail}\n");
}
