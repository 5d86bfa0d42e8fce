namespace Redaction.Tests.Judging;

/// <summary>The sums of the research notes written the plain way, bit by bit, as a second opinion on the product's own.</summary>
internal static class ReferenceSums
{
    public const string Base62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    public const string Base62SmallFirst = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    public const string Base58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    public const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    public const string Bech32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";

    public static uint Crc32(ReadOnlySpan<byte> bytes)
    {
        uint crc = uint.MaxValue;
        foreach (byte b in bytes)
        {
            for (int bit = 0; bit < 8; bit++)
            {
                bool differs = ((crc ^ (uint)(b >> bit)) & 1) != 0;
                crc = differs ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
            }
        }

        return ~crc;
    }

    public static uint Crc32(string text) => Crc32(System.Text.Encoding.Latin1.GetBytes(text));

    /// <summary>A CRC whose highest bit comes first, of 16 or 24 bits.</summary>
    public static uint CrcHighFirst(ReadOnlySpan<byte> bytes, int width, uint polynomial, uint initial)
    {
        uint crc = initial;
        foreach (byte b in bytes)
        {
            for (int bit = 7; bit >= 0; bit--)
            {
                bool differs = ((crc >> (width - 1) ^ (uint)(b >> bit)) & 1) != 0;
                crc = (crc << 1 ^ (differs ? polynomial : 0)) & ((1u << width) - 1);
            }
        }

        return crc;
    }

    public static uint Marvin32(byte[] bytes, string seed)
    {
        ulong word = 0;
        foreach (char c in seed)
        {
            word = word << 8 | c;
        }

        uint p0 = (uint)word;
        uint p1 = (uint)(word >> 32);
        var padded = new List<byte>(bytes) { 0x80 };
        while (padded.Count % 4 != 0)
        {
            padded.Add(0);
        }

        int words = padded.Count / 4;
        for (int i = 0; i <= words; i++)
        {
            // The last step mixes once more without a word.
            p0 += i < words ? BitConverter.ToUInt32([.. padded.GetRange(4 * i, 4)]) : 0;
            p1 ^= p0;
            p0 = uint.RotateLeft(p0, 20);
            p0 += p1;
            p1 = uint.RotateLeft(p1, 9);
            p1 ^= p0;
            p0 = uint.RotateLeft(p0, 27);
            p0 += p1;
            p1 = uint.RotateLeft(p1, 19);
        }

        return p0 ^ p1;
    }

    public static string Write(uint value, string alphabet, int width)
    {
        string text = "";
        for (; value > 0 || text.Length < width; value /= (uint)alphabet.Length)
        {
            text = alphabet[(int)(value % (uint)alphabet.Length)] + text;
        }

        return text;
    }

    public static byte[] FromBase32(string text)
    {
        var bits = new List<int>();
        foreach (char c in text.ToUpperInvariant())
        {
            int value = Base32.IndexOf(c, StringComparison.Ordinal);
            for (int bit = 4; bit >= 0; bit--)
            {
                bits.Add(value >> bit & 1);
            }
        }

        return [.. Enumerable.Range(0, bits.Count / 8).Select(i => (byte)bits.GetRange(8 * i, 8).Aggregate(0, (sum, bit) => 2 * sum + bit))];
    }

    public static string ToBase32(byte[] bytes)
    {
        string bits = string.Concat(bytes.Select(b => Convert.ToString(b, 2).PadLeft(8, '0')));
        bits = bits.PadRight((bits.Length + 4) / 5 * 5, '0');
        return string.Concat(Enumerable.Range(0, bits.Length / 5).Select(i => Base32[Convert.ToInt32(bits.Substring(5 * i, 5), 2)]));
    }
}
