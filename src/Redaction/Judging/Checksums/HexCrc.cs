using System.Buffers.Binary;

namespace Redaction.Judging.Checksums;

/// <summary>
/// Tokens that end in the CRC-32 of what stands before it as eight hexadecimal digits. What is hashed and how it is written
/// are the facts of the project's research (facts/checksums.md, section 2); each method says how far they were checked.
/// </summary>
internal static class HexCrc
{
    private const int Width = 8;

    /// <summary>
    /// Cloudflare (<c>cfut_</c>, <c>cfat_</c>, <c>cfk_</c>): the CRC-32 of the 40 characters after the prefix. Source: the
    /// vendor's documentation ("40 and a checksum") and one published token.
    /// </summary>
    public static ChecksumOutcome CheckCloudflare(in JudgeInput input)
    {
        ReadOnlySpan<byte> body = input.Secret[(input.Secret.IndexOf((byte)'_') + 1)..];
        return body.Length == 40 + Width ? Ends(body, Crc32.Compute(body[..40]), Digits.Hex) : ChecksumOutcome.Absent;
    }

    /// <summary>
    /// Zuplo (<c>zpka_</c>): the CRC-32 of the 32 characters after the prefix, behind a second underscore. Source:
    /// reproduced from two published tokens.
    /// </summary>
    public static ChecksumOutcome CheckZuplo(in JudgeInput input)
    {
        ReadOnlySpan<byte> body = input.Secret[(input.Secret.IndexOf((byte)'_') + 1)..];
        return body.Length == 32 + 1 + Width && body[32] == (byte)'_'
            ? Ends(body, Crc32.Compute(body[..32]), Digits.Hex)
            : ChecksumOutcome.Absent;
    }

    /// <summary>
    /// Canva client secrets (<c>cnvca</c>): the CRC-32 of everything before it, prefix included. Source: reproduced from
    /// one published token.
    /// </summary>
    public static ChecksumOutcome CheckCanva(in JudgeInput input)
    {
        ReadOnlySpan<byte> token = input.Secret;
        return token.StartsWith("cnvca"u8) && token.Length > 5 + Width
            ? Ends(token, Crc32.Compute(token[..^Width]), Digits.Hex)
            : ChecksumOutcome.Absent;
    }

    /// <summary>
    /// Grafana service account tokens (<c>glsa_</c>): the CRC-32 of the prefix and 32 characters, behind a second
    /// underscore, its bytes little-endian. Source: the value in the vendor's own test.
    /// </summary>
    public static ChecksumOutcome CheckGrafana(in JudgeInput input)
    {
        ReadOnlySpan<byte> token = input.Secret;
        return token.Length == 5 + 32 + 1 + Width && token[37] == (byte)'_'
            ? Ends(token, BinaryPrimitives.ReverseEndianness(Crc32.Compute(token[..37])), Digits.Hex)
            : ChecksumOutcome.Absent;
    }

    /// <summary>
    /// Atlassian API tokens (<c>ATATT3x</c>, <c>ATCTT3x</c>): the CRC-32 of everything up to and including the equals
    /// sign, in capitals. Source: reproduced from one token.
    /// </summary>
    public static ChecksumOutcome CheckAtlassian(in JudgeInput input)
    {
        ReadOnlySpan<byte> token = input.Secret;
        return token.Length > Width && token[^(Width + 1)] == (byte)'='
            ? Ends(token, Crc32.Compute(token[..^Width]), Digits.HexCapital)
            : ChecksumOutcome.Absent;
    }

    private static ChecksumOutcome Ends(ReadOnlySpan<byte> token, uint crc, ReadOnlySpan<byte> alphabet) =>
        Digits.IsNumber(token[^Width..], crc, alphabet) ? ChecksumOutcome.Passed : ChecksumOutcome.Failed;
}
