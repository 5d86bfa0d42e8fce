using System.Buffers;
using System.Buffers.Text;
using System.Text.Json;

namespace Redaction.Judging.Checksums;

/// <summary>
/// JSON Web Tokens (RFC 7519): the first part is base64url of a JSON object with <c>alg</c>, and the second opens and closes
/// as an object. The second part is not parsed whole: it may be 64 KiB long, and its ends are evidence enough beside a
/// parsed header.
/// </summary>
internal static class JsonWebToken
{
    /// <summary>The longest header that is decoded, in bytes; one with an embedded certificate chain is longer and left unsaid.</summary>
    private const int MaxHeader = 1024;

    public static ChecksumOutcome Check(in JudgeInput input)
    {
        ReadOnlySpan<byte> token = input.Secret;
        int firstDot = token.IndexOf((byte)'.');
        if (firstDot < 0)
        {
            return ChecksumOutcome.Absent;
        }

        ReadOnlySpan<byte> rest = token[(firstDot + 1)..];
        int secondDot = rest.IndexOf((byte)'.');
        ReadOnlySpan<byte> payload = secondDot < 0 ? rest : rest[..secondDot];
        if (firstDot > MaxHeader)
        {
            return ChecksumOutcome.Absent;
        }

        Span<byte> header = stackalloc byte[MaxHeader];
        return Base64Url.DecodeFromUtf8(token[..firstDot], header, out _, out int length) == OperationStatus.Done
            && HasAlgorithm(header[..length])
            && IsBracedObject(payload)
            ? ChecksumOutcome.Passed
            : ChecksumOutcome.Failed;
    }

    private static bool HasAlgorithm(ReadOnlySpan<byte> json)
    {
        try
        {
            var reader = new Utf8JsonReader(json);
            bool found = false;
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            {
                return false;
            }

            while (reader.Read())
            {
                found |= reader.TokenType == JsonTokenType.PropertyName && reader.CurrentDepth == 1 && reader.ValueTextEquals("alg"u8);
            }

            return found;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static bool IsBracedObject(ReadOnlySpan<byte> text)
    {
        if (text.Length < 3)
        {
            return false;
        }

        // Whole groups of four decode alone; the last group is what a length of 4k + 2 or + 3 leaves over.
        int tail = text.Length % 4 == 0 ? 4 : text.Length % 4;
        Span<byte> head = stackalloc byte[3];
        Span<byte> last = stackalloc byte[3];
        return Base64Url.DecodeFromUtf8(text[..Math.Min(4, text.Length)], head, out _, out int headLength) == OperationStatus.Done
            && Base64Url.DecodeFromUtf8(text[^tail..], last, out _, out int lastLength) == OperationStatus.Done
            && headLength > 0 && head[0] == (byte)'{'
            && lastLength > 0 && last[lastLength - 1] == (byte)'}';
    }
}
