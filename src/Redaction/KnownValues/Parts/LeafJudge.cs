using Redaction.Judging;
using Redaction.Judging.Generic;

namespace Redaction.KnownValues.Parts;

/// <summary>Decides on a text that has no structure of its own: is it a sensitive part?</summary>
internal static class LeafJudge
{
    /// <summary>In bytes. Shorter texts occur by accident, and the registry does not take them.</summary>
    public const int MinLength = SecretRegistry.MinLength;

    private const int MinHexadecimal = 32;
    private const double HexadecimalEntropy = 2.5;
    private const int LongRun = 16;
    private const int MaxHost = 253;
    private const int MaxLabel = 40;
    private const int LooksLikeName = 70;

    /// <summary>References and holes of templates: the secret stands elsewhere.</summary>
    private static ReadOnlySpan<byte> References => "op:// arn:aws: ${ {{ $( <% %( !vault"u8;

    /// <summary>Public keys and certificates, as they are and in base64.</summary>
    private static ReadOnlySpan<byte> PublicOpenings =>
        "ssh-rsa ssh-ed25519 ssh-dss ecdsa-sha2- sk-ssh- sk-ecdsa- LS0tLS1CRUdJTiBDRVJU LS0tLS1CRUdJTiBQVUJM LS0tLS1CRUdJTiBUUlVTVEVE"u8;

    public static bool IsSensitive(ReadOnlySpan<byte> value, KeySense sense)
    {
        if (value.Length < MinLength || WordList.AnyStarts(References, value))
        {
            return false;
        }

        return sense switch
        {
            KeySense.Public => false,
            KeySense.Other => IsVeryRandom(value),
            KeySense.Neutral => IsRandom(value) && !IsShortName(value),
            KeySense.Secret => !IsPlainUrl(value) && !IsPath(value),
            _ => IsRandom(value) || !IsHarmless(value),
        };
    }

    /// <summary>Whether a value only tells where something is: a reference, a plain URL, a path.</summary>
    public static bool IsPlace(ReadOnlySpan<byte> value) => WordList.AnyStarts(References, value) || IsPath(value) || IsOpenUrl(value);

    /// <summary>Whether a text was made by a machine to be guessed by nobody.</summary>
    public static bool IsRandom(ReadOnlySpan<byte> value) =>
        !WordList.AnyStarts(PublicOpenings, value) && !IsHost(value) && value.IndexOf("@sha256:"u8) < 0 && (IsRandomHexadecimal(value) || GenericJudge.LooksRandom(value));

    /// <summary>Whether a long run of random letters and digits stands in the value, and nothing but what tokens are made of.</summary>
    private static bool IsVeryRandom(ReadOnlySpan<byte> value)
    {
        int run = 0, longest = 0;
        foreach (byte b in value)
        {
            if (b is (byte)':' or (byte)'@' or (byte)' ')
            {
                return false;
            }

            run = char.IsAsciiLetterOrDigit((char)b) ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return longest >= LongRun && IsRandom(value);
    }

    /// <summary>Whether a value may as well be a name with a number, such as <c>my-app-12345</c>: short, of one case, with a joiner.</summary>
    private static bool IsShortName(ReadOnlySpan<byte> value) =>
        value.Length < LongRun
        && value.IndexOfAny((byte)'-', (byte)'_', (byte)'.') > 0
        && (value.IndexOfAnyInRange((byte)'a', (byte)'z') < 0 || value.IndexOfAnyInRange((byte)'A', (byte)'Z') < 0);

    private static bool IsHarmless(ReadOnlySpan<byte> value) =>
        value[0] is (byte)'#'
        || WordList.AnyStarts(PublicOpenings, value)
        || IsHost(value)
        || !IsUuid(value) && IdentifierShape.Reject(value, default, Profile.Alert) is not null
        || Words.ExplainedPercent(value) >= LooksLikeName;

    private static bool IsPlainUrl(ReadOnlySpan<byte> value)
    {
        int scheme = value.IndexOf("://"u8);
        return scheme is > 1 and < 20 && value[..scheme].IndexOfAnyExceptInRange((byte)'a', (byte)'z') < 0
            && !Bytes.HasSpace(value) && Words.ExplainedPercent(value) >= LooksLikeName;
    }

    /// <summary>A URL without a user, a query or a fragment, and without a part that looks random as a webhook's key does.</summary>
    private static bool IsOpenUrl(ReadOnlySpan<byte> value)
    {
        int scheme = value.IndexOf("://"u8);
        if (scheme is <= 1 or >= 20 || value[..scheme].IndexOfAnyExceptInRange((byte)'a', (byte)'z') >= 0 || Bytes.HasSpace(value) || value.IndexOfAny("@?#"u8) >= 0)
        {
            return false;
        }

        ReadOnlySpan<byte> rest = value[(scheme + 3)..];
        foreach (Range part in rest.Split((byte)'/'))
        {
            if (IsRandom(rest[part]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsPath(ReadOnlySpan<byte> value) =>
        value[0] is (byte)'/' or (byte)'.' or (byte)'~'
        && (value.StartsWith("/"u8) || value.StartsWith("./"u8) || value.StartsWith("../"u8) || value.StartsWith("~/"u8))
        && value.LastIndexOf((byte)'/') > 0
        && Words.ExplainedPercent(value) >= LooksLikeName;

    private static bool IsRandomHexadecimal(ReadOnlySpan<byte> value)
    {
        if (value.Length < MinHexadecimal || value.IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0)
        {
            return false;
        }

        foreach (byte b in value)
        {
            if (!char.IsAsciiHexDigit((char)b))
            {
                return false;
            }
        }

        return Entropy.BitsPerByte(value) >= HexadecimalEntropy;
    }

    private static bool IsUuid(ReadOnlySpan<byte> value) =>
        System.Buffers.Text.Utf8Parser.TryParse(value, out Guid _, out int read, 'D') && read == value.Length;

    /// <summary>A host name, with a port perhaps: small letters, at least one dot, and letters behind the last one.</summary>
    private static bool IsHost(ReadOnlySpan<byte> value)
    {
        int colon = value.LastIndexOf((byte)':');
        if (colon > 0 && value.Length - colon is > 1 and < 7 && value[(colon + 1)..].IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0)
        {
            value = value[..colon];
        }

        int dot = value.LastIndexOf((byte)'.');
        if (value.Length > MaxHost || dot <= 0 || value.Length - dot is < 3 or > 14)
        {
            return false;
        }

        int label = 0;
        foreach (byte b in value)
        {
            label = b == '.' ? 0 : label + 1;
            if (label > MaxLabel || !char.IsAsciiLetterLower((char)b) && !char.IsAsciiDigit((char)b) && b is not ((byte)'.' or (byte)'-'))
            {
                return false;
            }
        }

        return value[(dot + 1)..].IndexOfAnyExceptInRange((byte)'a', (byte)'z') < 0;
    }
}
