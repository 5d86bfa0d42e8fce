using static Redaction.Tests.Judging.ReferenceSums;

namespace Redaction.Tests.Judging;

/// <summary>Closes the keys of Microsoft's formats with the check they should have.</summary>
internal static class AzureTokens
{
    private const string EntraDigits = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ1234567890.-_~";

    private static readonly Dictionary<string, string> Seeds = new()
    {
        ["+ASb"] = "Send0000",
        ["+AEh"] = "Listen00",
        ["+ARm"] = "Manage00",
        ["AIoT"] = "DpsKey00",
        ["AzCa"] = "Access00",
        ["AZEG"] = "SendRecv",
        ["AzSe"] = "Query000",
        ["+ACR"] = "ACRDflt0",
        ["AzFu"] = "Master00",
        ["+ASt"] = "Default0",
        ["ACDb"] = "MastRW00",
        ["+ABa"] = "AbAcct00",
        ["+AMC"] = "Classic0",
        ["APIM"] = "Gateway0",
    };

    public static string? Identifiable(string token)
    {
        int markerAt = token.Length switch { 44 => 33, 52 => 42, 56 => 44, 88 => 76, _ => -1 };
        if (markerAt < 0 || !Seeds.TryGetValue(token.Substring(markerAt, 4), out string? seed))
        {
            return null;
        }

        bool urlSafe = token.Contains('-', StringComparison.Ordinal) || token.Contains('_', StringComparison.Ordinal);
        byte[] bytes = Convert.FromBase64String(token.Replace('-', '+').Replace('_', '/'));
        BitConverter.GetBytes(Marvin32(bytes[..^4], seed)).CopyTo(bytes, bytes.Length - 4);
        string text = Convert.ToBase64String(bytes);
        return urlSafe ? text.Replace('+', '-').Replace('/', '_') : text;
    }

    public static string? Annotated(string token)
    {
        if (token.Length is not (84 or 88) || token.Substring(52, 5) != "JQQJ9")
        {
            return null;
        }

        byte[] hash = BitConverter.GetBytes(Marvin32(Convert.FromBase64String(token[..80].Replace('-', '+').Replace('_', '/')), "Default0"));
        uint number = System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(hash);
        int zeros = Math.Min(3, hash.TakeWhile(b => b == 0).Count());
        string digits = (new string('0', zeros) + Write(number, Base62, 0)).PadRight(6, '0');
        if (token.Length == 84)
        {
            return token[..80] + digits[..4];
        }

        const string Base64Digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
        return token[..80] + digits[..5] + "AQgw"[Base64Digits.IndexOf(digits[5], StringComparison.Ordinal) / 16] + "==";
    }

    public static string Entra(string token) =>
        token[..37] + Write(Marvin32(System.Text.Encoding.Latin1.GetBytes(token[..37]), "AadPwd00"), EntraDigits, 6)[..3];

    public static string? DevOps(string token)
    {
        if (token.Length != 52)
        {
            return null;
        }

        byte[] bytes = FromBase32(token);
        byte[] random = [.. bytes[..2], .. bytes[3..7], .. bytes[9..22], .. bytes[23..]];
        byte[] check = BitConverter.GetBytes(Crc32(random) ^ 0xE0B9692D);
        (bytes[22], bytes[8], bytes[7], bytes[2]) = (check[0], check[1], check[2], check[3]);
        return ToBase32(bytes).ToLowerInvariant();
    }
}
