namespace Redaction.Toml.Tests;

/// <summary>What a configuration finds.</summary>
internal static class Found
{
    /// <summary>A value that looks random enough for any rule.</summary>
    public const string Value = "acme_k3v9x2m7q1";

    /// <summary>A rule for <see cref="Value"/>.</summary>
    public const string Rule = "[[rule]]\nid = \"acme-token\"\ntitle = \"Acme token\"\npattern = 'key (acme_[0-9a-z]{10})'\n";

    /// <summary>Reads a configuration without the built-in rules, with the rule for <see cref="Value"/>.</summary>
    public static RuleConfiguration Configure(string more) => TomlRules.Parse($"extends = \"none\"\n{Rule}{more}", "redaction.toml");

    /// <summary>The values that rules find in a text.</summary>
    public static string[] In(RuleSet rules, string text, RedactorOptions? options = null)
    {
        options ??= new RedactorOptions();
        options.Rules = rules;
        return [.. new SecretRedactor(options).Find(text).Select(f => text.Substring((int)f.Start, (int)f.Length))];
    }

    /// <summary>Whether rules find <see cref="Value"/>.</summary>
    public static bool TheValue(RuleSet rules) => In(rules, $"a key {Value} b").Length == 1;
}
