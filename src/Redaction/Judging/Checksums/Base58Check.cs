using System.Security.Cryptography;

namespace Redaction.Judging.Checksums;

/// <summary>
/// Base58Check: bytes in base 58 whose last four open the SHA-256 of the SHA-256 of those before. Bitcoin private keys in
/// wallet import format (37 or 38 bytes) and extended private keys of BIP-32 (82). Source: BIP-32's own vectors and the
/// format's description. The sum alone decides: 32 bits are proof enough, whatever the version byte.
/// </summary>
internal static class Base58Check
{
    private const int CheckLength = 4;
    private const int MaxBytes = 82;

    /// <summary>82 bytes take at most 113 digits.</summary>
    private const int MaxDigits = 113;

    private static ReadOnlySpan<byte> Alphabet => "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"u8;

    public static ChecksumOutcome Check(in JudgeInput input)
    {
        ReadOnlySpan<byte> text = input.Secret;
        if (text.Length is 0 or > MaxDigits)
        {
            return ChecksumOutcome.Absent;
        }

        Span<byte> buffer = stackalloc byte[MaxBytes];
        if (!TryDecode(text, buffer, out int length) || length <= CheckLength)
        {
            return ChecksumOutcome.Failed;
        }

        ReadOnlySpan<byte> payload = buffer[(MaxBytes - length)..^CheckLength];
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(payload, hash);
        SHA256.HashData(hash, hash);
        return buffer[^CheckLength..].SequenceEqual(hash[..CheckLength]) ? ChecksumOutcome.Passed : ChecksumOutcome.Failed;
    }

    /// <summary>Writes the number at the end of the buffer, with a zero byte in front for each leading digit zero.</summary>
    private static bool TryDecode(ReadOnlySpan<byte> text, Span<byte> buffer, out int length)
    {
        buffer.Clear();
        length = 0;
        int zeros = 0;
        foreach (byte letter in text)
        {
            int carry = Alphabet.IndexOf(letter);
            if (carry < 0)
            {
                return false;
            }

            if (carry == 0 && length == 0)
            {
                zeros++;
                continue;
            }

            for (int i = 1; i <= length; i++)
            {
                carry += buffer[^i] * 58;
                buffer[^i] = (byte)carry;
                carry >>= 8;
            }

            for (; carry > 0; carry >>= 8)
            {
                if (length == buffer.Length)
                {
                    return false;
                }

                buffer[^++length] = (byte)carry;
            }
        }

        length += zeros;
        return length <= buffer.Length;
    }
}
