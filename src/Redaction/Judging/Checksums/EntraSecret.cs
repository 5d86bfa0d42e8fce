namespace Redaction.Judging.Checksums;

/// <summary>
/// Microsoft Entra client secrets of the form <c>xxx8Q~…</c>, 40 characters: the last three are the first three base-66
/// digits of the Marvin32 of the 37 before them.
/// </summary>
internal static class EntraSecret
{
    private const int Length = 40;
    private const int MarkerAt = 3;
    private const int Width = 6;
    private const int Kept = 3;

    private static ReadOnlySpan<byte> Alphabet => "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ1234567890.-_~"u8;

    /// <summary>The secret may be reported from its marker on; the three characters before it are then in the match.</summary>
    public static ChecksumOutcome Check(in JudgeInput input)
    {
        ReadOnlySpan<byte> text = input.Secret;
        if (text.StartsWith("8Q~"u8))
        {
            int at = input.Match.IndexOf(text);
            if (at < MarkerAt)
            {
                return ChecksumOutcome.Absent;
            }

            text = input.Match.Slice(at - MarkerAt, text.Length + MarkerAt);
        }

        if (text.Length != Length || !text[MarkerAt..].StartsWith("8Q~"u8))
        {
            return ChecksumOutcome.Absent;
        }

        Span<byte> check = stackalloc byte[Width];
        Digits.Write(Marvin32.Compute(text[..^Kept], "AadPwd00"u8), Alphabet, check);
        return text[^Kept..].SequenceEqual(check[..Kept]) ? ChecksumOutcome.Passed : ChecksumOutcome.Failed;
    }
}
