using System.Globalization;
using System.Text;
using Redaction.Tests.Tables;

namespace Redaction.Analyzers.Tests.Literals;

/// <summary>Secrets for sources of tests, made at run time: a source names one as <c>%GITHUB%</c>.</summary>
internal static class Planted
{
    private static readonly string s_github = "ghp" + "_" + LiteralTable.Token(1, 36);

    private static readonly (string Name, string Value)[] s_values =
    [
        ("%GITHUB%", s_github),
        ("%GITHUB1%", s_github[..11]),
        ("%GITHUB2%", s_github[11..]),
        ("%GITHUB3%", s_github[11..20]),
        ("%GITHUB4%", s_github[20..]),
        ("%GITHUB_CHARS%", string.Join(", ", s_github.Select(c => $"'{c}'"))),
        ("%GITHUB_BYTES%", string.Join(", ", s_github.Select(c => "0x" + ((int)c).ToString("x2", CultureInfo.InvariantCulture)))),
        ("%GITHUB_NUMBERS%", string.Join(", ", s_github.Select(c => ((int)c).ToString(CultureInfo.InvariantCulture)))),
        ("%GITHUB_CASTS%", string.Join(", ", s_github.Select(c => $"(byte)'{c}'"))),
        ("%GITHUB_ESCAPED%", string.Concat(s_github.Select(c => $"\\u{(int)c:x4}"))),
        ("%GITHUB_BASE64%", Convert.ToBase64String(Encoding.UTF8.GetBytes(s_github))),
        ("%SLACK%", "xoxb-" + LiteralTable.Token(4, 12, "0123456789") + "-" + LiteralTable.Token(14, 12, "0123456789") + "-" + LiteralTable.Token(5, 24)),
        ("%AWS%", "AKIA" + LiteralTable.Token(3, 16, "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")),
        ("%STRIPE%", "sk_" + "live_" + LiteralTable.Token(6, 24)),
        ("%OPENSSH%", "-----BEGIN " + "RSA PRIVATE KEY-----\n" + Lines(LiteralTable.Token(7, 640)) + "-----END " + "RSA PRIVATE KEY-----"),
        ("%JWT%", "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9." + Url("{\"sub\":\"1234\",\"name\":\"x\"}") + "." + LiteralTable.Token(8, 43)),
        ("%SHORT%", LiteralTable.Token(11, 14)),
        ("%PASSWORD%", LiteralTable.Token(22, 9) + "!" + LiteralTable.Token(23, 7)),
        ("%TOKEN%", LiteralTable.Token(53, 40)),
        ("%HEX%", LiteralTable.Token(24, 64, "0123456789abcdef")),
        ("%KEY%", Convert.ToBase64String(Encoding.UTF8.GetBytes(LiteralTable.Token(25, 32)))),
        ("%WEAK%", "Winter" + "2024x"),
        ("%KEY_BYTES%", string.Join(", ", Enumerable.Range(0, 32).Select(i => ((i * 73) + 19) % 251))),
    ];

    /// <summary>Puts the secrets into a source.</summary>
    public static string In(string source)
    {
        foreach ((string name, string value) in s_values)
        {
            source = source.Replace(name, value, StringComparison.Ordinal);
        }

        return source;
    }

    /// <summary>The secret of a name.</summary>
    public static string Value(string name) => s_values.Single(value => value.Name == name).Value;

    private static string Url(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text)).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    private static string Lines(string text) => string.Concat(text.Chunk(64).Select(line => new string(line) + "\n"));
}
