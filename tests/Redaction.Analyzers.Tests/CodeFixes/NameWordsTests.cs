using Redaction.Analyzers.CodeFixes;

namespace Redaction.Analyzers.Tests.CodeFixes;

/// <summary>Names of keys and variables are made from the name of what gets the value.</summary>
public class NameWordsTests
{
    [Theory]
    [InlineData("apiKey", "ApiKey", "API_KEY")]
    [InlineData("_apiKey", "ApiKey", "API_KEY")]
    [InlineData("s_apiKey", "ApiKey", "API_KEY")]
    [InlineData("m_apiKey", "ApiKey", "API_KEY")]
    [InlineData("APIKey", "APIKey", "API_KEY")]
    [InlineData("API_KEY", "ApiKey", "API_KEY")]
    [InlineData("AWS_SECRET_ACCESS_KEY", "AwsSecretAccessKey", "AWS_SECRET_ACCESS_KEY")]
    [InlineData("stripe-key", "StripeKey", "STRIPE_KEY")]
    [InlineData("password", "Password", "PASSWORD")]
    [InlineData("oauth2Token", "Oauth2Token", "OAUTH2_TOKEN")]
    [InlineData("_", "Secret", "SECRET")]
    [InlineData("2fa", "2fa", "_2FA")]
    public void A_name_in_two_styles(string name, string pascal, string snake) =>
        Assert.Equal((pascal, snake), (NameWords.Pascal(name), NameWords.UpperSnake(name)));
}
