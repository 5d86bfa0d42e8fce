using Xunit;

namespace Redaction.Tests.Judging;

/// <summary>Section 6 of the research notes on false positives, class by class.</summary>
public class PlaceholderTests
{
    private static readonly Rule Token = new() { Id = "acme-token", Title = "Acme", Pattern = "acme_" };
    private static readonly Rule Password = Token with { Shape = SecretShape.Password };

    [Theory]
    [InlineData("acme_xxxxxxxxxxxxxxxxxxxx")]
    [InlineData("acme_XXXXXXXXXXXXXXXXXXXX")]
    [InlineData("acme_00000000000000000000")]
    [InlineData("acme_abcabcabcabcabcabcabc")]
    [InlineData("acme_q7Zk********************")]
    [InlineData("acme_q7Zk...")]
    [InlineData("acme_q7Zk…9Rt")]
    [InlineData("acme_abcdefghijklmnop")]
    [InlineData("acme_01234567890123456789")]
    [InlineData("acme_zyxwvutsrqponmlk")]
    [InlineData("acme_qwertyuiopasdfgh")]
    [InlineData("acme_aabbaabbababbaba")]
    [InlineData("acme_your_access_token_here")]
    [InlineData("acme_EXAMPLEq7Zk2mXw9RtL")]
    [InlineData("acme_this-is-a-sample-value")]
    [InlineData("acme_deadbeef7a3c91e4")]
    [InlineData("acme_change_me_please_now")]
    [InlineData("acme_placeholder")]
    public void A_token_that_stands_in_for_one_is_dropped(string value) => Assert.False(Candidate.Decide(Token, "", value).Accepted);

    [Theory]
    [InlineData("acme_q7Zk2mXw9RtLb4VcDemo")]
    [InlineData("acme_q7testRtLb4Vcfake8YkN")]
    [InlineData("acme_a1b2c3d4e5f6a7b8c9d0")]
    [InlineData("acme_mnoPqR7Zk2mXw9RtLb4V")]
    public void Short_words_and_short_runs_in_a_token_are_chance(string value) => Assert.True(Candidate.Decide(Token, "", value).Accepted);

    [Theory]
    [InlineData("${DB_PASSWORD}")]
    [InlineData("$(cat /run/secret)")]
    [InlineData("{{ .Values.password }}")]
    [InlineData("{% password %}")]
    [InlineData("<%= password %>")]
    [InlineData("#{password}")]
    [InlineData("@{password}")]
    [InlineData("%(password)s")]
    [InlineData("%PASSWORD%")]
    [InlineData("$PASSWORD")]
    [InlineData("$env:PASSWORD")]
    [InlineData("{password}")]
    [InlineData("{0}")]
    [InlineData(":password")]
    [InlineData("@password")]
    [InlineData("__PASSWORD__")]
    [InlineData("[[password]]")]
    [InlineData("~password~")]
    [InlineData("<password>")]
    [InlineData("<your password>")]
    [InlineData("&lt;password&gt;")]
    [InlineData("[password]")]
    [InlineData("(insert here)")]
    [InlineData("password")]
    [InlineData("changeme")]
    [InlineData("*****")]
    [InlineData("xxxx")]
    [InlineData("•••••")]
    public void A_password_that_stands_in_for_one_is_dropped(string value) =>
        Assert.False(Candidate.Decide(Password, "://user:", value, "@db.contoso.com").Accepted);

    [Theory]
    [InlineData("admin")]
    [InlineData("$uP3rSecre7")]
    [InlineData("p@ssX9q")]
    [InlineData("correct-horse")]
    [InlineData("Summer2024!")]
    public void A_bad_password_in_a_place_for_passwords_is_still_one(string value) =>
        Assert.True(Candidate.Decide(Password, "://user:", value, "@db.contoso.com").Accepted);

    [Theory]
    [InlineData("postgres", "@localhost:5432", false)]
    [InlineData("guest", "@127.0.0.1", false)]
    [InlineData("root", "@db", false)]
    [InlineData("minioadmin", "@minio.local", false)]
    [InlineData("bar", "@example.com", false)]
    [InlineData("postgres", "@db.prod.contoso.com", true)]
    [InlineData("q7Zk2mXw", "@localhost", true)]
    public void A_documented_default_is_dropped_on_a_local_host_only(string value, string tail, bool found) =>
        Assert.Equal(found, Candidate.Decide(Password, "://user:", value, tail).Accepted);

    [Fact]
    public void A_user_repeated_as_password_is_a_local_default()
    {
        Assert.False(Candidate.Decide(Password, "://billing:", "billing", "@db").Accepted);
        Assert.True(Candidate.Decide(Password, "://billing:", "billing", "@db.contoso.com").Accepted);
    }

    [Theory]
    [InlineData("form.read()")]
    [InlineData("this.password1")]
    [InlineData("a=>a.password1")]
    public void A_statement_of_a_program_is_no_connection_string(string value) =>
        Assert.False(Candidate.Decide(Password, ";password=", value).Accepted);

    [Fact]
    public void A_port_is_no_password() => Assert.False(Candidate.Decide(Password, "://host:", "8080,other", "@x").Accepted);

    [Fact]
    public void A_rule_can_do_without_this_judge() =>
        Assert.True(Candidate.Decide(Token with { Placeholders = false }, "", "acme_xxxxxxxxxxxxxxxxxxxx").Accepted);
}
