namespace Redaction.Judging.Checksums;

/// <summary>Tokens that end in the CRC-32 of what stands before it.</summary>
internal static class TokenCrc
{
    private const int Base62Width = 6;
    private const int GitLabWidth = 7;

    /// <summary>
    /// GitHub classic tokens and npm: prefix up to an underscore, a body of 30 characters (70 for a refresh token) and the
    /// CRC-32 of the body alone in six base-62 digits. Any other length is another format.
    /// Source: GitHub's engineering post on token formats (2021).
    /// </summary>
    public static ChecksumOutcome CheckBase62(in JudgeInput input)
    {
        ReadOnlySpan<byte> body = input.Secret[(input.Secret.IndexOf((byte)'_') + 1)..];
        if (body.Length is not (36 or 76))
        {
            return ChecksumOutcome.Absent;
        }

        uint crc = Crc32.Compute(body[..^Base62Width]);
        return Digits.IsNumber(body[^Base62Width..], crc, Digits.Base62) ? ChecksumOutcome.Passed : ChecksumOutcome.Failed;
    }

    /// <summary>
    /// GitLab routable tokens: payload, dot, optional version and dot, two base-36 digits with the payload's length and the
    /// CRC-32 of everything before it in seven. Tokens without a dot are of the older form and carry no check.
    /// </summary>
    public static ChecksumOutcome CheckGitLab(in JudgeInput input)
    {
        ReadOnlySpan<byte> token = input.Secret;
        if (token.IndexOf((byte)'.') < 0 || token.Length <= GitLabWidth)
        {
            return ChecksumOutcome.Absent;
        }

        uint crc = Crc32.Compute(token[..^GitLabWidth]);
        return Digits.IsNumber(token[^GitLabWidth..], crc, Digits.Base36) ? ChecksumOutcome.Passed : ChecksumOutcome.Failed;
    }
}
