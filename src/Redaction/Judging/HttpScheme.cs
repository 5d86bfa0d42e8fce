namespace Redaction.Judging;

/// <summary>
/// What stands before the credentials in an Authorization header (RFC 9110, section 11.4): the registered schemes that carry one value,
/// and those that services made up.
/// </summary>
internal static class HttpScheme
{
    private const int Longest = 16;

    private static ReadOnlySpan<byte> Schemes => "bearer basic token apikey key digest negotiate bot"u8;

    /// <summary>Whether a word is one of them, in any case and with whatever separators.</summary>
    public static bool Contains(ReadOnlySpan<byte> word)
    {
        Span<byte> buffer = stackalloc byte[Longest];
        return word.Length is > 2 and < Longest && WordList.Contains(Schemes, WordList.Squeeze(word, buffer));
    }
}
