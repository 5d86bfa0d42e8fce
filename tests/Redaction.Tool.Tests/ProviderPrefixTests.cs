namespace Redaction.Tool.Tests;

/// <summary>A value that opens like a provider's token, but is none: too short for its rule, so cut, altered or made up.</summary>
public class ProviderPrefixTests
{
    private static readonly string s_rest = "q7Zk2m" + "Xw9RtL" + "b4Vcq8";

    [Theory]
    [InlineData("ghp_")]
    [InlineData("GHP_")]
    [InlineData("npm_")]
    [InlineData("hf_")]
    [InlineData("xoxb-")]
    [InlineData("sk_live_")]
    [InlineData("shpat_")]
    [InlineData("glpat-")]
    [InlineData("figd_")]
    public async Task It_stops_nobodys_work_and_is_masked_all_the_same(string opening)
    {
        Assert.Equal(0, (await ScanAsync(opening)).ExitCode);
        Assert.Equal("api_token = \"[REDACTED:generic-secret]\"\n", (await Redact.RunWithInputAsync(Text(opening), "filter")).Output);
        Assert.Equal(1, (await ScanAsync(opening, "--profile", "redact")).ExitCode);
    }

    [Theory]
    [InlineData("")]
    [InlineData("zzp_")]
    [InlineData("xghp_")]
    [InlineData("gh")]
    public async Task Another_opening_does_not_hide_a_random_value(string opening)
    {
        Outcome scan = await ScanAsync(opening);
        Assert.Equal(1, scan.ExitCode);
        Assert.Contains("generic-secret", scan.Output);
    }

    [Fact]
    public async Task A_whole_token_is_found_by_its_own_rule() =>
        Assert.Contains("github-pat", (await Redact.RunWithInputAsync($"api_token = \"{FilterTests.Token}\"\n", "scan", "-")).Output);

    private static string Text(string opening) => $"api_token = \"{opening}{s_rest}\"\n";

    private static Task<Outcome> ScanAsync(string opening, params string[] options) => Redact.RunWithInputAsync(Text(opening), ["scan", "-", .. options]);
}
