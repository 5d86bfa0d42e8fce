using System.Diagnostics;
using System.Text.Json;

namespace Redaction.Tool.Tests.Reports;

public class SarifTests
{
    /// <summary>Microsoft's validator: installed by <c>.ci/run</c>, named by SARIF_MULTITOOL elsewhere.</summary>
    private static string? Multitool { get; } = Environment.GetEnvironmentVariable("SARIF_MULTITOOL");

    [Fact]
    public async Task Results_have_places_levels_rules_and_suppressions()
    {
        using TempFolder folder = HostileTree.Create();
        using JsonDocument log = JsonDocument.Parse((await folder.ScanAsync("--format", "sarif")).Output);
        Assert.Equal("2.1.0", log.RootElement.GetProperty("version").GetString());
        JsonElement run = Assert.Single(log.RootElement.GetProperty("runs").EnumerateArray());
        JsonElement[] results = [.. run.GetProperty("results").EnumerateArray()];
        JsonElement[] rules = [.. run.GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray()];
        Assert.Equal(HostileTree.Findings + 1, results.Length);
        Assert.Equal(["acme-token", "db", "github-pat"], rules.Select(r => r.GetProperty("id").GetString()).Order(StringComparer.Ordinal));
        Assert.All(results, r => Assert.Equal(r.GetProperty("ruleId").GetString(), rules[r.GetProperty("ruleIndex").GetInt32()].GetProperty("id").GetString()));
        Assert.Equal("inSource", Assert.Single(results.SelectMany(r => r.GetProperty("suppressions").EnumerateArray())).GetProperty("kind").GetString());

        JsonElement python = Assert.Single(results, r => Uri(r).EndsWith(".py", StringComparison.Ordinal) && r.GetProperty("level").GetString() == "error");
        Assert.Equal("src/a%20b/%C3%A9.py", Uri(python));
        JsonElement region = python.GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("region");
        Assert.Equal([2, 10, 2, 50], ((string[])["startLine", "startColumn", "endLine", "endColumn"]).Select(n => region.GetProperty(n).GetInt32()));
        Assert.Equal("9.5", rules[python.GetProperty("ruleIndex").GetInt32()].GetProperty("properties").GetProperty("security-severity").GetString());
        Assert.Contains(results, r => Uri(r).Contains("evil%3C/script%3E%3Cscript%3Ewindow.hacked%3D1%3C/script%3E/%3D1%2B1%2C%22x%22", StringComparison.Ordinal));
        Assert.Equal(results.Length, results.Select(r => r.GetProperty("partialFingerprints").GetProperty("rulePlace/v1").GetString()).Distinct().Count());
        Assert.Equal(1, run.GetProperty("invocations")[0].GetProperty("exitCode").GetInt32());
    }

    [Fact]
    public async Task Fingerprints_of_the_secret_are_given_when_they_are_the_same_in_every_run()
    {
        using TempFolder folder = HostileTree.Create();
        string key = folder.Write("../key", "0123456789abcdef");
        string[] first = await FingerprintsAsync(folder, "--fingerprint-key", key);
        Assert.All(first, f => Assert.Contains("secret/v1", f, StringComparison.Ordinal));
        Assert.Equal(first, await FingerprintsAsync(folder, "--fingerprint-key", key));

        string[] random = await FingerprintsAsync(folder);
        Assert.All(random, f => Assert.DoesNotContain("secret/v1", f, StringComparison.Ordinal));
        Assert.Equal(random, await FingerprintsAsync(folder));
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_is_a_notification()
    {
        Assert.SkipUnless(File.Exists("/proc/self/mem"), "NOT TESTED here: there is no file that root cannot read");
        using JsonDocument log = JsonDocument.Parse((await Redact.RunAsync("scan", "/proc/self/mem", "--format", "sarif")).Output);
        JsonElement invocation = log.RootElement.GetProperty("runs")[0].GetProperty("invocations")[0];
        Assert.Equal((false, 3), (invocation.GetProperty("executionSuccessful").GetBoolean(), invocation.GetProperty("exitCode").GetInt32()));
        JsonElement notification = Assert.Single(invocation.GetProperty("toolExecutionNotifications").EnumerateArray());
        Assert.Equal("file:///proc/self/mem", Uri(notification));
    }

    [Fact]
    public async Task Microsofts_validator_has_no_complaint()
    {
        if (Multitool is null)
        {
            Assert.Skip("SARIF NOT VALIDATED: name Microsoft's validator (npm @microsoft/sarif-multitool-linux) in SARIF_MULTITOOL.");
        }

        using TempFolder folder = HostileTree.Create();
        string report = Path.Combine(folder.Tree, "../found.sarif");
        string clean = Path.Combine(folder.Tree, "../clean.sarif");
        string broken = Path.Combine(folder.Tree, "../broken.sarif");
        Assert.Equal(1, (await folder.ScanAsync("--format", "sarif", "--output", report)).ExitCode);
        Assert.Equal(0, (await Redact.RunAsync("scan", folder.Known, "--no-config", "--format", "sarif", "--output", clean)).ExitCode);
        string text = await File.ReadAllTextAsync(report, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(broken, text.Replace("\"ruleIndex\": 0", "\"ruleIndex\": 99", StringComparison.Ordinal), TestContext.Current.CancellationToken);

        // SARIF2005 asks for the address of this program, and none is published yet
        Assert.Equal([], (await ValidateAsync(folder, report)).Except(["SARIF2005"]));
        Assert.Equal([], (await ValidateAsync(folder, clean)).Except(["SARIF2005"]));
        Assert.Contains("SARIF1009", await ValidateAsync(folder, broken));
    }

    private static string Uri(JsonElement result) =>
        result.GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("artifactLocation").GetProperty("uri").GetString()!;

    private static async Task<string[]> FingerprintsAsync(TempFolder folder, params string[] options)
    {
        using JsonDocument log = JsonDocument.Parse((await folder.ScanAsync([.. options, "--format", "sarif"])).Output);
        return [.. log.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray().Select(r => r.GetProperty("partialFingerprints").GetRawText())];
    }

    /// <summary>The ids of the validator's complaints.</summary>
    private static async Task<string[]> ValidateAsync(TempFolder folder, string report)
    {
        string output = Path.Combine(folder.Tree, "../validation.sarif");
        var start = new ProcessStartInfo(Multitool!, ["validate", report, "--rule-kind", "Sarif;Ghas", "--output", output, "--log", "ForceOverwrite"])
        {
            RedirectStandardOutput = true,
        };
        using Process validator = Process.Start(start)!;
        string talk = await validator.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await validator.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(File.Exists(output), talk);
        using JsonDocument log = JsonDocument.Parse(await File.ReadAllTextAsync(output, TestContext.Current.CancellationToken));
        JsonElement run = log.RootElement.GetProperty("runs")[0];
        return [.. run.GetProperty("results").EnumerateArray().Select(r => r.GetProperty("ruleId").GetString()!).Distinct()];
    }
}
