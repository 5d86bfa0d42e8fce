using Xunit;

namespace Redaction.Tests.Judging.FalsePositives;

/// <summary>Values of a secret's shape whose name says that they are something else, and samples that only open as a format does.</summary>
public class NamedOtherwiseTests
{
    [Theory]
    [InlineData("SPOTIFY_CLIENT_ID={hex:32}\nHEROKU_APP_ID={uuid}\n")]
    [InlineData("datadog_monitor_hash: {hex:32}\nnetlify-build-image: {hex:40}\n")]
    [InlineData("snyk_org_id: {uuid}\nsnykProjectVersion = \"{uuid}\"\n")]
    [InlineData("\"circleciCommitSha\": \"{hex:40}\",\n\"codecov_url\": \"{hex:32}\"\n")]
    [InlineData("partition_key: {hex:32}\ncache_key = \"{hex:40}\"\nforeign_key = '{b62:24}'\n")]
    [InlineData("monkey: \"{b62:20}\"\nkeyboard = \"{b62:20}\"\nauthor = \"{b62:20}\"\n")]
    public void The_last_word_of_a_name_says_what_the_value_is(string text) => Quiet.InBothProfiles(text);

    [Theory]
    [InlineData("const token = \"{0}thisisnotarealtokenjustanexampl\";", "ghp_")]
    [InlineData("api_key = \"{0}{b62:7}\"", "ghp_")]
    [InlineData("api_key = \"{0}{HEX:16}\"", "GHP_")]
    [InlineData("SERVICE_TOKEN={0}hereisanothersecretvalueok\n", "hf_")]
    public void A_sample_that_only_opens_as_a_format_does_stops_nobody(string text, string opening) =>
        Assert.Empty(Quiet.Find(Template.Fill(text.Replace("{0}", opening, StringComparison.Ordinal), 5), Profile.Alert));

    [Theory]
    [InlineData("SNYK_TOKEN={uuid}\n", true)]
    [InlineData("heroku_api_key: \"{uuid}\"\n", true)]
    [InlineData("# snyk\nvalue = \"{uuid}\"\n", false)]
    public void A_common_shape_is_worth_an_alert_where_its_own_name_says_whose_key_it_is(string text, bool isFound) =>
        Assert.Equal(isFound, Quiet.Find(Template.Fill(text, 3), Profile.Alert).Any());

    [Theory]
    [InlineData("password")]
    [InlineData("test")]
    public void The_login_of_documentation_is_none(string password)
    {
        string header = "Authorization: Basic " + Convert.ToBase64String(System.Text.Encoding.ASCII.GetBytes("user:" + password)) + "\n";
        Assert.DoesNotContain(Quiet.Find(header, Profile.Alert), f => f.RuleId == "http-basic-credentials");
    }
}
