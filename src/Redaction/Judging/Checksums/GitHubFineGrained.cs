using System.Security.Cryptography;

namespace Redaction.Judging.Checksums;

/// <summary>
/// GitHub fine-grained tokens: eight characters of their last part are the base32 of the SHA-256 of everything before them.
/// The vendor has not published this, so a disagreement says nothing and only an agreement counts.
/// </summary>
internal static class GitHubFineGrained
{
    private const int Length = 93;
    private const int CheckAt = 11 + 22 + 1 + 43;
    private const int CheckLength = 8;

    public static ChecksumOutcome Check(in JudgeInput input)
    {
        ReadOnlySpan<byte> token = input.Secret;
        if (token.Length != Length)
        {
            return ChecksumOutcome.Absent;
        }

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(token[..CheckAt], hash);
        ulong bits = 0;
        for (int i = 0; i < 5; i++)
        {
            bits = bits << 8 | hash[i];
        }

        for (int i = CheckLength - 1; i >= 0; i--, bits >>= 5)
        {
            if (token[CheckAt + i] != "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"u8[(int)(bits & 31)])
            {
                return ChecksumOutcome.Absent;
            }
        }

        return ChecksumOutcome.Passed;
    }
}
