namespace Redaction.Tool.Tests;

/// <summary>What the place of a file does to a finding: section 8 of the research notes on false positives.</summary>
public class ScanPlaceTests
{
    private static readonly string Generic = $"client_secret = \"{"q7Zk2mXw" + "9RtLb4Vc" + "q8Yk3nXw"}\"\n";

    [Fact]
    public async Task A_secret_known_by_its_name_alone_is_left_out_where_such_are_worthless()
    {
        using var folder = new TempFolder();
        string[] quiet =
        [
            "tests/login.py", "src/App.Tests/Login.cs", "src/LoginTests.cs", "pkg/login_test.go", "web/login.spec.ts", "web/__tests__/a.js", "fixtures/a.json", "test_login.py",
            "README.md", "docs/setup.txt", "guide.rst", ".env.example", "config/appsettings.Example.json", "values.yaml.tpl",
            "package-lock.json", "sub/yarn.lock", "go.sum", "app.min.js", "app.js.map", "Form.Designer.cs",
            "node_modules/a/index.js", "vendor/a/a.php", "third_party/a.c", "dump.sql", "rows.csv", "server.log",
        ];
        string[] loud = ["src/app.py", "appsettings.json", ".env", "deploy/values.yaml", "latest.cs", "contest/a.py", "testimony.txt", "package.json"];
        foreach (string path in (string[])[.. quiet, .. loud])
        {
            folder.Write(path, Generic);
        }

        Outcome scan = await folder.ScanAsync("--format", "json");
        Assert.Equal(loud.Order(StringComparer.Ordinal), FoundSecret.Parse(scan.Output).Select(f => f.Path).Order(StringComparer.Ordinal));
        Assert.Contains($"({quiet.Length} left out in tests, documentation and generated files)", scan.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tests/a.py")]
    [InlineData("README.md")]
    [InlineData(".env.example")]
    [InlineData("package-lock.json")]
    [InlineData("node_modules/a.js")]
    [InlineData("app.min.js")]
    public async Task A_token_that_identifies_itself_and_a_known_value_are_found_everywhere(string path)
    {
        using var folder = new TempFolder();
        folder.Write(path, $"x = {FilterTests.Token}; {TempFolder.Secret}\n");
        Outcome scan = await folder.ScanAsync("--format", "json");
        Assert.Equal(2, FoundSecret.Parse(scan.Output).Length);
        Assert.DoesNotContain("left out", scan.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_redact_profile_leaves_nothing_out()
    {
        using var folder = new TempFolder();
        folder.Write("tests/a.py", Generic);
        Assert.Equal(["tests/a.py"], await folder.FoundAsync("--profile", "redact"));
    }
}
