namespace Redaction.Analyzers.Tests.Docs;

/// <summary>What stands for a secret in the pages, and a made-up one in its place; and what a new project imports by itself.</summary>
internal static class SampleSecrets
{
    public const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private static readonly (string Shown, string Real)[] s_secrets =
    [
        ("ghp_…", "ghp" + "_" + "x7Rk2Qm" + "9TzLw4V" + "bN8sYc3" + "HdJ6fGp" + "1KaE5uX" + "o"),
        ("\"…\"", "\"" + "vT7#qLw" + "9!zRk2m" + "Xp4\""),
    ];

    public static string In(string text) => s_secrets.Aggregate(text, (current, secret) => current.Replace(secret.Shown, secret.Real, StringComparison.Ordinal));

    public static bool AreIn(string text) => s_secrets.Any(secret => text.Contains(secret.Real.Trim('"'), StringComparison.Ordinal));
}
