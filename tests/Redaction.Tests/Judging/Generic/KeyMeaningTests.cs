using System.Text;
using Redaction.Judging.Generic;
using Xunit;

namespace Redaction.Tests.Judging.Generic;

/// <summary>What a name says about its value.</summary>
public class KeyMeaningTests
{
    [Theory]
    [InlineData("password passwd pwd pass passphrase passcode DB_PASSWORD dbPassword db.password DBPassword PASSWORD1 password_2 my-password")]
    [InlineData("spring.datasource.password MYSQL_ROOT_PASSWORD PGPASSWORD SSHPASS userPassword keyStorePassword dbpassword rootpassword userpass smtp_pass")]
    [InlineData("contraseña contrasena senha motDePasse mdp passwort kennwort wachtwoord hasło parola пароль 密码 パスワード 비밀번호")]
    [InlineData("pin admin_pw bindpw passwordConfirmation newPassword old_password password_prod")]
    public void Passwords(string names) => All(names, KeyMeaning.Password);

    [Theory]
    [InlineData("secret token apikey api_key api-key apiKey APIKey ApiKey API_KEY APIKEY X-Api-Key x-auth-token access_token accessToken accesstoken authToken")]
    [InlineData("client_secret clientSecret CLIENT_SECRET clientsecret consumer_secret secretKey secret_key_base AWS_SECRET_ACCESS_KEY aws_secret_access_key")]
    [InlineData("private_key privateKey encryption_key signingKey master_key sharedKey session_key AccountKey SharedAccessKey storageKey subscription-key Ocp-Apim-Subscription-Key")]
    [InlineData("authorization Authorization Proxy-Authorization auth _auth bearer jwt credentials creds GITHUB_TOKEN GH_PAT password_reset_token refresh_token bot_token")]
    [InlineData("webhook_secret cookie_secret connectionString dsn SENTRY_DSN salt STRIPE_KEY stripe_key mapsKey datadog_api_key TWILIO_AUTH_TOKEN token2 mytoken")]
    [InlineData("django_secret JWT_SECRET hmac_key tokens access_tokens apikeys secrets session_cookie otp")]
    public void Tokens(string names) => All(names, KeyMeaning.Token);

    [Theory]
    [InlineData("token_type tokenType tokentype token_id password_field passwordField secret_name secretname password_hash passwordHash password_policy")]
    [InlineData("cancellationToken CancellationToken csrf csrf_token XSRF-TOKEN next_page_token nextPageToken continuation_token max_tokens prompt_tokens public_key publicKey")]
    [InlineData("key_token_id api_key_id access_key_id secret_arn token_url token_endpoint tokenizer tokenizer_secret PublicKeyToken stop_token eos_token")]
    [InlineData("password_label password_min_length token_ttl token_expiry secretRef primary_key foreignKey sort_key cache_key partitionKey row_key translation_key")]
    [InlineData("tokenService passwordValidator secretManager credentialsProvider apiKeyHeader passwordInput token_count tokenCount auth_token_expires_in")]
    public void Other_things(string names)
    {
        foreach (string name in names.Split(' '))
        {
            Assert.True(KeyName.MeaningOf(Encoding.UTF8.GetBytes(name)) is KeyMeaning.OtherThing or KeyMeaning.None, name);
        }
    }

    [Theory]
    [InlineData("name colour background timeout description monkey keyboard keypress key_code compass bypass passenger tokyo authority author secretary passive path")]
    [InlineData("_ - 1234 x a.b.c host port user_name id passing version turkey donkey whiskey hockey author_name patch saltwater keynote")]
    public void Nothing(string names) => All(names, KeyMeaning.None);

    [Fact]
    public void A_name_may_be_empty_or_long()
    {
        Assert.Equal(KeyMeaning.None, KeyName.MeaningOf([]));
        Assert.Equal(KeyMeaning.Password, KeyName.MeaningOf(Encoding.ASCII.GetBytes(new string('a', 5000) + "_password")));
        Assert.Equal(KeyMeaning.Password, KeyName.MeaningOf(Encoding.ASCII.GetBytes(new string('a', 60) + "password")));
    }

    [Fact]
    public void Reading_a_name_allocates_nothing()
    {
        byte[] name = Encoding.ASCII.GetBytes("spring.datasource.mypassword");
        KeyMeaning meaning = KeyName.MeaningOf(name);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
        {
            meaning = KeyName.MeaningOf(name);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(KeyMeaning.Password, meaning);
    }

    private static void All(string names, KeyMeaning meaning)
    {
        foreach (string name in names.Split(' '))
        {
            Assert.True(meaning == KeyName.MeaningOf(Encoding.UTF8.GetBytes(name)), $"{name}: {KeyName.MeaningOf(Encoding.UTF8.GetBytes(name))}");
        }
    }
}
