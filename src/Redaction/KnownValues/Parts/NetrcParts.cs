namespace Redaction.KnownValues.Parts;

/// <summary><c>machine example.org login me password …</c>, on one line or several: what stands behind <c>password</c>.</summary>
internal static class NetrcParts
{
    public static bool TrySplit(ReadOnlySpan<byte> text, PartFinder finder)
    {
        int at = 0;
        ReadOnlySpan<byte> token = NextToken(text, ref at);
        if (!token.SequenceEqual("machine"u8) && !token.SequenceEqual("default"u8))
        {
            return false;
        }

        bool any = false, login = false;
        while (!(token = NextToken(text, ref at)).IsEmpty)
        {
            if (token.SequenceEqual("login"u8))
            {
                login = true;
                _ = NextToken(text, ref at);
            }
            else if (login && token.SequenceEqual("password"u8))
            {
                finder.Add(Bytes.Unquote(NextToken(text, ref at)));
                any = true;
            }
        }

        return any;
    }

    private static ReadOnlySpan<byte> NextToken(ReadOnlySpan<byte> text, ref int at)
    {
        while (at < text.Length && Bytes.IsSpace(text[at]))
        {
            at++;
        }

        int start = at;
        while (at < text.Length && !Bytes.IsSpace(text[at]))
        {
            at++;
        }

        return text[start..at];
    }
}
