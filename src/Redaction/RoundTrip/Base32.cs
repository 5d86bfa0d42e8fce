using System.Buffers;

namespace Redaction.RoundTrip;

/// <summary>RFC 4648 base32 in lower case without padding, for whole groups of five bytes: each char stands for five bits.</summary>
internal static class Base32
{
    private const string Alphabet = "abcdefghijklmnopqrstuvwxyz234567";

    /// <summary>The 32 digits.</summary>
    public static SearchValues<char> Digits { get; } = SearchValues.Create(Alphabet);

    public static bool IsDigit(char c) => c is (>= 'a' and <= 'z') or (>= '2' and <= '7');

    public static void Encode(ReadOnlySpan<byte> bytes, Span<char> chars)
    {
        for (int from = 0, to = 0; from + 5 <= bytes.Length; from += 5, to += 8)
        {
            ulong group = 0;
            foreach (byte b in bytes.Slice(from, 5))
            {
                group = (group << 8) | b;
            }

            for (int i = 7; i >= 0; i--, group >>= 5)
            {
                chars[to + i] = Alphabet[(int)(group & 31)];
            }
        }
    }
}
