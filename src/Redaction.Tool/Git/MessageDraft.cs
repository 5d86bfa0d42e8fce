namespace Redaction.Tool.Git;

/// <summary>The message of a commit as an editor leaves it, before git cleans it.</summary>
internal static class MessageDraft
{
    private const int LongestMark = 4;

    // wt-status.c: a comment's mark stands before it, which core.commentChar may change
    private static ReadOnlySpan<byte> Scissors => " ------------------------ >8 ------------------------"u8;

    /// <summary>
    /// The message without the diff that <c>git commit --verbose</c> puts below it, which git cuts off: a secret that the commit
    /// takes away would stop it. Comments stay, for whether git drops them depends on how it was called.
    /// </summary>
    public static byte[] WithoutDiff(byte[] draft)
    {
        int at = 0;
        foreach (Range line in draft.AsSpan().Split((byte)'\n'))
        {
            ReadOnlySpan<byte> text = draft.AsSpan(line);
            if (text.Length > Scissors.Length && text.TrimEnd((byte)'\r').EndsWith(Scissors) && text.IndexOf(Scissors) <= LongestMark)
            {
                return draft[..at];
            }

            at += text.Length + 1;
        }

        return draft;
    }
}
