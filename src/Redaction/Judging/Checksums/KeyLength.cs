namespace Redaction.Judging.Checksums;

/// <summary>
/// Keys of 32 or 64 bytes in padded base64: 44 or 88 characters, whose last before the padding leaves two or four bits zero
/// (facts/checksums.md, section 8). One random text in four or sixteen agrees, so agreement is no proof.
/// </summary>
internal static class KeyLength
{
    public static ChecksumOutcome Check(in JudgeInput input)
    {
        int expected = input.Secret.Length switch { 44 => 32, 88 => 64, _ => 0 };
        if (expected == 0)
        {
            return ChecksumOutcome.Absent;
        }

        Span<byte> bytes = stackalloc byte[66];
        return Base64Text.TryDecode(input.Secret, bytes, out int length) && length == expected
            ? ChecksumOutcome.Consistent
            : ChecksumOutcome.Failed;
    }
}
