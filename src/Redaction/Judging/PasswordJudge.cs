using Redaction.Judging.Generic;

namespace Redaction.Judging;

/// <summary>
/// Passwords in the user part of a URL or in a connection string. Any text may be one, so only three things are dropped: what
/// is too short to be one, a port with more text that happens to run to an <c>@</c>, and the documented default of a local
/// container on a local host. The same default on any other host is a real, if bad, password.
/// </summary>
internal static class PasswordJudge
{
    private const string TooShort = "too short to be a password";
    private const string Port = "a port, not a password";
    private const string LocalDefault = "the documented default of a local service";
    private const string Anonymous = "a login that is open to everybody";
    private const string Joined = "a string of a program ends here, and code follows";
    private const string Format = "a hole of a format string";

    /// <summary>In bytes; below it stand the letters of documentation (<c>u:p@host</c>).</summary>
    private const int MinLength = 4;

    /// <summary>The digits of the highest port.</summary>
    private const int MaxPort = 5;

    private static ReadOnlySpan<byte> Defaults =>
        "postgres root guest admin minioadmin pass rabbitmq rabbit mongo mysql redis user test demo dev develop local docker bar secret example elastic neo4j changeit kafka sa oracle 1234 12345 123456"u8;

    private static ReadOnlySpan<byte> LocalHosts =>
        "localhost 127.0.0.1 0.0.0.0 [::1] host.docker.internal (localdb)"u8;

    private static ReadOnlySpan<byte> LocalSuffixes =>
        ".local .test .invalid .example .localhost .internal.test example.com example.org example.net"u8;

    public static string? Reject(in JudgeInput input)
    {
        ReadOnlySpan<byte> value = input.Secret;
        if (value.Length < MinLength)
        {
            return TooShort;
        }

        int digits = value.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        if (digits is >= 2 and <= 5 && input.Tail.StartsWith("@"u8) && ",;|&)]/"u8.IndexOf(value[digits]) >= 0)
        {
            return Port;
        }

        if (digits < 0 && value.Length <= MaxPort && input.Lead.LastIndexOf((byte)'$') >= 0)
        {
            return Port; // "http://$HOST:8000" that happens to run to an @
        }

        if (value.EndsWith("anoncvs"u8) || value.EndsWith("anonymous"u8))
        {
            return Anonymous;
        }

        if (value.Length > 2 && value[0] is (byte)'"' or (byte)'\'' && value[1..].TrimStart((byte)' ') is [(byte)'+' or (byte)'.' or (byte)'&', ..])
        {
            return Joined;
        }

        if (value[0] == '%' && value.Length <= 5 && !char.IsAsciiDigit((char)value[1]))
        {
            return Format;
        }

        if (!input.Tail.StartsWith("@"u8) && CodeShape.Reject(value, input.Tail, quoted: true) is { } code)
        {
            // "a=1;password=form.read()" is a statement of a program and no connection string.
            return code;
        }

        return (IsDefault(value) || EqualsUser(input)) && IsLocal(input) ? LocalDefault : null;
    }

    private static bool IsDefault(ReadOnlySpan<byte> value)
    {
        Span<byte> buffer = stackalloc byte[16];
        return value.Length <= buffer.Length && WordList.Contains(Defaults, WordList.Squeeze(value, buffer));
    }

    /// <summary>Whether a URL repeats its user as the password, as in <c>//app:app@db</c>.</summary>
    private static bool EqualsUser(in JudgeInput input)
    {
        ReadOnlySpan<byte> lead = input.Lead.TrimEnd((byte)':');
        return lead.EndsWith(input.Secret) && lead[..^input.Secret.Length].EndsWith("//"u8);
    }

    private static bool IsLocal(in JudgeInput input)
    {
        if (!input.Tail.StartsWith("@"u8))
        {
            return WordList.AnyIn(LocalHosts, input.Before) || WordList.AnyIn(LocalHosts, input.Match);
        }

        ReadOnlySpan<byte> host = input.Tail[1..];
        int end = host.IndexOfAnyExcept(HostBytes);
        host = end < 0 ? host : host[..end];
        return host.IndexOf((byte)'.') < 0 || WordList.AnyStarts(LocalHosts, host) || WordList.AnyEnds(LocalSuffixes, host);
    }

    private static readonly System.Buffers.SearchValues<byte> HostBytes = System.Buffers.SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.-_"u8);
}
