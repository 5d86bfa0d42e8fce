using System.Buffers;

namespace Redaction.Decoding;

/// <summary>The letters of base64 in both alphabets, and of hexadecimal (RFC 4648).</summary>
internal static class DecodeAlphabet
{
    /// <summary>What is no letter.</summary>
    public const byte None = 0xFF;

    private static readonly byte[] s_base64 = Make(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"u8, "-_"u8);

    private static readonly byte[] s_hex = MakeHex();

    /// <summary>The signs of base64 that also part words: behind each a run may begin anew.</summary>
    public static SearchValues<byte> Separators { get; } = SearchValues.Create("+/-_"u8);

    /// <summary>The six bits of each letter, by byte.</summary>
    public static ReadOnlySpan<byte> Base64 => s_base64;

    /// <summary>The four bits of each digit, by byte.</summary>
    public static ReadOnlySpan<byte> Hex => s_hex;

    /// <summary>Whether a byte is a letter of base64.</summary>
    public static bool IsBase64(byte value) => s_base64[value] != None;

    /// <summary>Whether a byte is a letter of base64 that parts no words.</summary>
    public static bool IsWord(byte value) => s_base64[value] < 62;

    /// <summary>Whether a byte is a hexadecimal digit.</summary>
    public static bool IsHex(byte value) => s_hex[value] != None;

    private static byte[] Make(ReadOnlySpan<byte> letters, ReadOnlySpan<byte> others)
    {
        byte[] values = new byte[256];
        Array.Fill(values, None);
        for (int i = 0; i < letters.Length; i++)
        {
            values[letters[i]] = (byte)i;
        }

        for (int i = 0; i < others.Length; i++)
        {
            values[others[i]] = (byte)(62 + i);
        }

        return values;
    }

    private static byte[] MakeHex()
    {
        byte[] values = new byte[256];
        Array.Fill(values, None);
        for (int i = 0; i < 16; i++)
        {
            values["0123456789abcdef"u8[i]] = (byte)i;
            values["0123456789ABCDEF"u8[i]] = (byte)i;
        }

        return values;
    }
}
