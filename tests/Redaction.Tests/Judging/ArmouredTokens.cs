using System.Text;

namespace Redaction.Tests.Judging;

/// <summary>Writes a body that its label promises over the base64 of an armoured private key, line by line as it stands.</summary>
internal static class ArmouredTokens
{
    private const string Digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    /// <summary>Rewrites a block; null where it is cut, or too short for its structure.</summary>
    public static string? Complete(string token)
    {
        int begin = token.IndexOf("-----BEGIN ", StringComparison.Ordinal);
        int labelEnd = begin < 0 ? -1 : token.IndexOf("-----", begin + 11, StringComparison.Ordinal);
        int end = token.IndexOf("-----END ", StringComparison.Ordinal);
        if (labelEnd < 0 || end < 0)
        {
            return null;
        }

        string label = token[(begin + 11)..labelEnd];
        int start = Math.Max(labelEnd + 5, HeaderEnd(token[..end]));
        List<int> places = Places(token, start, end);
        bool isPgp = label.StartsWith("PGP ", StringComparison.Ordinal);

        // Padding is no sign of a check: four digits must follow that.
        int crcAt = isPgp ? token.LastIndexOf('=', end - 1, end - start) : -1;
        crcAt = places.Count(place => place > crcAt) == 4 ? crcAt : -1;
        List<int> body = crcAt < 0 ? places : [.. places.Where(place => place < crcAt)];
        if (body.Count % 4 != 0 || body.Count < 300)
        {
            return null;
        }

        int length = body.Count / 4 * 3;
        byte[]? bytes = isPgp ? [0x95, .. Random(length - 1)] : label.StartsWith("OPENSSH", StringComparison.Ordinal) ? OpenSsh(length) : Der(label, length);
        char[] text = token.ToCharArray();
        string encoded = Convert.ToBase64String(bytes);
        for (int i = 0; i < body.Count; i++)
        {
            text[body[i]] = encoded[i];
        }

        if (crcAt >= 0)
        {
            uint crc = ReferenceSums.CrcHighFirst(bytes, 24, 0x864CFB, 0xB704CE);
            List<int> check = [.. places.Where(place => place > crcAt)];
            for (int i = 0; i < check.Count; i++)
            {
                text[check[i]] = Digits[(int)(crc >> (18 - 6 * i) & 63)];
            }
        }

        return new string(text);
    }

    /// <summary>A body of this length that a label promises.</summary>
    public static byte[] Der(string label, int length)
    {
        byte[] opening = label switch
        {
            "ENCRYPTED PRIVATE KEY" => [0x30, 0x10, 0x06, 0x02, 0x2A, 0x03],
            "PRIVATE KEY" => [0x02, 0x01, 0x00, 0x30, 0x0D, 0x06, 0x02, 0x2A, 0x03],
            "EC PRIVATE KEY" => [0x02, 0x01, 0x01, 0x04, 0x20],
            _ => [0x02, 0x01, 0x00, 0x02, 0x40],
        };
        byte[] header = length - 3 < 256
            ? [0x30, 0x81, (byte)(length - 3)]
            : [0x30, 0x82, (byte)((length - 4) >> 8), (byte)(length - 4)];
        return [.. header, .. opening, .. Random(length - header.Length - opening.Length)];
    }

    /// <summary>An OpenSSH body of this length.</summary>
    public static byte[] OpenSsh(int length, string cipher = "none")
    {
        var bytes = new List<byte>(Encoding.ASCII.GetBytes("openssh-key-v1\0"));
        Add(bytes, Encoding.ASCII.GetBytes(cipher));
        Add(bytes, Encoding.ASCII.GetBytes(cipher == "none" ? "none" : "bcrypt"));
        Add(bytes, cipher == "none" ? [] : Random(24));
        bytes.AddRange([0, 0, 0, 1]);
        Add(bytes, Random(51));
        byte[] rest = Random(length - bytes.Count - 4);
        rest.AsSpan(0, 4).CopyTo(rest.AsSpan(4));
        Add(bytes, rest);
        return [.. bytes];
    }

    private static void Add(List<byte> bytes, byte[] value) => bytes.AddRange([0, 0, (byte)(value.Length >> 8), (byte)value.Length, .. value]);

    private static byte[] Random(int length) => System.Security.Cryptography.RandomNumberGenerator.GetBytes(length);

    private static int HeaderEnd(string text)
    {
        int colon = text.LastIndexOf(": ", StringComparison.Ordinal);
        int real = colon < 0 ? -1 : text.IndexOf('\n', colon);
        int escaped = colon < 0 ? -1 : text.IndexOf("\\n", colon, StringComparison.Ordinal);
        return real >= 0 ? real + 1 : escaped >= 0 ? escaped + 2 : 0;
    }

    private static List<int> Places(string text, int start, int end)
    {
        var places = new List<int>();
        for (int i = start; i < end; i++)
        {
            bool isEscape = text[i] is 'n' or 'r' or 't' && text[i - 1] == '\\';
            if (!isEscape && Digits.Contains(text[i], StringComparison.Ordinal))
            {
                places.Add(i);
            }
        }

        return places;
    }
}
