using System.Globalization;
using System.Text;

namespace Redaction.Tests.Tables;

/// <summary>
/// Texts such as stand in source code: what every build of the engine, and each way to drive it, must judge alike. The tokens are
/// made at run time from a seed, so that this file has no secret in it.
/// </summary>
internal static class LiteralTable
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private const string Alphanumeric = Letters + "0123456789";
    private const string Hex = "0123456789abcdef";

    private static readonly string[] s_names =
    [
        "password", "Passwort", "mot_de_passe", "contraseña", "senha", "wachtwoord", "пароль", "密码", "パスワード", "parola", "hasło", "lösenord",
        "apiKey", "API_KEY", "client_secret", "db.password", "accessToken", "encryption-key", "userName", "TOKEN_URL", "publicKey", "key", "pwd", "PIN",
    ];

    /// <summary>How a name and a value stand together: <c>N</c> is the name, <c>V</c> the value.</summary>
    private static readonly string[] s_shapes =
    [
        "N=V", "N: V", "N: \"V\"", "N := \"V\"", "\"N\": \"V\",", "var N = \"V\";", "<N>V</N>", "<add key=\"N\" value=\"V\"/>", "export N='V'", "--N V", "--N=V",
        "?N=V&x=1", "https://user:V@host.example.net/N", "Server=db;User Id=sa;N=V;", "N => 'V',", "Authorization: Bearer V", "curl -u admin:V https://example.net",
        "setN(\"V\")", "os.environ[\"N\"] = \"V\"", "N ?? \"V\"", "if (N == \"V\")", "N;V", "@N:V", "$N = @\"V\"",
    ];

    private static readonly string[] s_placeholders =
    [
        "", " ", "changeme", "<your-token>", "${DB_PASSWORD}", "{{ secrets.token }}", "%PASSWORD%", "xxxxxxxxxxxxxxxx", "********", "your-api-key-here", "example", "null",
        "true", "password", "TODO", "0", "00000000-0000-0000-0000-000000000000", "localhost", "$(cat /run/secret)", "process.env.TOKEN", "[REDACTED:token]", "test", "…",
        "op://vault/item/field", "C:\\keys\\id_rsa", "/etc/ssl/private/key.pem", "https://example.net/login", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "1234567890", "abcdefghijklmnop",
    ];

    /// <summary>All of them, always the same.</summary>
    public static string[] All() => [.. Texts()];

    /// <summary>A value that looks random.</summary>
    public static string Token(int seed, int length, string alphabet = Alphanumeric)
    {
        // not System.Random: its numbers for a seed are no promise
        var text = new StringBuilder(length);
        ulong state = ((ulong)seed * 0x9E3779B97F4A7C15) + 1;
        for (int i = 0; i < length; i++)
        {
            state = (state * 6364136223846793005) + 1442695040888963407;
            text.Append(alphabet[(int)((state >> 33) % (ulong)alphabet.Length)]);
        }

        return text.ToString();
    }

    private static IEnumerable<string> Texts()
    {
        int seed = 0;
        foreach (string name in s_names)
        {
            // every name in some shapes, every shape with some names
            for (int i = 0; i < 6; i++)
            {
                string value = Token(++seed, 12 + (seed % 40), (seed % 3) switch { 0 => Hex, 1 => Alphanumeric, _ => Alphanumeric + "!#%&*-_+." });
                yield return Fill(s_shapes[(seed * 7) % s_shapes.Length], name, value);
            }
        }

        foreach (string placeholder in s_placeholders)
        {
            yield return placeholder;
            yield return Fill(s_shapes[++seed % s_shapes.Length], s_names[seed % s_names.Length], placeholder);
        }

        string token = "ghp" + "_" + Token(1, 36);
        string assignment = "client_secret = \"" + Token(2, 32) + "\"";
        foreach (string text in new[] { token, assignment, "AKIA" + Token(3, 16, "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"), "xoxb-" + Token(4, 12, "0123456789") + "-" + Token(5, 24) })
        {
            byte[] utf8 = Encoding.UTF8.GetBytes(text);
            yield return text;
            yield return "data: " + Convert.ToBase64String(utf8);
            yield return Convert.ToBase64String(Encoding.Unicode.GetBytes(text));
            yield return Convert.ToBase64String(Encoding.UTF8.GetBytes(Convert.ToBase64String(utf8)));
            yield return string.Concat(utf8.Select(b => b.ToString("x2", CultureInfo.InvariantCulture)));
            yield return string.Concat(utf8.Select(b => "%" + b.ToString("X2", CultureInfo.InvariantCulture)));
            yield return string.Concat(utf8.Select(b => "\\u" + b.ToString("x4", CultureInfo.InvariantCulture)));
            yield return string.Concat(utf8.Select(b => "&#" + b.ToString(CultureInfo.InvariantCulture) + ";"));
            yield return string.Join("\0", text.ToCharArray());
            yield return "\uFEFF" + text + "\r\n";
            yield return "é😀 " + text + " 日本語";
            yield return "\ud800" + text + "\udc00";
            yield return text[..(text.Length / 2)];
            yield return text.ToUpperInvariant();
            yield return new string(' ', 61) + text + new string('=', 70);
            yield return string.Concat(Enumerable.Repeat("a plain line of text, and key=value; (x) -> y\n", 400)) + text + string.Concat(Enumerable.Repeat("\nmore of it: 12, 34 \"and so on\"", 400));
        }

        yield return "-----BEGIN " + "PRIVATE KEY-----\n" + Convert.ToBase64String(Encoding.ASCII.GetBytes(Token(6, 400))) + "\n-----END " + "PRIVATE KEY-----\n";
        yield return "e30." + Convert.ToBase64String(Encoding.ASCII.GetBytes("{\"sub\":\"1\"}")).TrimEnd('=') + "." + Token(7, 43);
        yield return Token(8, 100_000, Alphanumeric + " \n=:\"',.()[]{}<>/\\+-_&%$");
        yield return Token(9, 50_000, Letters + "          \n");
        yield return new string('=', 5_000);
        yield return string.Concat(Enumerable.Repeat("key: ", 2_000));
    }

    private static string Fill(string shape, string name, string value) =>
        shape.Replace("N", "\u0001", StringComparison.Ordinal).Replace("V", value, StringComparison.Ordinal).Replace("\u0001", name, StringComparison.Ordinal);
}
