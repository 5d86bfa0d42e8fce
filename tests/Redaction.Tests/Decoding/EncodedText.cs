using System.Net;
using System.Text;
using Redaction.RuleCompiler;
using Redaction.Tests.Rules;

namespace Redaction.Tests.Decoding;

/// <summary>Real tokens, and the ways in which programs write them encoded.</summary>
internal static class EncodedText
{
    private const int Tokens = 10;

    /// <summary>The first example of each of the first rules whose tokens tell themselves.</summary>
    public static readonly string[] Secrets =
    [
        .. RuleCatalog.Load(Path.Combine(Repository.Root, "rules"))
            .Where(e => e.Rule is { IsBlock: false, Confidence: >= Confidence.SelfIdentifying, Kind: RuleKind.Secret })
            .Select(e => e.Examples.First(x => x.Secret is not null).Secret!)
            .Where(s => s.Length >= 20 && s.All(char.IsAscii) && SecretRedactor.Default.Find($" {s} ").Count == 1)
            .DistinctBy(s => s[..4])
            .Take(Tokens),
    ];

    /// <summary>The encodings, by name; each writes a text with the token in it, and tells how many it lays over one another.</summary>
    public static readonly (string Name, int Depth, Func<string, byte[]> Write)[] Ways =
    [
        ("base64", 1, s => Ascii(Base64($"token={s}\n"))),
        ("base64, the token alone", 1, s => Ascii(Base64(s))),
        ("base64, no padding", 1, s => Ascii(Base64(s).TrimEnd('='))),
        ("base64url", 1, s => Ascii(Url(Base64($"~~~???{s}>>>")))),
        ("Kubernetes Secret", 1, s => Ascii($"apiVersion: v1\nkind: Secret\ndata:\n  username: {Base64("admin")}\n  blob: {Base64(s)}\ntype: Opaque\n")),
        ("data URL", 1, s => Ascii($"<a href=\"data:application/json;base64,{Base64($"{{\"token\":\"{s}\"}}")}\">x</a>")),
        ("Helm value", 2, s => Ascii($"release: {Base64(Base64($"{{\"config\":{{\"key\":\"{s}\"}}}}"))}\n")),
        ("behind a path", 1, s => Ascii($"/cache/blob/{Base64($"id: {s} ")}/end")),
        ("base64 with escaped slashes", 1, s => Ascii("{\"blob\":\"" + Base64($"???~~~{s}???").Replace("/", "\\/", StringComparison.Ordinal) + "\"}")),
        ("base64 in a query", 2, s => Ascii("GET /cb?state=" + Uri.EscapeDataString(Base64($"~~~???{s}")) + " HTTP/1.1")),
        ("base64 in MIME", 1, s => Ascii("Content-Transfer-Encoding: base64\r\n\r\n" + Lines(Around(s), 76, "\r\n") + "\r\n--boundary--\r\n")),
        ("base64 as in PEM", 1, s => Ascii("-----BEGIN BLOB-----\n" + Lines(Around(s), 64, "\n") + "\n-----END BLOB-----\n")),
        ("base64 in YAML", 1, s => Ascii("data:\n  blob: |\n    " + Lines(Around(s), 64, "\n    ") + "\n  other: value\n")),
        ("base64 in a patch", 1, s => Ascii("@@ -1 +1,4 @@\n-old\n+  blob: |\n+    " + Lines(Around(s), 64, "\n+    ") + "\n other: value\n")),
        ("base64 in a string of lines", 2, s => Ascii("{\"cert\":\"" + Lines(Around(s), 64, "\\n") + "\\n\"}")),
        ("colours in base64", 1, s => Ascii(Base64($"\u001b[32mok done\u001b[0m {s} "))),
        ("colours in hex", 1, s => Ascii(Convert.ToHexStringLower(Ascii($"\u001b[32mok done\u001b[0m {s} ")))),
        ("hex", 1, s => Ascii("dump: " + Convert.ToHexStringLower(Ascii($"key {s} ")))),
        ("HEX", 1, s => Ascii(Convert.ToHexString(Ascii(s)))),
        ("percent, all", 1, s => Ascii("?q=" + string.Concat(s.Select(c => $"%{(int)c:X2}")) + "&x=1")),
        ("percent, signs", 1, s => Ascii("?q=" + Uri.EscapeDataString($"\"{s}\"") + "&x=1")),
        ("percent, twice", 2, s => Ascii("?q=" + Uri.EscapeDataString(string.Concat(s.Select(c => $"%{(int)c:x2}"))) + "&x=1")),
        ("JSON escapes, all", 1, s => Ascii("{\"t\":\"" + string.Concat(s.Select(c => $"\\u{(int)c:x4}")) + "\"}")),
        ("JSON escapes, some", 1, s => Ascii("{\"t\":\"" + string.Concat(s.Select((c, i) => i % 5 == 2 ? $"\\u{(int)c:X4}" : $"{c}")) + "\"}")),
        ("a string in a string", 1, s => Ascii("{\"log\":\"first line\\n" + s + "\\nlast\"}")),
        ("C escapes", 1, s => Ascii("char k[] = \"" + string.Concat(s.Select((c, i) => i % 2 == 0 ? $"\\x{(int)c:x2}" : $"\\{Convert.ToString(c, 8).PadLeft(3, '0')}")) + "\";")),
        ("HTML, decimal", 1, s => Ascii("<p>" + string.Concat(s.Select(c => $"&#{(int)c};")) + "</p>")),
        ("HTML, hexadecimal", 1, s => Ascii("<p>" + string.Concat(s.Select(c => $"&#x{(int)c:x};")) + "</p>")),
        ("HTML, names", 1, s => Ascii("<p>&quot;" + WebUtility.HtmlEncode(s).Replace("_", "&lowbar;", StringComparison.Ordinal).Replace("-", "&hyphen;", StringComparison.Ordinal) + "&quot;</p>")),
        ("PowerShell", 1, s => Ascii("powershell -EncodedCommand " + Convert.ToBase64String(Encoding.Unicode.GetBytes($"$t = '{s}'; Get-Item .")))),
        ("UTF-16, little end first", 1, s => Encoding.Unicode.GetBytes($"log {s} end\r\n")),
        ("UTF-16, big end first", 1, s => [.. Encoding.BigEndianUnicode.GetPreamble(), .. Encoding.BigEndianUnicode.GetBytes($"log {s} end\r\n")]),
        ("UTF-16 in hex", 1, s => Ascii(Convert.ToHexStringLower(Encoding.BigEndianUnicode.GetBytes($"t={s};")))),
        ("JSON in base64 in JSON", 2, s => Ascii($"{{\"body\":\"{Base64($"{{\"a\":\"x\\u0026{string.Concat(s.Select(c => $"\\u{(int)c:x4}"))}\"}}")}\"}}")),
        ("percent of base64", 2, s => Ascii(string.Concat(Base64($" {s} ").Select(c => $"%{(int)c:X2}")))),
    ];

    public static byte[] Ascii(string text) => Encoding.Latin1.GetBytes(text);

    private static string Base64(string text) => Convert.ToBase64String(Ascii(text));

    /// <summary>A text in which the token lies across the end of the first line.</summary>
    private static string Around(string token) => $"{new string('.', 40)} {token} {new string('.', 60)}";

    private static string Lines(string text, int width, string end) => string.Join(end, Base64(text).Chunk(width).Select(l => new string(l)));

    private static string Url(string base64) => base64.TrimEnd('=').Replace('+', '-').Replace('/', '_');
}
