namespace Redaction.Tool.Tests.Reports;

/// <summary>No format shows a secret: not of the text, nor one that stands in a name or a title, in no form.</summary>
public class NoSecretTests
{
    public static TheoryData<string> Formats => ["text", "json", "jsonl", "sarif", "junit", "gitlab", "github", "csv", "html"];

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task No_secret_is_in(string format)
    {
        using TempFolder folder = HostileTree.Create();
        string file = Path.Combine(folder.Tree, "..", "report");
        Outcome scan = await folder.ScanAsync("--format", format, "--report", $"{format}={file}");
        string all = scan.Output + scan.Error + await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        Assert.Equal(1, scan.ExitCode);
        Assert.Contains("acme-token", all, StringComparison.Ordinal); // it did report
        foreach (string secret in (string[])[TempFolder.Secret, FilterTests.Token, HostileTree.Acme])
        {
            Assert.DoesNotContain(secret, all, StringComparison.Ordinal);
            Assert.DoesNotContain(Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(secret)).TrimEnd('='), all, StringComparison.Ordinal);
            Assert.DoesNotContain(Uri.EscapeDataString(secret), all, StringComparison.Ordinal);
        }
    }
}
