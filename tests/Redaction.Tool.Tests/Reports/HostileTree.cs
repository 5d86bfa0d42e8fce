namespace Redaction.Tool.Tests.Reports;

/// <summary>A tree whose names, titles and lines try to break what reports them.</summary>
internal static class HostileTree
{
    /// <summary>How many findings it has, not counting the one that is suppressed.</summary>
    public const int Findings = 9;

    /// <summary>A value that only its name tells, found by a rule of the configuration.</summary>
    public const string Acme = "acme_k3v9x2m7q1";

    /// <summary>The known value as base64.</summary>
    public static string Base64 { get; } = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(TempFolder.Secret));

    /// <summary>A file's name with all that JSON, XML, HTML, CSV, a terminal and a workflow command could mistake.</summary>
    public static string EvilName { get; } = "=1+1,\"x\" & <b>%0A:,{{data}}\n\e[31m\u2028\u202e\uffff";

    /// <summary>Fills a folder.</summary>
    public static TempFolder Create()
    {
        var folder = new TempFolder();
        folder.Write("redaction.toml", $"[[rule]]\nid = \"acme-token\"\ntitle = \"Acme {FilterTests.Token}\"\nseverity = \"low\"\npattern = 'acme_[0-9a-z]{{10}}'\n");
        folder.Write("src/a b/é.py", $"x = 1\ntoken = \"{FilterTests.Token}\" # {Acme} again {Acme}\n");
        folder.Write("allowed.txt", $"{Acme} # redaction:allow\n");
        folder.Write($"{FilterTests.Token}.txt", $"db {TempFolder.Secret} {Base64}\n");
        folder.Write("evil</script><script>window.hacked=1</script>/" + EvilName, $"</script><script>window.hacked=1</script> {Acme}\n");
        folder.Write("=1+1", $"{Acme}\n");
        folder.Write("-rf", $"{Acme}\n");
        return folder;
    }
}
