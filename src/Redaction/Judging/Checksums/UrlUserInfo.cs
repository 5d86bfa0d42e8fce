using System.Buffers;

namespace Redaction.Judging.Checksums;

/// <summary>
/// The userinfo of a URL (RFC 3986, section 3.2): percent escapes are whole, the password is not empty, and what follows the
/// at sign can be a host. The value is the password or the whole URL. Prose can have this shape, so agreement is no proof.
/// </summary>
internal static class UrlUserInfo
{
    /// <summary>What ends an authority: a path, a query, a fragment, or the text around the URL.</summary>
    private static readonly SearchValues<byte> AuthorityEnd = SearchValues.Create("/?# \t\r\n\"'<>"u8);

    public static ChecksumOutcome Check(in JudgeInput input)
    {
        ReadOnlySpan<byte> match = input.Match;
        int scheme = match.IndexOf("://"u8);
        if (scheme < 0)
        {
            return ChecksumOutcome.Absent;
        }

        // A password may hold an at sign that should have been escaped: the last one before the path ends it.
        ReadOnlySpan<byte> authority = match[(scheme + 3)..];
        int end = authority.IndexOfAny(AuthorityEnd);
        authority = end < 0 ? authority : authority[..end];
        int at = authority.LastIndexOf((byte)'@');
        if (at < 0)
        {
            return ChecksumOutcome.Absent;
        }

        ReadOnlySpan<byte> userInfo = authority[..at];
        int colon = userInfo.IndexOf((byte)':');
        return colon >= 0 && colon < userInfo.Length - 1 && HasWholeEscapes(userInfo) && IsHost(authority[(at + 1)..])
            ? ChecksumOutcome.Consistent
            : ChecksumOutcome.Failed;
    }

    private static bool HasWholeEscapes(ReadOnlySpan<byte> text)
    {
        for (int percent = text.IndexOf((byte)'%'); percent >= 0; percent = text.IndexOf((byte)'%'))
        {
            text = text[(percent + 1)..];
            if (text.Length < 2 || !char.IsAsciiHexDigit((char)text[0]) || !char.IsAsciiHexDigit((char)text[1]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsHost(ReadOnlySpan<byte> host)
    {
        // An address of version 6 stands in brackets; a match may end before its closing one.
        if (host.StartsWith("["u8))
        {
            return host.Length > 1 && (char.IsAsciiHexDigit((char)host[1]) || host[1] is (byte)':' or (byte)'v');
        }

        bool nameHasLetterOrDigit = false;
        byte last = (byte)'.';
        foreach (byte b in host)
        {
            if (b is (byte)':' or (byte)',')
            {
                break;
            }

            if (b is (byte)'.' && last is (byte)'.')
            {
                return false;
            }

            nameHasLetterOrDigit |= b >= 0x80 || char.IsAsciiLetterOrDigit((char)b);
            last = b;
        }

        return nameHasLetterOrDigit && host[0] != (byte)'-';
    }
}
