namespace Redaction.Judging.Checksums;

/// <summary>
/// Tokens that end in the CRC-32 of what stands before it, written in the digits of an alphabet. What is hashed and how it
/// is written are the facts of the project's research (facts/checksums.md, sections 1, 3 and 4); each method says how far
/// they were checked there.
/// </summary>
internal static class TokenCrc
{
    private const int Base62Width = 6;
    private const int GitLabWidth = 7;

    /// <summary>
    /// GitHub classic tokens and npm: prefix up to an underscore, a body of 30 characters (70 for a refresh token) and the
    /// CRC-32 of the body alone in six base-62 digits. Any other length is another format, such as the stateless
    /// installation tokens. Source: GitHub's engineering post on token formats (2021), and published tokens; the refresh
    /// token by analogy.
    /// </summary>
    public static ChecksumOutcome CheckBase62(in JudgeInput input)
    {
        ReadOnlySpan<byte> body = input.Secret[(input.Secret.IndexOf((byte)'_') + 1)..];
        return body.Length is 36 or 76 ? EndsInCrc(body, body[..^Base62Width], Digits.Base62) : ChecksumOutcome.Absent;
    }

    /// <summary>
    /// Vercel (<c>vcp_</c> and its kind): 50 characters and the CRC-32 of them, without the prefix, in six base-62 digits.
    /// Source: reproduced from four published tokens.
    /// </summary>
    public static ChecksumOutcome CheckVercel(in JudgeInput input)
    {
        ReadOnlySpan<byte> body = input.Secret[(input.Secret.IndexOf((byte)'_') + 1)..];
        return body.Length == 56 ? EndsInCrc(body, body[..^Base62Width], Digits.Base62) : ChecksumOutcome.Absent;
    }

    /// <summary>
    /// SaladCloud (<c>salad_cloud_user_</c>): everything between the prefix and the last six characters is hashed, whatever
    /// its length. Source: reproduced from one published token.
    /// </summary>
    public static ChecksumOutcome CheckSalad(in JudgeInput input)
    {
        ReadOnlySpan<byte> body = input.Secret[(input.Secret.LastIndexOf((byte)'_') + 1)..];
        return body.Length > Base62Width ? EndsInCrc(body, body[..^Base62Width], Digits.Base62) : ChecksumOutcome.Absent;
    }

    /// <summary>
    /// Apify: the prefix <c>apify_api_</c> and 30 characters are hashed, and the digits are in the order 0-9, a-z, A-Z.
    /// Source: reproduced from two published tokens.
    /// </summary>
    public static ChecksumOutcome CheckApify(in JudgeInput input)
    {
        ReadOnlySpan<byte> token = input.Secret;
        return token.Length == 46 ? EndsInCrc(token, token[..^Base62Width], Digits.Base62SmallFirst) : ChecksumOutcome.Absent;
    }

    /// <summary>
    /// Confluent (<c>cflt</c>, since July 2025): 54 characters and the CRC-32 of them, without the prefix, as the base64 of
    /// its little-endian bytes without padding. Older secrets have neither prefix nor check. Source: the vendor's
    /// documentation.
    /// </summary>
    public static ChecksumOutcome CheckConfluent(in JudgeInput input)
    {
        ReadOnlySpan<byte> token = input.Secret;
        if (token.Length != 64 || !token.StartsWith("cflt"u8))
        {
            return ChecksumOutcome.Absent;
        }

        Span<byte> written = stackalloc byte[4];
        return Base64Text.TryDecode(token[^6..], written, out int length)
            && length == written.Length
            && System.Buffers.Binary.BinaryPrimitives.ReadUInt32LittleEndian(written) == Crc32.Compute(token[4..^6])
            ? ChecksumOutcome.Passed
            : ChecksumOutcome.Failed;
    }

    /// <summary>
    /// GitLab routable tokens: payload, dot, optional version and dot, two base-36 digits with the payload's length and the
    /// CRC-32 of everything before it in seven. Tokens without a dot are of the older form and carry no check. A server may
    /// put a word of its own before the prefix, which is hashed too: where the match leaves it out it is read from before.
    /// Source: reproduced from one published token of the versioned form; the others by analogy.
    /// </summary>
    public static ChecksumOutcome CheckGitLab(in JudgeInput input)
    {
        ReadOnlySpan<byte> token = input.Secret;
        if (token.IndexOf((byte)'.') < 0 || token.Length <= GitLabWidth)
        {
            return ChecksumOutcome.Absent;
        }

        ReadOnlySpan<byte> check = token[^GitLabWidth..];
        if (EndsInCrc(token, token[..^GitLabWidth], Digits.Base36) == ChecksumOutcome.Passed)
        {
            return ChecksumOutcome.Passed;
        }

        ReadOnlySpan<byte> before = input.SecretOffset > 0 ? input.Lead : input.Before;
        int start = before.Length;
        while (start > 0 && (char.IsAsciiLetterOrDigit((char)before[start - 1]) || before[start - 1] is (byte)'-' or (byte)'_'))
        {
            start--;
        }

        return start < before.Length && Digits.IsNumber(check, Crc32.Compute(before[start..], token[..^GitLabWidth]), Digits.Base36)
            ? ChecksumOutcome.Passed
            : ChecksumOutcome.Failed;
    }

    private static ChecksumOutcome EndsInCrc(ReadOnlySpan<byte> text, ReadOnlySpan<byte> hashed, ReadOnlySpan<byte> alphabet)
    {
        int width = alphabet.Length == 36 ? GitLabWidth : Base62Width;
        return Digits.IsNumber(text[^width..], Crc32.Compute(hashed), alphabet) ? ChecksumOutcome.Passed : ChecksumOutcome.Failed;
    }
}
