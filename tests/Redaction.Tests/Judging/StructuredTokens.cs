using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Redaction.Tests.Judging;

/// <summary>Gives tokens the inner structure their format has, where that is what is checked.</summary>
internal static class StructuredTokens
{
    /// <summary>Rewrites a token; null where its form carries no structure, or the check needs more than the secret.</summary>
    public static string? Complete(string checksum, string token) => checksum switch
    {
        "jwt" => "eyJhbGciOiJIUzI1NiJ9" + ".eyJzdWIiOiJhbm4ifQ." + new string([.. token.Where(char.IsAsciiLetterOrDigit), .. Enumerable.Repeat('x', 43)])[..43],
        "basic-credentials" => Encode("", token, n => "u:" + Filler(token, n - 2)),
        "discord-bot-id" => Discord(token),
        "pypi-macaroon" => Encode("pypi-", token, n => "\u0002\u0001\u0008pypi.org" + Filler(token, n - 47) + "\0\0\u0006 " + Filler(token, 32)),
        "fly-macaroon" => token.Contains(',', StringComparison.Ordinal) ? null
            : Encode(token[..(token.IndexOf('_', StringComparison.Ordinal) + 1)], token, n => "\u0091\u00C5" + (char)((n - 4) >> 8) + (char)((n - 4) & 255) + Filler(token, n - 4)),
        "base64-json" => Encode(Regex.Match(token, "^[a-z]{1,10}_").Value, token, n => "{\"k\":\"" + Filler(token, n - 14) + "\",\"n\":1}"),
        "jfrog-reftkn" => Encode("", token, n => "reftkn:" + Filler(token, n - 7)),
        "intercom-tok" => Encode("", token, n => "tok:" + Filler(token, n - 4)),
        "atlassian-dc" => Encode(token.StartsWith("BBDC-", StringComparison.Ordinal) ? "BBDC-" : "", token, n => n == 33 ? "123456789012:" + Filler(token, 20) : null),
        "aws-key-id" => token.Length == 20 ? token[..4] + "A" + token[5..] : null,
        "slack-token" => Regex.Replace(token, "(?<=-)[0-9]{8,}(?=-)", m => "12" + m.Value[2..]),
        "telegram-bot" => Regex.Replace(token, "^[0-9]{2}", "12"),
        "luhn" => Luhn(token),
        "uuid-v4" => token.Length == 36 ? token[..14] + "4" + token[15..19] + "a" + token[20..] : token[..12] + "4" + token[13..16] + "a" + token[17..],
        "base64-key-length" => token.Length is 44 or 88 ? Encode("", token, n => Filler(token, n)) : null,
        "bip39" or "url-userinfo" => token,
        _ => null,
    };

    /// <summary>Puts the base64 of a text of the right length behind a prefix, in the token's own alphabet and padding.</summary>
    private static string? Encode(string prefix, string token, Func<int, string?> write)
    {
        string digits = token[prefix.Length..].TrimEnd('=');
        int length = digits.Length * 3 / 4;
        if (digits.Length % 4 == 1 || length < 60 && prefix == "pypi-" || length < 18 && prefix != "" || length < 8)
        {
            return null;
        }

        if (write(length) is not { } text)
        {
            return null;
        }

        string encoded = Convert.ToBase64String(Encoding.Latin1.GetBytes(text)).TrimEnd('=');
        encoded = prefix == "pypi-" ? encoded.Replace('+', '-').Replace('/', '_') : encoded;
        return prefix + encoded + token[(prefix.Length + digits.Length)..];
    }

    /// <summary>Letters and digits of the token itself, so that the text is as random as it.</summary>
    private static string Filler(string token, int length)
    {
        string letters = string.Concat(token.Where(char.IsAsciiLetterOrDigit)) + "q7Z";
        return string.Concat(Enumerable.Range(0, Math.Max(0, length)).Select(i => letters[i % letters.Length]));
    }

    private static string? Discord(string token)
    {
        int dot = token.IndexOf('.', StringComparison.Ordinal);
        if (dot < 0 || dot % 4 == 1)
        {
            return null;
        }

        string id = "12345678901234567890123456789012345678901234567890"[..(dot * 3 / 4)];
        return Convert.ToBase64String(Encoding.ASCII.GetBytes(id)).TrimEnd('=') + token[dot..];
    }

    private static string? Luhn(string token)
    {
        int sum = 0;
        int[] digits = [.. token.Where(char.IsAsciiDigit).Select(c => c - '0')];
        for (int i = 0; i < digits.Length - 1; i++)
        {
            // The digit before the last counts double, and every second one before it.
            int value = digits[^(i + 2)] * (i % 2 == 0 ? 2 : 1);
            sum += value / 10 + value % 10;
        }

        return char.IsAsciiDigit(token[^1]) ? token[..^1] + ((10 - sum % 10) % 10).ToString(CultureInfo.InvariantCulture) : null;
    }
}
