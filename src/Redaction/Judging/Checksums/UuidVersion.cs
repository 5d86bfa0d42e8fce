namespace Redaction.Judging.Checksums;

/// <summary>
/// UUIDs of version 4 (RFC 9562): hexadecimal digit 13 is 4 and digit 17 is 8, 9, a or b, with or without dashes. Random
/// keys are of this version; the others are mostly identifiers. An identifier may be of it too, so agreement is no proof.
/// </summary>
internal static class UuidVersion
{
    public static ChecksumOutcome Check(in JudgeInput input)
    {
        ReadOnlySpan<byte> text = input.Secret;
        bool hasDashes = text.Length == 36;
        if (!hasDashes && text.Length != 32)
        {
            return ChecksumOutcome.Absent;
        }

        for (int i = 0; i < text.Length; i++)
        {
            bool right = hasDashes && i is 8 or 13 or 18 or 23 ? text[i] == (byte)'-' : char.IsAsciiHexDigit((char)text[i]);
            if (!right)
            {
                return ChecksumOutcome.Absent;
            }
        }

        int variant = text[hasDashes ? 19 : 16] | 0x20;
        return text[hasDashes ? 14 : 12] == (byte)'4' && (variant is '8' or '9' or 'a' or 'b')
            ? ChecksumOutcome.Consistent
            : ChecksumOutcome.Failed;
    }
}
