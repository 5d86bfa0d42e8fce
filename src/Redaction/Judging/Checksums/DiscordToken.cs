namespace Redaction.Judging.Checksums;

/// <summary>
/// Discord bot tokens: the part before the first dot is the unpadded base64 of the bot's decimal id, so every character of
/// it is the image of a digit. A random base64 text of 24 characters passes with a chance below 10^-15.
/// </summary>
internal static class DiscordToken
{
    public static ChecksumOutcome Check(in JudgeInput input)
    {
        int dot = input.Secret.IndexOf((byte)'.');
        ReadOnlySpan<byte> id = dot < 0 ? [] : input.Secret[..dot];
        for (int i = 0; i < id.Length; i++)
        {
            // A digit is 0011xxxx; three of them in four characters leave each position these letters.
            // Where one digit is left over, its second character holds two bits of it and four zeros.
            ReadOnlySpan<byte> allowed = (i % 4) switch
            {
                0 => "MNO"u8,
                1 when i == id.Length - 1 => "AQgw"u8,
                1 => "DTjz"u8,
                2 => "AEIMQUYcgk"u8,
                _ => "wxyz012345"u8,
            };
            if (allowed.IndexOf(id[i]) < 0)
            {
                return ChecksumOutcome.Failed;
            }
        }

        return id.Length > 0 ? ChecksumOutcome.Passed : ChecksumOutcome.Failed;
    }
}
