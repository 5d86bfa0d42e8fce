using System.Text;
using System.Text.RegularExpressions;

namespace Redaction.Tests.Judging.FalsePositives;

/// <summary>
/// Texts with holes that are filled with random values when the test runs: <c>{hex:40}</c>, <c>{HEX:8}</c>, <c>{b64:86}</c>,
/// <c>{url:43}</c> (base64url), <c>{b62:20}</c>, <c>{uuid}</c>, <c>{UUID}</c>, <c>{digits:12}</c>, <c>{vlq:80}</c>. So no line of a test looks like a secret.
/// </summary>
internal static partial class Template
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    [GeneratedRegex(@"\{(hex|HEX|b64|url|b62|uuid|UUID|digits|vlq)(?::(\d+))?\}")]
    private static partial Regex Hole();

    /// <summary>Fills the holes; the same seed gives the same text.</summary>
    public static string Fill(string template, int seed)
    {
        var random = new Random(seed);
        return Hole().Replace(template, hole =>
        {
            int length = hole.Groups[2].Success ? int.Parse(hole.Groups[2].ValueSpan, System.Globalization.CultureInfo.InvariantCulture) : 0;
            return hole.Groups[1].Value switch
            {
                "hex" => Draw(random, "0123456789abcdef", length),
                "HEX" => Draw(random, "0123456789ABCDEF", length),
                "b64" => Draw(random, Letters + "+/", length),
                "url" => Draw(random, Letters + "-_", length),
                "b62" => Draw(random, Letters, length),
                "digits" => Draw(random, "123456789", length),
                "vlq" => Draw(random, "AAAAABCDEFGHIJKLMNOPSUWYZacegimoqsuwy,;,;", length),
                "UUID" => Uuid(random).ToUpperInvariant(),
                _ => Uuid(random),
            };
        });
    }

    private static string Uuid(Random random)
    {
        byte[] bytes = new byte[16];
        random.NextBytes(bytes);
        bytes[7] = (byte)((bytes[7] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes).ToString("D");
    }

    private static string Draw(Random random, string alphabet, int length)
    {
        var text = new StringBuilder(length);
        for (int i = 0; i < length; i++)
        {
            text.Append(alphabet[random.Next(alphabet.Length)]);
        }

        return text.ToString();
    }
}
