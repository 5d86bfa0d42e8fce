namespace Redaction.Judging.Checksums;

/// <summary>
/// JSON Web Tokens (RFC 7519): the first part is base64url of a JSON object with <c>alg</c>, the second of an object, and
/// the third is as long as that algorithm's signatures are (RFC 7518 and 8037). A token whose algorithm is <c>none</c> is
/// not signed and ends in an empty part (RFC 7519, section 6).
/// </summary>
internal static class JsonWebToken
{
    /// <summary>The longest header that is decoded, in bytes; one with an embedded certificate chain is longer and left unsaid.</summary>
    private const int MaxHeader = 1024;

    /// <summary>The longest payload that is parsed whole, in characters. Of a longer one (64 KiB may be) only the ends are looked at.</summary>
    private const int MaxPayload = 2048;

    public static ChecksumOutcome Check(in JudgeInput input)
    {
        if (!TrySplit(input.Secret, out ReadOnlySpan<byte> head, out ReadOnlySpan<byte> payload, out ReadOnlySpan<byte> signature))
        {
            return ChecksumOutcome.Absent;
        }

        Span<byte> header = stackalloc byte[MaxHeader];
        return Base64Text.TryDecode(head, header, out int length)
            && JsonText.TryGetMember(header[..length], "alg"u8, out ReadOnlySpan<byte> algorithm)
            && IsObject(payload)
            && IsSignatureLength(algorithm, signature.TrimEnd((byte)'=').Length)
            ? ChecksumOutcome.Passed
            : ChecksumOutcome.Failed;
    }

    /// <summary>Says that a token is unsigned; of signed ones there is nothing to say.</summary>
    public static string? Describe(in JudgeInput input)
    {
        Span<byte> header = stackalloc byte[MaxHeader];
        return TrySplit(input.Secret, out ReadOnlySpan<byte> head, out _, out _)
            && Base64Text.TryDecode(head, header, out int length)
            && JsonText.TryGetMember(header[..length], "alg"u8, out ReadOnlySpan<byte> algorithm)
            && IsNone(algorithm)
            ? "alg none: not signed"
            : null;
    }

    private static bool TrySplit(
        ReadOnlySpan<byte> token, out ReadOnlySpan<byte> header, out ReadOnlySpan<byte> payload, out ReadOnlySpan<byte> signature)
    {
        int firstDot = token.IndexOf((byte)'.');
        header = payload = signature = default;
        if (firstDot < 0 || firstDot > MaxHeader)
        {
            return false;
        }

        header = token[..firstDot];
        ReadOnlySpan<byte> rest = token[(firstDot + 1)..];
        int secondDot = rest.IndexOf((byte)'.');
        payload = secondDot < 0 ? rest : rest[..secondDot];
        signature = secondDot < 0 ? default : rest[(secondDot + 1)..];
        return true;
    }

    /// <summary>The signature's length in base64url characters; of an algorithm not known here any is right.</summary>
    private static bool IsSignatureLength(ReadOnlySpan<byte> algorithm, int characters)
    {
        if (IsNone(algorithm))
        {
            return characters == 0;
        }

        bool isRsa = algorithm.Length == 5 && (algorithm.StartsWith("RS"u8) || algorithm.StartsWith("PS"u8));
        if (isRsa)
        {
            // A signature is as long as the modulus: 1,024 to 16,384 bits, a multiple of 64.
            int bytes = Base64Text.DecodedLength(characters);
            return bytes is >= 128 and <= 2048 && bytes % 8 == 0;
        }

        return algorithm switch
        {
            _ when algorithm.SequenceEqual("HS256"u8) => characters == 43,
            _ when algorithm.SequenceEqual("HS384"u8) => characters == 64,
            _ when algorithm.SequenceEqual("HS512"u8) => characters == 86,
            _ when algorithm.SequenceEqual("ES256"u8) || algorithm.SequenceEqual("ES256K"u8) => characters == 86,
            _ when algorithm.SequenceEqual("ES384"u8) => characters == 128,
            _ when algorithm.SequenceEqual("ES512"u8) => characters == 176,

            // Ed25519 or Ed448.
            _ when algorithm.SequenceEqual("EdDSA"u8) => characters is 86 or 152,
            _ => true,
        };
    }

    private static bool IsNone(ReadOnlySpan<byte> algorithm) =>
        algorithm.Length == 4 && (algorithm[0] | 0x20) == 'n' && (algorithm[1] | 0x20) == 'o' && (algorithm[2] | 0x20) == 'n' && (algorithm[3] | 0x20) == 'e';

    private static bool IsObject(ReadOnlySpan<byte> text)
    {
        if (text.Length <= MaxPayload)
        {
            Span<byte> whole = stackalloc byte[MaxPayload];
            return Base64Text.TryDecode(text, whole, out int length) && JsonText.IsObject(whole[..length]);
        }

        // Whole groups of four decode alone; the last group is what a length of 4k + 2 or + 3 leaves over.
        int tail = text.Length % 4 == 0 ? 4 : text.Length % 4;
        Span<byte> head = stackalloc byte[3];
        Span<byte> last = stackalloc byte[3];
        return Base64Text.TryDecode(text[..4], head, out int headLength)
            && Base64Text.TryDecode(text[^tail..], last, out int lastLength)
            && headLength > 0 && head[0] == (byte)'{'
            && lastLength > 0 && last[lastLength - 1] == (byte)'}';
    }
}
