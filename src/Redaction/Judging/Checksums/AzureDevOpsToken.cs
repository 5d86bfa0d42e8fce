using System.Buffers.Binary;

namespace Redaction.Judging.Checksums;

/// <summary>
/// Azure DevOps personal access tokens of the old form: 52 small base32 digits, 32 bytes of which 28 are random and four
/// hold their CRC-32, XORed with a constant that tells user tokens from application tokens and scattered over the text.
/// Source: microsoft/security-utilities (facts/checksums.md, section 6.5), whose code accepts the worked example.
/// </summary>
internal static class AzureDevOpsToken
{
    private const int Length = 52;
    private const uint UserMask = 0xE0B9692D;
    private const uint ApplicationMask = 0x1019F92E;

    /// <summary>Where the bytes of the check stand, from its lowest to its highest.</summary>
    private static ReadOnlySpan<byte> CheckAt => [22, 8, 7, 2];

    public static ChecksumOutcome Check(in JudgeInput input)
    {
        if (input.Secret.Length != Length)
        {
            return ChecksumOutcome.Absent;
        }

        Span<byte> bytes = stackalloc byte[32];
        if (!Base32Text.TryDecode(input.Secret, 'a', bytes))
        {
            return ChecksumOutcome.Failed;
        }

        Span<byte> random = stackalloc byte[28];
        int written = 0;
        for (int i = 0; i < bytes.Length; i++)
        {
            if (CheckAt.IndexOf((byte)i) < 0)
            {
                random[written++] = bytes[i];
            }
        }

        ReadOnlySpan<byte> check = [bytes[CheckAt[0]], bytes[CheckAt[1]], bytes[CheckAt[2]], bytes[CheckAt[3]]];
        uint mask = Crc32.Compute(random) ^ BinaryPrimitives.ReadUInt32LittleEndian(check);
        return mask is UserMask or ApplicationMask ? ChecksumOutcome.Passed : ChecksumOutcome.Failed;
    }
}
