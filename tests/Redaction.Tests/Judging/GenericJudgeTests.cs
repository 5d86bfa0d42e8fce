using Xunit;

namespace Redaction.Tests.Judging;

/// <summary>What a value with a secret-sounding name is, and what it only seems to be.</summary>
public class GenericJudgeTests
{
    private static readonly Rule Rule = new() { Id = "generic", Title = "Generic", Pattern = "secret", Shape = SecretShape.Assignment };

    [Theory]
    [InlineData("password = \"", "hunter2!x9")]
    [InlineData("password: ", "q7Zk2mXw")] // redaction:allow -- made up for this test
    [InlineData("DB_PASSWORD=", "Tr0ub4dor&3")]
    [InlineData("passwd='", "s3cr3tpw99")]
    [InlineData("pwd=", "9f86d081884c")]
    [InlineData("api_key=", "q7Zk2mXw9RtLb4Vc")]
    [InlineData("api_key=", "9f86d081884c7d659a2feaa0c55ad015")]
    [InlineData("apiKey\": \"", "q7Zk2mXw9RtLb4Vcq8Yk3nXw")]
    [InlineData("client_secret: ", "JXq~7Zk.2mXw-9RtLb4Vc_q8Yk3n")] // redaction:allow -- made up for this test
    [InlineData("secret=", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYq7Zk2mXw9R")]
    [InlineData("access_token=", "7d6f0b8e5c4a39281706f5e4d3c2b1a09a7b6c5d")]
    [InlineData("client_secret=", "2f1c9a1e-7b44-4c1d-9a52-0f6b6d7e8f90")]
    [InlineData("token=", "QZxwVkLpTrBnMsDfGhJyXc")]
    [InlineData("secret: ", "access_token=" + "q7Zk2mXw9RtLb4Vc")]
    [InlineData("credential = \"", "q7Zk2mXw9RtLb4Vc==")]
    public void Random_values_are_found(string lead, string value) => Assert.True(Candidate.Decide(Rule, lead, value).Accepted);

    [Theory]
    // code in place of text
    [InlineData("token = ", "process.env.API_TOKEN", "")]
    [InlineData("token = ", "os.environ", "[")]
    [InlineData("password = ", "getPassword", "(")]
    [InlineData("password = ", "self.token", "")]
    [InlineData("secret = ", "nameof", "(")]
    [InlineData("secret = ", "Configuration", "[")]
    [InlineData("password: ", "undefined", "")]
    [InlineData("password: ", "SecureString", "")]
    [InlineData("token: ", "CancellationToken.None", "")]
    [InlineData("token := ", "scanner.Token2", "(")]
    [InlineData("secret = ", "std::env::var", "(")]
    [InlineData("token: \"", "acme_[0-9a-z]{32}", "")]
    [InlineData("private_key: ", "ed25519.Ed25519PrivateKey", "")]
    // identifiers
    [InlineData("token=", "1b4e28ba-2fa1-11d2-883f-0016d3cca427", "")]
    [InlineData("key=", "2f1c9a1e-7b44-4c1d-9a52-0f6b6d7e8f90", "")]
    [InlineData("key: ", "9f86d081884c7d659a2feaa0c55ad015", "")]
    [InlineData("map_key: ", "7d6f0b8e5c4a39281706f5e4d3c2b1a098765432", "")]
    [InlineData("token=", "12345678901234", "")]
    [InlineData("password=", "2024-06-07", "")]
    [InlineData("secret: ", "1.2.3-beta4", "")]
    [InlineData("secret_key: ", "config/keys/server2.pem", "")]
    [InlineData("password: ", "/run/secrets/db2", "")]
    [InlineData("token: ", "https://login.contoso.com/oauth2/v2.0", "")]
    [InlineData("password: ", "someone2@contoso.com", "")]
    // words
    [InlineData("token: \"", "csrf-token-name", "")]
    [InlineData("secret: \"", "release_2024_06", "")]
    [InlineData("password: \"", "the user must enter it", "")]
    [InlineData("password: \"", "At least 8 characters, 1 digit", "")]
    [InlineData("password: \"", "Passwords do not match!", "")]
    [InlineData("token: ", "getAccessTokenAsync2", "")]
    [InlineData("token: ", "handler.context.service", "")]
    [InlineData("token: ", "SomeLongClassName", "")]
    // its own name
    [InlineData("password: \"", "Password", "")]
    [InlineData("apiKey: \"", "API_KEY", "")]
    [InlineData("client_secret: \"", "clientSecret", "")]
    // references, sealed and public values
    [InlineData("password: ", "op://vault/item/password1", "")]
    [InlineData("secret: ", "vault:secret/data/app#k3y", "")]
    [InlineData("secret: \"", "arn:aws:secretsmanager:eu-west-1:123456789012:secret:x-1", "")]
    [InlineData("secret: \"", "@Microsoft.KeyVault(SecretUri=https://x)", "")]
    [InlineData("password: \"", "ENC[AES256_GCM,data:q7Zk2mXw9Rt]", "")]
    [InlineData("password: \"", "$2b$12$q7Zk2mXw9RtLb4Vcq8Yk3n", "")]
    [InlineData("password: ", "{cipher}7d6f0b8e5c4a39281706", "")]
    [InlineData("secret: ", "sha256:7d6f0b8e5c4a39281706f5e4", "")]
    [InlineData("token: ", "iVBORw0KGgoAAAANSUhEUgAAAAE", "")]
    [InlineData("private_key: ", "ssh-rsa AAAAB3NzaC1yc2E", "")]
    // placeholders
    [InlineData("password=", "${DB_PASSWORD1}", "")]
    [InlineData("password=", "changeme123", "")]
    [InlineData("api_key=", "your-api-key-here-1", "")]
    [InlineData("token=", "xxxxxxxxxxxxxxxx", "")]
    // too short
    [InlineData("password: ", "abc", "")]
    [InlineData("password=", "build", ")")]
    [InlineData("token=", "a1b2c3", "")]
    public void Values_that_only_seem_secret_are_not(string lead, string value, string tail) =>
        Assert.False(Candidate.Decide(Rule, lead, value, tail).Accepted);

    [Theory]
    [InlineData("", "token_type=")]
    [InlineData("", "token_id=")]
    [InlineData("", "secret_name: ")]
    [InlineData("", "passwordHash: ")]
    [InlineData("", "password_policy=")]
    [InlineData("", "tokenizer: ")]
    [InlineData("", "tokentype=")]
    [InlineData("public_", "token=")]
    [InlineData("cancellation", "Token: ")]
    [InlineData("next_page_", "token=")]
    [InlineData("Public", "KeyToken=")]
    [InlineData("max-", "tokens=")]
    [InlineData("x csrf_", "token=")]
    public void Names_of_other_things_are_not_secrets(string before, string lead) =>
        Assert.False(Candidate.Decide(Rule, lead, "q7Zk2mXw9RtLb4Vcq8Yk3nXw", before: before).Accepted);

    [Theory]
    [InlineData("my_", "token=")]
    [InlineData("public, ", "token=")]
    [InlineData("", "secretKeyBase: ")]
    [InlineData("GITHUB_", "TOKEN=")]
    public void Names_of_secrets_are(string before, string lead) =>
        Assert.True(Candidate.Decide(Rule, lead, "q7Zk2mXw9RtLb4Vcq8Yk3nXw", before: before).Accepted);

    [Fact]
    public void Fewer_than_one_random_token_of_twenty_characters_in_two_hundred_is_lost()
    {
        var random = new Random(20240607);
        const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
        int found = 0;
        for (int i = 0; i < 2000; i++)
        {
            string value = new(random.GetItems<char>(Alphabet, 20));
            found += Candidate.Decide(Rule, "token=", value).Accepted ? 1 : 0;
        }

        Assert.InRange(found, 1990, 2000);
    }
}
