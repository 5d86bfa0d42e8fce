using Redaction.Judging;

namespace Redaction.KnownValues.Parts;

/// <summary>
/// Connection strings: <c>Server=…;Password="…";</c> (ADO.NET, and ODBC with its braces, and the storage accounts and
/// buses of Azure), <c>host:6379,password=…</c> (Redis) and <c>host=… password='…'</c> (libpq). Every piece must be a
/// <c>key=value</c>, there must be two, and one key must be of those that only connection strings have.
/// </summary>
internal static class PairParts
{
    private const int MaxKey = 40;

    private static ReadOnlySpan<byte> KnownKeys =>
        "server datasource host hostname hostaddr address addr networkaddress database initialcatalog dbname userid uid user username password pwd accountname accountkey endpoint endpointsuffix accountendpoint defaultendpointsprotocol sharedaccesskeyname sharedaccesskey sharedaccesssignature blobendpoint queueendpoint tableendpoint fileendpoint driver dsn instrumentationkey ingestionendpoint deviceid entitypath integratedsecurity trustedconnection encrypt port ssl sslmode abortconnect provider accesskey"u8;

    public static bool TrySplit(ReadOnlySpan<byte> text, PartFinder finder, int depth) =>
        text.IndexOf((byte)'=') > 0
        && (Try(text, (byte)';', finder, depth) || Try(text, (byte)',', finder, depth) || Try(text, (byte)' ', finder, depth));

    private static bool Try(ReadOnlySpan<byte> text, byte separator, PartFinder finder, int depth)
    {
        int pairs = 0;
        bool known = false;
        Span<byte> buffer = stackalloc byte[MaxKey];
        for (int at = 0; Next(text, separator, ref at, out ReadOnlySpan<byte> key, out _, out bool isPair);)
        {
            if (!isPair)
            {
                return false;
            }

            pairs += key.IsEmpty ? 0 : 1;
            known |= WordList.Contains(KnownKeys, WordList.Squeeze(key, buffer));
        }

        if (pairs < 2 && !(pairs == 1 && separator == ',') || !known || separator == ',' && text.IndexOf((byte)',') < 0)
        {
            return false;
        }

        for (int at = 0; Next(text, separator, ref at, out ReadOnlySpan<byte> key, out ReadOnlySpan<byte> value, out _);)
        {
            if (KeyWords.Of(key) == KeySense.Secret)
            {
                Value(value, separator, key, finder, depth);
            }
        }

        return true;
    }

    private static void Value(ReadOnlySpan<byte> value, byte separator, ReadOnlySpan<byte> key, PartFinder finder, int depth)
    {
        Span<byte> buffer = stackalloc byte[MaxKey];
        if (WordList.Squeeze(key, buffer).SequenceEqual("sharedaccesssignature"u8))
        {
            finder.Add(value);
            UrlParts.SplitQuery(value, finder);
            return;
        }

        byte close = Closing(value, separator);
        if (close == 0)
        {
            finder.Leaf(value, KeySense.Secret, depth);
            return;
        }

        using var plain = new ZeroedBytes(value.Length);
        int i = 1;
        for (; i < value.Length; i++)
        {
            bool escape = separator == ' ' ? value[i] == '\\' : value[i] == close && i + 1 < value.Length && value[i + 1] == close;
            if (value[i] == close && !escape)
            {
                break;
            }

            i += escape && i + 1 < value.Length ? 1 : 0;
            plain.Append(value[i]);
        }

        // text behind the closing quote: the quotes belong to the value
        bool isQuoted = i >= value.Length || Bytes.Trim(value[(i + 1)..]).IsEmpty;
        finder.Leaf(isQuoted ? plain.Written : value, KeySense.Secret, depth);
    }

    /// <summary>Reads one piece: the key, and the value with its quotes. The first piece of a Redis string is only a host.</summary>
    private static bool Next(ReadOnlySpan<byte> text, byte separator, ref int at, out ReadOnlySpan<byte> key, out ReadOnlySpan<byte> value, out bool isPair)
    {
        key = value = default;
        isPair = true;
        bool first = at == 0;
        while (at < text.Length && (text[at] == separator || Bytes.IsSpace(text[at])))
        {
            at++;
        }

        if (at >= text.Length)
        {
            return false;
        }

        ReadOnlySpan<byte> rest = text[at..];
        int end = rest.IndexOf(separator);
        int equals = (end < 0 ? rest : rest[..end]).IndexOf((byte)'=');
        if (equals <= 0)
        {
            isPair = first && separator == ',' && end > 0;
            at = end < 0 ? text.Length : at + end;
            return true;
        }

        key = Bytes.Trim(rest[..equals]);
        isPair = key.Length is > 0 and <= MaxKey && char.IsAsciiLetter((char)key[0]) && key.IndexOfAnyExcept(KeyBytes) < 0;
        int start = equals + 1;
        while (separator != ' ' && start < rest.Length && rest[start] == ' ')
        {
            start++;
        }

        ReadOnlySpan<byte> raw = rest[start..];
        int length = ValueLength(raw, separator);
        value = raw[..length];
        value = Closing(value, separator) == 0 ? Bytes.Trim(value) : value;
        at += start + length;
        return true;
    }

    /// <summary>The length up to the separator behind the closing quote. A quote that is never closed takes the rest.</summary>
    private static int ValueLength(ReadOnlySpan<byte> raw, byte separator)
    {
        byte close = Closing(raw, separator);
        int i = close == 0 ? 0 : 1;
        for (; close != 0 && i < raw.Length && raw[i] != close; i++)
        {
            i += separator == ' ' && raw[i] == '\\' ? 1 : 0;
        }

        // a doubled quote is one quote of the value
        while (close != 0 && separator != ' ' && i + 1 < raw.Length && raw[i + 1] == close)
        {
            i += 2;
            int next = i < raw.Length ? raw[i..].IndexOf(close) : -1;
            i = next < 0 ? raw.Length : i + next;
        }

        int end = i < raw.Length ? raw[i..].IndexOf(separator) : -1;
        return end < 0 ? raw.Length : i + end;
    }

    private static byte Closing(ReadOnlySpan<byte> value, byte separator)
    {
        byte first = value.IsEmpty ? (byte)0 : value[0];
        return first switch
        {
            (byte)'\'' => first,
            (byte)'"' when separator != ' ' => first,
            (byte)'{' when separator != ' ' => (byte)'}',
            _ => 0,
        };
    }

    private static readonly System.Buffers.SearchValues<byte> KeyBytes =
        System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 _.-"u8);
}
