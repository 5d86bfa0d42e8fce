namespace Redaction.Judging.Checksums;

/// <summary>
/// Tokens that are base64 of text with a known opening or layout. Sources: facts/checksums.md, section 8, from the peers'
/// catalogues and the vendors' samples. Random base64 of this length opens so with a chance below 10^-9.
/// </summary>
internal static class EncodedText
{
    /// <summary>The longest text that is decoded, in characters; longer ones are left unsaid.</summary>
    private const int MaxLength = 4096;

    /// <summary>JFrog reference tokens: printable text that opens <c>reftkn:</c>.</summary>
    public static ChecksumOutcome CheckJFrog(in JudgeInput input) => CheckOpening(input.Secret, "reftkn:"u8);

    /// <summary>Intercom access tokens: printable text that opens <c>tok:</c>.</summary>
    public static ChecksumOutcome CheckIntercom(in JudgeInput input) => CheckOpening(input.Secret, "tok:"u8);

    /// <summary>
    /// Tokens of Atlassian's data centre products, with or without a prefix up to a dash: 12 digits, a colon and 20 bytes.
    /// </summary>
    public static ChecksumOutcome CheckAtlassianDataCenter(in JudgeInput input)
    {
        ReadOnlySpan<byte> text = input.Secret.StartsWith("BBDC-"u8) ? input.Secret[5..] : input.Secret;
        if (text.Length != 44)
        {
            return ChecksumOutcome.Absent;
        }

        Span<byte> bytes = stackalloc byte[33];
        return Base64Text.TryDecode(text, bytes, out int length)
            && length == bytes.Length
            && bytes[..12].IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0
            && bytes[12] == (byte)':'
            ? ChecksumOutcome.Passed
            : ChecksumOutcome.Failed;
    }

    /// <summary>
    /// Tokens whose rest after a prefix is base64 of a JSON object: 1Password service accounts (<c>ops_</c>), Grafana Cloud
    /// (<c>glc_</c>) and Grafana's old keys (no prefix). Those of Grafana must have the members <c>n</c> and <c>k</c>.
    /// </summary>
    public static ChecksumOutcome CheckJson(in JudgeInput input)
    {
        ReadOnlySpan<byte> token = input.Secret;
        int start = token[..Math.Min(token.Length, 12)].IndexOf("_ey"u8) + 1;
        ReadOnlySpan<byte> body = token[start..];
        if (body.Length > MaxLength)
        {
            return ChecksumOutcome.Absent;
        }

        Span<byte> bytes = stackalloc byte[MaxLength];
        if (!Base64Text.TryDecode(body, bytes, out int length))
        {
            return ChecksumOutcome.Failed;
        }

        ReadOnlySpan<byte> json = bytes[..length];
        bool isGrafana = start == 0 || token.StartsWith("glc_"u8);
        return isGrafana
            ? JsonText.TryGetMember(json, "n"u8, out _) && JsonText.TryGetMember(json, "k"u8, out _) ? ChecksumOutcome.Passed : ChecksumOutcome.Failed
            : JsonText.IsObject(json) ? ChecksumOutcome.Passed : ChecksumOutcome.Failed;
    }

    private static ChecksumOutcome CheckOpening(ReadOnlySpan<byte> text, ReadOnlySpan<byte> opening)
    {
        if (text.Length > MaxLength)
        {
            return ChecksumOutcome.Absent;
        }

        Span<byte> bytes = stackalloc byte[MaxLength];
        return Base64Text.TryDecode(text, bytes, out int length)
            && length > opening.Length
            && bytes.StartsWith(opening)
            && bytes[..length].IndexOfAnyExceptInRange((byte)' ', (byte)'~') < 0
            ? ChecksumOutcome.Passed
            : ChecksumOutcome.Failed;
    }
}
