using System.Text;

namespace Redaction.Toml.Tests;

public class AllowTests
{
    [Theory]
    [InlineData("values = [\"acme_k3v9x2m7q1\"]", true)]
    [InlineData("values = [\"acme_k3v9x2m7q\"]", false)]
    [InlineData("stopwords = [\"V9X2\"]", true)]
    [InlineData("stopwords = [\"v9x3\"]", false)]
    [InlineData("patterns = ['^acme_k']", true)]
    [InlineData("patterns = ['k3.*q1$']", true)]
    [InlineData("patterns = ['^k3']", false)]
    [InlineData("patterns = ['^key']", false)]
    [InlineData("patterns = ['^key']\ntarget = \"match\"", true)]
    [InlineData("patterns = ['^key']\nrules = [\"acme-token\"]\ntarget = \"match\"", true)]
    [InlineData("patterns = ['(?i)^A']\nstopwords = [\"nope\"]", true)]
    [InlineData("patterns = ['(?i)^A']\nstopwords = [\"nope\"]\ncondition = \"all\"", false)]
    [InlineData("patterns = ['(?i)^A']\nstopwords = [\"nope\", \"acme\"]\ncondition = \"all\"", true)]
    [InlineData("paths = [\"**\"]\nvalues = [\"other\"]", false)]
    [InlineData("paths = [\"**\"]\nvalues = [\"acme_k3v9x2m7q1\"]", true)]
    [InlineData("paths = [\"**\"]\nvalues = [\"acme_k3v9x2m7q1\"]\ncondition = \"all\"", false)]
    [InlineData("patterns = ['^a key']\ntarget = \"line\"", false)]
    public void In_a_stream_an_allowlist_holds_that_needs_no_path_and_no_line(string allow, bool isAllowed) =>
        Assert.Equal(!isAllowed, Found.TheValue(Found.Configure($"[[allow]]\n{allow}\n").Rules));

    [Fact]
    public void An_allowlist_for_one_rule_leaves_the_others()
    {
        RuleConfiguration configuration = Found.Configure("[[rule]]\nid = \"other\"\ntitle = \"x\"\npattern = 'acme_k3v9x2m7q1'\n[[allow]]\nrules = [\"other\"]\nstopwords = [\"acme\"]\n");
        Assert.Empty(configuration.Rules["acme-token"].Allow);
        Assert.Single(configuration.Rules["other"].Allow);
    }

    [Theory]
    [InlineData("paths = [\"docs/\"]", "docs/a/b.md", true)]
    [InlineData("paths = [\"docs\"]", "x/docs/b.md", true)]
    [InlineData("paths = [\"./docs/*.md\"]", "docs/b.md", true)]
    [InlineData("paths = [\"docs/*.md\"]", "docs/a/b.md", false)]
    [InlineData("paths = [\"docs/**/*.md\"]", "docs/b.md", true)]
    [InlineData("paths = [\"docs/**/*.md\"]", "docs/a/c/b.md", true)]
    [InlineData("paths = [\"/docs\"]", "x/docs/b.md", false)]
    [InlineData("paths = [\"*.{md,txt}\"]", "x/é/b.txt", true)]
    [InlineData("paths = [\"?.md\"]", "x/é.md", true)]
    [InlineData("paths = [\"?.md\"]", "x/ab.md", false)]
    [InlineData("paths = [\"[a-c].md\"]", "b.md", true)]
    [InlineData("paths = [\"[!a-c].md\"]", "b.md", false)]
    [InlineData("paths = [\"a.md\"]", "aXmd", false)]
    [InlineData("paths = [\"a+(b).md\"]", "a+(b).md", true)]
    [InlineData("paths = [\"src/**\"]", "src/a/b", true)]
    [InlineData("path_patterns = ['_test\\.go$']", "x/a_test.go", true)]
    [InlineData("path_patterns = ['_test\\.go$']", "x/a_test.got", false)]
    [InlineData("paths = [\"docs\"]\nvalues = [\"other\"]\ncondition = \"all\"", "docs/a", false)]
    [InlineData("paths = [\"docs\"]\nvalues = [\"acme_k3v9x2m7q1\"]\ncondition = \"all\"", "docs/a", true)]
    [InlineData("paths = [\"docs\"]\nvalues = [\"acme_k3v9x2m7q1\"]\ncondition = \"all\"", "src/a", false)]
    [InlineData("paths = [\"docs\"]\ncondition = \"all\"", "docs/a", true)]
    [InlineData("paths = [\"docs\"]\nrules = [\"acme-token\"]", "docs/a", true)]
    public void In_a_file_its_path_counts_too(string allow, string path, bool isAllowed)
    {
        RuleConfiguration configuration = Found.Configure($"[[allow]]\n{allow}\n");
        Assert.True(configuration.NeedsPaths);
        Assert.Equal(!isAllowed, Found.TheValue(configuration.RulesFor(path)));
        Assert.Same(configuration.RulesFor(path), configuration.RulesFor(path));
    }

    [Fact]
    public void A_rule_is_limited_to_its_paths_where_a_path_is_known()
    {
        RuleConfiguration configuration = Found.Configure("paths = [\"*.env\"]\npath_patterns = ['^conf/']\n");
        Assert.True(Found.TheValue(configuration.RulesFor("a/b.env")));
        Assert.True(Found.TheValue(configuration.RulesFor("conf/x")));
        Assert.False(Found.TheValue(configuration.RulesFor("a/b.txt")));
        Assert.True(Found.TheValue(configuration.Rules));
        Assert.Same(configuration.RulesFor("a.txt"), configuration.RulesFor("b.txt"));
    }

    [Fact]
    public void A_fingerprint_holds_under_its_key()
    {
        byte[] key = Encoding.ASCII.GetBytes("sixteen byte key");
        string text = $"key {Found.Value}";
        string fingerprint = new SecretRedactor(new RedactorOptions { Rules = Found.Configure("").Rules, FingerprintKey = key }).Find(text)[0].Fingerprint;
        RuleConfiguration configuration = Found.Configure($"[[allow]]\nfingerprints = [\"{fingerprint.ToUpperInvariant()}\"]\n");
        Assert.True(configuration.HasFingerprints);
        Assert.Empty(Found.In(configuration.Rules, text, new RedactorOptions { FingerprintKey = key }));
        Assert.Single(Found.In(configuration.Rules, text, new RedactorOptions { FingerprintKey = Encoding.ASCII.GetBytes("another byte key") }));
        Assert.Single(Found.In(configuration.Rules, text));
    }

    [Theory]
    [InlineData("patterns = ['rotated']\ntarget = \"line\"", null, true)]
    [InlineData("patterns = ['expired']\ntarget = \"line\"", null, false)]
    [InlineData("patterns = ['expired']\nvalues = [\"acme_k3v9x2m7q1\"]\ntarget = \"line\"", null, false)]
    [InlineData("patterns = ['rotated']\nrules = [\"acme-token\"]\ntarget = \"line\"", null, true)]
    [InlineData("patterns = ['rotated']\npaths = [\"docs\"]\ntarget = \"line\"\ncondition = \"all\"", "docs/a", true)]
    [InlineData("patterns = ['rotated']\npaths = [\"docs\"]\ntarget = \"line\"\ncondition = \"all\"", "src/a", false)]
    [InlineData("patterns = ['rotated']\npaths = [\"docs\"]\ntarget = \"line\"\ncondition = \"all\"", null, false)]
    [InlineData("patterns = ['rotated']\nvalues = [\"acme_k3v9x2m7q1\"]\nstopwords = [\"K3V\"]\ntarget = \"line\"\ncondition = \"all\"", null, true)]
    [InlineData("patterns = ['rotated']\nstopwords = [\"nope\"]\ntarget = \"line\"\ncondition = \"all\"", null, false)]
    [InlineData("patterns = ['rotated']\nfingerprints = [\"0000000000000000\"]\ntarget = \"line\"\ncondition = \"all\"", null, false)]
    public void A_line_counts_for_who_knows_it(string allow, string? path, bool isAllowed)
    {
        RuleConfiguration configuration = Found.Configure($"[[allow]]\n{allow}\n");
        Assert.True(configuration.NeedsLines);
        Finding finding = new SecretRedactor(new RedactorOptions { Rules = Found.Configure("").Rules }).Find($"key {Found.Value}")[0];
        Assert.Equal(isAllowed, configuration.Allows(finding, path, Encoding.UTF8.GetBytes("key rotated"), Encoding.UTF8.GetBytes(Found.Value)));
    }

    [Fact]
    public void A_known_value_is_never_allowed()
    {
        RuleConfiguration configuration = Found.Configure("[[allow]]\npatterns = ['rotated']\ntarget = \"line\"\n[[allow]]\nstopwords = [\"correct\"]\n");
        var redactor = new SecretRedactor(new RedactorOptions { Rules = configuration.Rules });
        using SecretLease lease = redactor.Register("correct-horse-battery", "db");
        Finding finding = Assert.Single(redactor.Find("correct-horse-battery"));
        Assert.False(configuration.Allows(finding, null, Encoding.UTF8.GetBytes("rotated"), Encoding.UTF8.GetBytes("correct-horse-battery")));
    }
}
