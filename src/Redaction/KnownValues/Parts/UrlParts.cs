using Redaction.Judging;

namespace Redaction.KnownValues.Parts;

/// <summary>
/// A URL, or several with commas between them. With a user part: the password, and the user where it looks like a token.
/// Without: the values of query parameters that are named like a secret or look random; and where there is none, all behind
/// the host (a webhook's address is its secret), so that scheme and host stay readable. Percent escapes: both as written and
/// decoded.
/// </summary>
internal static class UrlParts
{
    private const int MaxScheme = 20;

    /// <summary>What may stand before <c>://</c>; behind a <c>+</c> stands a driver.</summary>
    private static ReadOnlySpan<byte> Schemes =>
        "http https ws wss ftp ftps sftp ssh git postgres postgresql pgsql mysql mysqlx mariadb mongodb redis rediss valkey valkeys amqp amqps mqtt mqtts nats tls kafka smtp smtps imap imaps pop3 ldap ldaps sqlserver mssql oracle clickhouse cockroachdb couchbase couchdb couchbases elasticsearch neo4j bolt cassandra db2 influxdb memcached rabbitmq socks socks4 socks5 socks5h vnc rdp smb nfs s3 sb sentry docker oci npm otpauth otpauth-migration grpc grpcs tcp udp quic trojan vless vmess ss hysteria2 snowflake databricks presto trino firebird sqlanywhere libsql turso edgedb gel surrealdb jdbc odbc http-unix rtsp rtmp rtmps webdav webdavs davs dav slack discord telegram"u8;

    /// <summary>Alone these are no secret's names, but in a query they are.</summary>
    private static ReadOnlySpan<byte> QueryWords => "key code sig sign hmac access k otp ticket xamzcredential xamzsignature xgoogsignature"u8;

    /// <summary>Users and passwords that only say that the other of the two is a token.</summary>
    private static ReadOnlySpan<byte> TokenUsers => "x-oauth-basic x-access-token x-token-auth oauth2 api_token oauth2accesstoken AzureDevOps _json_key _json_key_base64 00000000-0000-0000-0000-000000000000 gitlab-ci-token"u8;

    public static bool TrySplit(ReadOnlySpan<byte> text, KeySense sense, PartFinder finder)
    {
        if (Bytes.HasSpace(text))
        {
            return false;
        }

        text = Bytes.StartsWithIgnoreCase(text, "jdbc:"u8) ? text["jdbc:"u8.Length..] : text;
        if (OracleThin(text, finder))
        {
            return true;
        }

        int colon = SchemeLength(text);
        if (colon < 0)
        {
            return false;
        }

        while (true)
        {
            ReadOnlySpan<byte> url = text[(colon + 3)..];
            int next = NextUrl(url, out int nextColon);
            SplitOne(next < 0 ? url : url[..(next - 1)], WordList.Contains("http https HTTP HTTPS ws wss"u8, text[..colon]), sense, finder);
            if (next < 0)
            {
                return true;
            }

            text = url[next..];
            colon = nextColon;
        }
    }

    /// <summary>Looks at the parameters of a query: <c>a=b&amp;c=d</c>.</summary>
    /// <returns>Whether one of them is a part.</returns>
    public static bool SplitQuery(ReadOnlySpan<byte> query, PartFinder finder)
    {
        int before = finder.Additions;
        while (!query.IsEmpty)
        {
            int end = query.IndexOfAny("&;?#"u8);
            ReadOnlySpan<byte> pair = end < 0 ? query : query[..end];
            query = end < 0 ? default : query[(end + 1)..];
            int equals = pair.IndexOf((byte)'=');
            ReadOnlySpan<byte> value = pair[(equals + 1)..];
            if (LeafJudge.IsSensitive(value, equals < 0 ? KeySense.Neutral : SenseOf(pair[..equals])))
            {
                AddDecoded(value, finder);
            }
        }

        return finder.Additions > before;
    }

    private static KeySense SenseOf(ReadOnlySpan<byte> name)
    {
        Span<byte> buffer = stackalloc byte[32];
        return name.Length <= buffer.Length && WordList.Contains(QueryWords, WordList.Squeeze(name, buffer)) ? KeySense.Secret : KeyWords.Of(name);
    }

    private static void SplitOne(ReadOnlySpan<byte> url, bool isWeb, KeySense sense, PartFinder finder)
    {
        int host = HostStart(url);
        if (host > 0)
        {
            SplitUser(url[..(host - 1)], finder);
        }

        int last = url.LastIndexOf((byte)'@') + 1;
        if (!isWeb && host > 0 && last > host)
        {
            // people write passwords of databases without escapes: p@ss/word@host
            host = last;
            SplitUser(url[..(host - 1)], finder);
        }

        url = url[host..];
        int end = url.IndexOfAny("/?#;"u8);
        ReadOnlySpan<byte> behind = end < 0 ? default : url[(end + 1)..];
        int query = end < 0 ? -1 : url[end] == '/' ? behind.IndexOfAny("?#;"u8) : 0;
        bool inQuery = query >= 0 && SplitQuery(behind[query..].TrimStart("?#;"u8), finder);
        if (host > 0 || inQuery || !(sense is KeySense.Root or KeySense.Secret || HasRandomSegment(behind)))
        {
            return;
        }

        AddDecoded(behind, finder);
    }

    private static void SplitUser(ReadOnlySpan<byte> user, PartFinder finder)
    {
        // several hosts, each with a user of its own: a:b@h1,c:d@h2
        while (user.IndexOf((byte)',') is int comma && user.IndexOf((byte)'@') is int at && at > 0 && at < comma
            && user[..at].IndexOf((byte)':') > 0 && user[comma..].IndexOf((byte)':') > 0)
        {
            AddUser(user[..at], finder);
            user = user[(comma + 1)..];
        }

        AddUser(user, finder);
    }

    private static void AddUser(ReadOnlySpan<byte> user, PartFinder finder)
    {
        int colon = user.IndexOf((byte)':');
        ReadOnlySpan<byte> name = colon < 0 ? user : user[..colon];
        ReadOnlySpan<byte> password = colon < 0 ? default : user[(colon + 1)..];
        if (!WordList.Contains(TokenUsers, name) && LeafJudge.IsRandom(name))
        {
            AddDecoded(name, finder);
        }

        if (!WordList.Contains(TokenUsers, password))
        {
            AddDecoded(password, finder);
        }
    }

    /// <summary>Where the host starts: behind the last <c>@</c> of the user part, which may hold a bare <c>/</c>, <c>?</c> or <c>#</c>.</summary>
    private static int HostStart(ReadOnlySpan<byte> url)
    {
        int end = url.IndexOfAny("/?#"u8);
        ReadOnlySpan<byte> authority = end < 0 ? url : url[..end];
        int at = authority.LastIndexOf((byte)'@');
        int colon = authority.IndexOf((byte)':');
        if (at >= 0 || end < 0 || colon < 0 || authority[(colon + 1)..].IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0 || authority[0] == '[')
        {
            return at + 1;
        }

        return url.LastIndexOf((byte)'@') + 1;
    }

    private static bool HasRandomSegment(ReadOnlySpan<byte> path)
    {
        while (!path.IsEmpty)
        {
            int end = path.IndexOfAny("/?#&="u8);
            if (LeafJudge.IsRandom(end < 0 ? path : path[..end]))
            {
                return true;
            }

            path = end < 0 ? default : path[(end + 1)..];
        }

        return false;
    }

    /// <summary>The length of a known scheme before <c>://</c>, or -1.</summary>
    private static int SchemeLength(ReadOnlySpan<byte> text)
    {
        int length = text[..Math.Min(text.Length, MaxScheme * 2)].IndexOf("://"u8);
        if (length <= 0)
        {
            return -1;
        }

        int plus = text[..length].IndexOf((byte)'+');
        Span<byte> lower = stackalloc byte[MaxScheme];
        ReadOnlySpan<byte> scheme = text[..(plus < 0 ? length : plus)];
        if (scheme.Length > MaxScheme || text[..length].IndexOfAnyExcept(SchemeBytes) >= 0)
        {
            return -1;
        }

        for (int i = 0; i < scheme.Length; i++)
        {
            lower[i] = (byte)(scheme[i] is >= (byte)'A' and <= (byte)'Z' ? scheme[i] | 0x20 : scheme[i]);
        }

        return WordList.Contains(Schemes, lower[..scheme.Length]) ? length : -1;
    }

    private static int NextUrl(ReadOnlySpan<byte> text, out int colon)
    {
        for (int at = 0, comma; (comma = text[at..].IndexOf((byte)',')) >= 0;)
        {
            at += comma + 1;
            colon = SchemeLength(text[at..]);
            if (colon >= 0)
            {
                return at;
            }
        }

        colon = -1;
        return -1;
    }

    /// <summary><c>oracle:thin:user/password@host</c>.</summary>
    private static bool OracleThin(ReadOnlySpan<byte> text, PartFinder finder)
    {
        if (!Bytes.StartsWithIgnoreCase(text, "oracle:"u8))
        {
            return false;
        }

        int at = text.LastIndexOf((byte)'@');
        int slash = text.IndexOf((byte)'/');
        if (slash < 0 || at <= slash + 1 || text.IndexOf("://"u8) >= 0)
        {
            return false;
        }

        finder.Add(Bytes.Unquote(text[(slash + 1)..at]));
        return true;
    }

    private static void AddDecoded(ReadOnlySpan<byte> text, PartFinder finder)
    {
        finder.Add(text);
        if (text.IndexOf((byte)'%') < 0)
        {
            return;
        }

        using var plain = new ZeroedBytes(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '%' && i + 2 < text.Length && char.IsAsciiHexDigit((char)text[i + 1]) && char.IsAsciiHexDigit((char)text[i + 2]))
            {
                plain.Append((byte)(Digit(text[i + 1]) << 4 | Digit(text[i + 2])));
                i += 2;
            }
            else
            {
                plain.Append(text[i]);
            }
        }

        finder.Add(plain.Written);
    }

    private static int Digit(byte b) => b <= '9' ? b - '0' : (b | 0x20) - 'a' + 10;

    private static readonly System.Buffers.SearchValues<byte> SchemeBytes =
        System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+.-"u8);
}
