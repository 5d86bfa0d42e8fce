using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using static Redaction.Tests.Judging.ReferenceSums;

namespace Redaction.Tests.Judging;

/// <summary>Makes tokens that pass a check from tokens that only have the right shape, by code that shares nothing with the product.</summary>
internal static class ChecksumTokens
{
    /// <summary>
    /// Rewrites the check of a token, or its structure where that is the check, so that it passes. Its length stays, except
    /// of a JSON Web Token.
    /// </summary>
    /// <param name="checksum">The check's name, as in a rule.</param>
    /// <param name="token">What a rule's pattern takes for the secret.</param>
    /// <returns>The token, or null where its form carries no such check or the check needs more than the secret.</returns>
    public static string? Complete(string checksum, string token)
    {
        string body = token[(token.IndexOf('_', StringComparison.Ordinal) + 1)..];
        return checksum switch
        {
            "crc32-base62" => body.Length is 36 or 76 ? Close(token, Write(Crc32(body[..^6]), Base62, 6)) : null,
            "vercel-crc32" => body.Length == 56 ? Close(token, Write(Crc32(body[..^6]), Base62, 6)) : null,
            "salad-crc32" => Close(token, Write(Crc32(token[(token.LastIndexOf('_') + 1)..^6]), Base62, 6)),
            "apify-crc32" => token.Length == 46 ? Close(token, Write(Crc32(token[..^6]), Base62SmallFirst, 6)) : null,
            "cloudflare-crc32" => body.Length == 48 ? Close(token, Hex(Crc32(body[..40]))) : null,
            "zuplo-crc32" => body.Length == 41 ? Close(token, Hex(Crc32(body[..32]))) : null,
            "canva-crc32" => token.Length > 13 ? Close(token, Hex(Crc32(token[..^8]))) : null,
            "grafana-crc32" => token.Length == 46 ? Close(token, Hex(System.Buffers.Binary.BinaryPrimitives.ReverseEndianness(Crc32(token[..37])))) : null,
            "atlassian-crc32" => token.Length > 9 && token[^9] == '=' ? Close(token, Hex(Crc32(token[..^8])).ToUpperInvariant()) : null,
            "confluent-crc32" => token.Length == 64 ? Close(token, Convert.ToBase64String(BitConverter.GetBytes(Crc32(token[4..^6])))[..6]) : null,
            "gitlab-crc32" => GitLab(token),
            "github-sha256" => token.Length == 93 ? token[..77] + ToBase32(SHA256.HashData(Encoding.ASCII.GetBytes(token[..77])))[..8] + token[85..] : null,
            "azure-marvin32" => AzureTokens.Identifiable(token),
            "azure-cask" => AzureTokens.Annotated(token),
            "azure-devops-crc32" => AzureTokens.DevOps(token),
            "entra-marvin32" => token.Length == 40 && token.Substring(3, 3) == "8Q~" ? AzureTokens.Entra(token) : null,
            "bech32" => Bech32Key(token),
            "base58check" => Base58Key(token),
            "stellar-crc16" => token.Length == 56 ? Seed(token) : null,
            "nats-crc16" => token.Length == 58 && "UAONCX".Contains(token[1], StringComparison.Ordinal) ? Seed(token) : null,
            "pgp-crc24" or "pem-der" => ArmouredTokens.Complete(token),
            _ => StructuredTokens.Complete(checksum, token),
        };
    }

    /// <summary>Puts a check over the end of a token.</summary>
    public static string Close(string token, string check) => token[..^check.Length] + check;

    private static string Hex(uint value) => value.ToString("x8", CultureInfo.InvariantCulture);

    private static string? GitLab(string token)
    {
        Match match = Regex.Match(token, @"^(?<prefix>(?:.*-)?gl[a-z]+-(?:t[0-9]_)?)(?<payload>[A-Za-z0-9_-]+)(?<version>(?:\.01)?\.)[0-9a-z]{9}$");
        if (!match.Success)
        {
            return null;
        }

        string hashed = match.Groups["prefix"].Value + match.Groups["payload"].Value + match.Groups["version"].Value
            + Write((uint)match.Groups["payload"].Length, Base62SmallFirst[..36], 2);
        return hashed + Write(Crc32(hashed), Base62SmallFirst[..36], 7);
    }

    private static string? Bech32Key(string token)
    {
        string small = token.ToLowerInvariant();
        int separator = small.LastIndexOf('1');
        if (separator < 1 || small.Length - separator <= 6)
        {
            return null;
        }

        string readable = small[..separator];
        int[] data = [.. small[(separator + 1)..^6].Select(c => Bech32.IndexOf(c, StringComparison.Ordinal))];
        int[] values = [.. readable.Select(c => c >> 5), 0, .. readable.Select(c => c & 31), .. data, 0, 0, 0, 0, 0, 0];
        BigInteger state = 1;
        int[] generator = [0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3];
        foreach (int value in values)
        {
            int top = (int)(state >> 25);
            state = (state & 0x1FFFFFF) * 32 ^ value;
            for (int i = 0; i < 5; i++)
            {
                state ^= (top >> i & 1) * (BigInteger)generator[i];
            }
        }

        state ^= 1;
        string check = string.Concat(Enumerable.Range(0, 6).Select(i => Bech32[(int)(state >> (5 * (5 - i)) & 31)]));
        string whole = small[..^6] + check;
        return token == small ? whole : whole.ToUpperInvariant();
    }

    private static string? Base58Key(string token)
    {
        BigInteger number = token.Aggregate(BigInteger.Zero, (sum, c) => sum * 58 + Base58.IndexOf(c, StringComparison.Ordinal));
        byte[] bytes = number.ToByteArray(isUnsigned: true, isBigEndian: true);
        if (bytes.Length < 6 || token[0] == '1')
        {
            return null;
        }

        byte[] payload = bytes[..^4];
        number = new BigInteger([.. payload, .. SHA256.HashData(SHA256.HashData(payload))[..4]], isUnsigned: true, isBigEndian: true);
        string text = "";
        for (; number > 0; number /= 58)
        {
            text = Base58[(int)(number % 58)] + text;
        }

        return text;
    }

    private static string Seed(string token)
    {
        byte[] bytes = FromBase32(token);
        bytes[0] = token.Length == 56 ? (byte)0x90 : bytes[0];
        uint crc = CrcHighFirst(bytes.AsSpan(0, bytes.Length - 2), 16, 0x1021, 0);
        bytes[^2] = (byte)crc;
        bytes[^1] = (byte)(crc >> 8);
        return ToBase32(bytes);
    }
}
