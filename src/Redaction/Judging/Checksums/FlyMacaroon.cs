namespace Redaction.Judging.Checksums;

/// <summary>
/// Fly.io tokens: one or more macaroons joined by commas, each a prefix up to an underscore and the base64 of a MessagePack
/// array; the scheme word <c>FlyV1</c> may stand in front. Source: the vendor's description of its tokens
/// (facts/checksums.md, section 8). The signature can be verified only by the service.
/// </summary>
internal static class FlyMacaroon
{
    /// <summary>The longest macaroon that is decoded, in characters; longer ones are left unsaid.</summary>
    private const int MaxLength = 2048;

    public static ChecksumOutcome Check(in JudgeInput input)
    {
        ReadOnlySpan<byte> text = input.Secret;
        if (text.StartsWith("FlyV1 "u8))
        {
            text = text[6..];
        }

        Span<byte> bytes = stackalloc byte[MaxLength];
        do
        {
            int comma = text.IndexOf((byte)',');
            ReadOnlySpan<byte> one = comma < 0 ? text : text[..comma];
            text = comma < 0 ? [] : text[(comma + 1)..];
            ReadOnlySpan<byte> body = one[(one.IndexOf((byte)'_') + 1)..];
            if (body.Length > MaxLength)
            {
                return ChecksumOutcome.Absent;
            }

            if (!Base64Text.TryDecode(body, bytes, out int length) || !MessagePack.IsArray(bytes[..length]))
            {
                return ChecksumOutcome.Failed;
            }
        }
        while (!text.IsEmpty);

        return ChecksumOutcome.Passed;
    }
}
