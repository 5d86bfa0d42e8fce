namespace Redaction.Judging.Checksums;

/// <summary>
/// Telegram bot tokens: the decimal id of the bot, which has no leading zero and is not one digit over and over, a colon, and
/// 35 characters that open <c>AA</c>. Source: facts/checksums.md, section 8. It tells samples from tokens and proves nothing.
/// </summary>
internal static class TelegramToken
{
    private const int SecretLength = 35;

    public static ChecksumOutcome Check(in JudgeInput input)
    {
        int colon = input.Secret.IndexOf((byte)':');
        if (colon < 1)
        {
            return ChecksumOutcome.Absent;
        }

        ReadOnlySpan<byte> id = input.Secret[..colon];
        ReadOnlySpan<byte> secret = input.Secret[(colon + 1)..];
        return id.IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0
            && id[0] != (byte)'0'
            && id.IndexOfAnyExcept(id[0]) >= 0
            && secret.Length == SecretLength
            && secret.StartsWith("AA"u8)
            ? ChecksumOutcome.Consistent
            : ChecksumOutcome.Failed;
    }
}
