namespace Redaction.Tool.Tests;

/// <summary>Which variables <c>redact run</c> masks, gives and withholds.</summary>
public class RunVariablesTests
{
    private const string Secret = TempFolder.Secret;

    [Fact]
    public async Task Variables_are_masked_by_their_names_unless_this_is_switched_off()
    {
        Outcome outcome = await RunTests.ShellAsync(
            $"""
            export API_KEY={Secret} GREETING=good-morning-all
            $REDACT run -- sh -c 'echo $API_KEY $GREETING'
            $REDACT run --no-auto -- sh -c 'echo $API_KEY'
            $REDACT run --no-auto --secret API_KEY -- sh -c 'echo $API_KEY'
            $REDACT run --secret GREETING -- sh -c 'echo $GREETING'
            """);
        Assert.Equal(new Outcome(0, $"[REDACTED:API_KEY] good-morning-all\n{Secret}\n[REDACTED:API_KEY]\n[REDACTED:GREETING]\n", ""), outcome);
    }

    [Fact]
    public async Task What_cannot_be_masked_is_told_and_is_an_error_where_it_was_asked_for()
    {
        Outcome outcome = await RunTests.ShellAsync("export DB_PASSWORD=short; $REDACT run -- echo ran; $REDACT run --secret DB_PASSWORD -- echo not; echo $?");
        Assert.Equal("ran\n2\n", outcome.Output);
        string[] errors = outcome.Error.Split('\n');
        Assert.Equal("redact: not masked, being too short or too common: DB_PASSWORD", errors[0]);
        Assert.StartsWith("redact: --secret DB_PASSWORD: The value cannot be registered: it has 5 bytes", errors[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_variable_that_is_not_there_is_an_error()
    {
        Outcome outcome = await RunTests.ShellAsync("$REDACT run --secret NOT_THERE -- echo not; echo $?");
        Assert.Equal(new Outcome(0, "2\n", "redact: --secret NOT_THERE: there is no such variable in the environment\n"), outcome);
    }

    [Fact]
    public async Task What_opens_a_vault_is_withheld_and_masked()
    {
        Outcome outcome = await RunTests.ShellAsync(
            $"""
            export OP_SERVICE_ACCOUNT_TOKEN={Secret}-1 VAULT_TOKEN={Secret}-2 OP_SESSION_my={Secret}-3 OP_RUN_NO_MASKING=true OP_CONNECT_HOST=http://connect:8080
            $REDACT run --no-auto -- sh -c 'env | grep -E "^(OP_|VAULT)"; echo {Secret}-1 {Secret}-2 {Secret}-3'
            $REDACT run --keep VAULT_TOKEN -- sh -c 'env | grep -E "^(OP_|VAULT)"'
            """);
        Assert.Equal(
            new Outcome(0, "[REDACTED:OP_SERVICE_ACCOUNT_TOKEN] [REDACTED:VAULT_TOKEN] [REDACTED:OP_SESSION_my]\nVAULT_TOKEN=[REDACTED:VAULT_TOKEN]\n", ""),
            outcome);
    }

    [Fact]
    public async Task An_env_file_is_injected_and_masked_but_for_settings_and_places()
    {
        Outcome outcome = await RunTests.ShellAsync(
            $"""
            printf '%s\n' PORT=8080 URL=https://example.com/app LEVEL=information 'PLAIN={Secret}-1' 'DB_PASSWORD={Secret}-2' > a.env
            printf '%s\n' 'PORT=9090' > b.env
            PORT=1 $REDACT run --env-file a.env --env-file b.env -- sh -c 'echo $PORT $URL $LEVEL $PLAIN $DB_PASSWORD; env | grep -c ^PORT='
            """);
        Assert.Equal(
            new Outcome(
                0,
                "9090 https://example.com/app information [REDACTED:PLAIN] [REDACTED:DB_PASSWORD]\n1\n",
                "redact: not masked, being too short or too common: LEVEL\n"),
            outcome);
    }

    [Fact]
    public async Task A_secret_of_an_env_file_that_cannot_be_masked_is_an_error()
    {
        Outcome outcome = await RunTests.ShellAsync("printf 'A=1\\nDB_PASSWORD=short\\n' > a.env; $REDACT run --env-file a.env -- echo not; echo $?");
        Assert.Equal("2\n", outcome.Output);
        Assert.StartsWith("redact: a.env(2): DB_PASSWORD: The value cannot be registered: ", outcome.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("short", outcome.Error.Replace("AllowShort", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reference_is_refused_and_never_injected()
    {
        Outcome outcome = await RunTests.ShellAsync("printf 'A=1\\nTOKEN=\"op://vault/item/field\"\\n' > a.env; $REDACT run --env-file a.env -- env; echo $?");
        Assert.Equal("2\n", outcome.Output);
        Assert.StartsWith("redact: a.env(2): TOKEN is a reference (op://...), and no vault is connected", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_env_file_is_an_error()
    {
        Outcome outcome = await RunTests.ShellAsync("$REDACT run --env-file none.env -- echo not; echo $?");
        Assert.Equal(new Outcome(0, "2\n", "redact: none.env: no such file\n"), outcome);
    }
}
