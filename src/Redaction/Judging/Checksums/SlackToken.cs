namespace Redaction.Judging.Checksums;

/// <summary>
/// Slack tokens with numeric ids between dashes (<c>xoxb-</c>, <c>xoxp-</c> and their kind): a decimal id has no leading zero
/// and is not one digit over and over. Source: the shapes in facts/token-formats.tsv. Ids that look right prove nothing.
/// </summary>
internal static class SlackToken
{
    /// <summary>The shortest run of digits that is an id rather than a version.</summary>
    private const int MinId = 8;

    public static ChecksumOutcome Check(in JudgeInput input)
    {
        ReadOnlySpan<byte> rest = input.Secret;
        int dash = rest.IndexOf((byte)'-');
        int ids = 0;
        while (dash >= 0)
        {
            rest = rest[(dash + 1)..];
            dash = rest.IndexOf((byte)'-');

            // The last part is the secret, which may well be all digits.
            ReadOnlySpan<byte> part = dash < 0 ? [] : rest[..dash];
            if (part.Length < MinId || part.IndexOfAnyExceptInRange((byte)'0', (byte)'9') >= 0)
            {
                continue;
            }

            ids++;
            if (part[0] == (byte)'0' || part.IndexOfAnyExcept(part[0]) < 0)
            {
                return ChecksumOutcome.Failed;
            }
        }

        return ids > 0 ? ChecksumOutcome.Consistent : ChecksumOutcome.Absent;
    }
}
