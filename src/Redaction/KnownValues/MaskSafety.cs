using System.Buffers;
using System.Text;
using Redaction.Judging.Generic;

namespace Redaction.KnownValues;

/// <summary>
/// Refuses values that cannot be masked without harm: masking every <c>true</c> or <c>localhost</c> garbles a log and tells
/// nothing, and a value that is part of a mask's text would be written by the mask itself.
/// </summary>
internal static class MaskSafety
{
    /// <summary>The longest name, in chars.</summary>
    public const int MaxNameLength = 80;

    private const int MinDistinctBytes = 3;

    // of fewer characters such a text may be part of any secret
    private const int MinPublic = 12;

    private static readonly SearchValues<char> s_nameChars =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-/:@ ");

    // long enough to pass the length check, and common in any text
    private static readonly HashSet<string> s_common = new(StringComparer.OrdinalIgnoreCase)
    {
        "12345678", "123456789", "1234567890", "localhost", "password", "passw0rd", "username", "undefined", "changeme",
        "administrator", "production", "development", "database", "postgres", "postgresql", "127.0.0.1", "qwertyui",
        "iloveyou", "sunshine", "princess", "football", "baseball", "trustno1", "superman", "computer", "internet",
        "whatever", "security", "secret123", "abcdefgh", "00000000", "11111111", "redacted", "held-back", "[redacted",
    };

    /// <summary>Whether a name may hold the char.</summary>
    public static bool IsNameChar(char c) => s_nameChars.Contains(c);

    // how the base64 of keys begins, in lower case: DER of PKCS #8 and SubjectPublicKeyInfo for RSA (RFC 5208, RFC 8017), P-256
    // (RFC 5480) and Ed25519 (RFC 8410); OpenSSH (PROTOCOL.key) and its public keys; a PEM header that was encoded again
    private static readonly byte[][] s_publicTexts =
    [
        .. new[]
        {
            "miievqibadanbgkqhkig9w0baqefaascbkcwggsjageaaoibaq",
            "miiepaibaakcaqea",
            "miibijanbgkqhkig9w0baqefaaocaq8amiibcgkcaqea",
            "mighageambmgbyqgsm49agegccqgsm49awehbg0wawibaqqg",
            "mc4caqawbqydk2vwbcieia",
            "b3blbnnzac1rzxktdjeaaaaabg5vbmuaaaaebm9uzqaaaaaaaaabaaaamwaaaatzc2gtzwqyntuxoqaaaca",
            "aaaab3nzac1yc2eaaaadaqab",
            "aaaac3nzac1lzdi1nte5aaaai",
            "ls0tls1crudjtibquklwqvrfietfws0tls0t",
        }.Select(Encoding.ASCII.GetBytes),
    ];

    /// <summary>Throws unless the name can stand in a tag.</summary>
    public static void CheckName(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        if (name.Length > MaxNameLength || name.AsSpan().ContainsAnyExcept(s_nameChars))
        {
            throw new ArgumentException(
                "A known value's name has 1 to 80 letters, digits, blanks and . _ - / : @, because it is written into the mask.",
                nameof(name));
        }
    }

    /// <summary>Throws when the value is too short, too long or too common.</summary>
    public static void CheckValue(ReadOnlySpan<byte> value, bool allowShort)
    {
        int least = allowShort ? SecretRegistry.MinShortLength : SecretRegistry.MinLength;
        if (value.Length < least)
        {
            throw Refused(
                $"it has {value.Length} bytes, fewer than {least}, and would be found by accident; use a longer secret"
                + (value.Length >= SecretRegistry.MinShortLength ? ", or set AllowShort: then it is found only as a word of its own." : "."));
        }

        if (value.Length > SecretRegistry.MaxLength)
        {
            throw Refused($"it has {value.Length} bytes, more than {SecretRegistry.MaxLength}; register the secret part of it.");
        }

        if (DistinctBytes(value) < MinDistinctBytes || value.Trim(" \t\r\n"u8).IsEmpty || IsCommon(value) || IsWord(value))
        {
            throw Refused("it is too common a text: masking it would garble ordinary output; use a random secret.");
        }

        if (value.IndexOf("[REDACTED"u8) >= 0 || value.IndexOf("REDACTED:"u8) >= 0)
        {
            throw Refused("it contains the text of a mask; it may be text that was redacted before.");
        }
    }

    /// <summary>Whether a part of a document can be masked: neither too short nor too common.</summary>
    public static bool IsSafe(ReadOnlySpan<byte> part) =>
        part.Length >= SecretRegistry.MinLength && DistinctBytes(part) >= MinDistinctBytes && !IsCommon(part) && !IsWord(part);

    /// <summary>Whether a piece of a value tells nothing of it: a text as common as a port's name, or what all keys of a kind begin with.</summary>
    /// <param name="piece">The piece, letters in lower case.</param>
    public static bool IsPublic(ReadOnlySpan<byte> piece)
    {
        if (IsCommon(piece))
        {
            return true;
        }

        foreach (byte[] text in s_publicTexts)
        {
            if (piece.Length >= MinPublic && text.AsSpan().IndexOf(piece) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Throws when a tag has the value in it.</summary>
    public static void CheckTag(ReadOnlySpan<byte> value, int need, ReadOnlySpan<byte> tag)
    {
        if (tag.IndexOf(value) >= 0 || IsCompletedBy(value, need, tag) || EndsInTag(value, tag[..^1]))
        {
            throw Refused("it is part of its own name, or begins as that ends, so that the mask would write it; use another name.");
        }
    }

    /// <summary>Whether the end of a tag and text that is no piece of the value spell it.</summary>
    public static bool IsCompletedBy(ReadOnlySpan<byte> value, int need, ReadOnlySpan<byte> tag) =>
        value.Contains((byte)']') && value.Length - Overlap(tag, value) < Math.Min(need, value.Length);

    /// <summary>
    /// Throws when a mask holds the value, or may complete it: when text that is no piece of the value, being shorter than
    /// <paramref name="need"/>, and a mask beside it spell the value.
    /// </summary>
    public static void CheckCompletion(ReadOnlySpan<byte> value, int need, Mask mask)
    {
        bool isFiller = mask.Kind == MaskKind.SameLength;
        ReadOnlySpan<byte> text = mask.Text.Span;
        if (text.Length > 0 && text.IndexOf(value) >= 0)
        {
            throw Refused("the text of a mask holds it; choose another mask.");
        }

        int start = isFiller ? 0 : Overlap(mask.Tail.Span, value);
        int end = isFiller ? 0 : Overlap(value, mask.Head.Span);
        int longest = Math.Max(0, value.Length - Math.Max(start, end));
        if (text.Length > 0 && value.IndexOf(text) >= 0)
        {
            // what is left of the value between masks
            longest = 0;
            for (ReadOnlySpan<byte> rest = value; !rest.IsEmpty;)
            {
                int next = rest.IndexOf(text);
                longest = Math.Max(longest, next < 0 ? rest.Length : next);
                rest = next < 0 ? [] : rest[(next + text.Length)..];
            }
        }

        if (longest < Math.Min(need, value.Length))
        {
            throw Refused("it shares so much with the text of a mask that a mask beside other text could spell it; choose another mask, or another secret.");
        }
    }

    /// <summary>The longest end of <paramref name="left"/> with which <paramref name="right"/> begins, less than either whole.</summary>
    private static int Overlap(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        for (int length = Math.Min(left.Length, right.Length); length > 0; length--)
        {
            if (left[^length..].SequenceEqual(right[..length]))
            {
                return length;
            }
        }

        return 0;
    }

    private static int DistinctBytes(ReadOnlySpan<byte> value)
    {
        Span<bool> seen = stackalloc bool[256];
        seen.Clear();
        int distinct = 0;
        foreach (byte b in value)
        {
            distinct += seen[b] ? 0 : 1;
            seen[b] = true;
        }

        return distinct;
    }

    /// <summary>One word of small letters, or with a capital: it looks like one by its pairs of letters.</summary>
    private static bool IsWord(ReadOnlySpan<byte> value) =>
        value.Length <= 16
        && Ascii.IsValid(value) && !value[1..].ContainsAnyExceptInRange((byte)'a', (byte)'z') && char.IsAsciiLetter((char)value[0])
        && Words.ExplainedPercent(value) == 100;

    /// <summary>
    /// Throws unless a reference can be written as it is wherever the value stood: 4 to 512 printable ASCII chars without
    /// quotation marks and backslashes, and nothing like a mask.
    /// </summary>
    public static void CheckReference(string? reference)
    {
        if (reference is null)
        {
            return;
        }

        if (reference.Length is < 4 or > 512 || reference.AsSpan().ContainsAnyExceptInRange(' ', '~')
            || reference.AsSpan().ContainsAny("\"'`\\") || char.IsWhiteSpace(reference[0]) || char.IsWhiteSpace(reference[^1]))
        {
            throw new ArgumentException(
                "A reference has 4 to 512 printable ASCII chars, no quotation mark or backslash, no blank at its ends, because masks write it as it is.");
        }

        if (reference.Contains("REDACTED", StringComparison.OrdinalIgnoreCase))
        {
            throw new ArgumentException("A reference must not look like a mask: it holds the word \"REDACTED\".");
        }
    }

    /// <summary>Whether a tag behind <c>[REDACTED:name#</c> could complete the value: a few of its chars may be what they like.</summary>
    public static bool EndsInTag(ReadOnlySpan<byte> value, ReadOnlySpan<byte> named)
    {
        const int Likely = 4;
        int hash = value.IndexOf((byte)'#');
        return hash > 0 && value.Length - hash - 1 <= Likely && named.EndsWith(value[..hash]);
    }

    private static bool IsCommon(ReadOnlySpan<byte> value)
    {
        const int Longest = 16;
        if (value.Length > Longest)
        {
            return false;
        }

        // no string is made of the value
        Span<char> chars = stackalloc char[Longest];
        int length = Encoding.Latin1.GetChars(value, chars);
        bool common = s_common.Has(chars[..length]);
        chars.Clear();
        return common;
    }

    public static ArgumentException Refused(string why) => new($"The value cannot be registered: {why}");
}
