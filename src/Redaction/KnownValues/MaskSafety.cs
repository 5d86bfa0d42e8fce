using System.Buffers;
using System.Text;

namespace Redaction.KnownValues;

/// <summary>
/// Refuses values that cannot be masked without harm: masking every <c>true</c> or <c>localhost</c> garbles a log and tells
/// nothing, and a value that is part of a mask's text would be written by the mask itself.
/// </summary>
internal static class MaskSafety
{
    private const int MinDistinctBytes = 3;

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

    /// <summary>Throws unless the name can stand in a tag.</summary>
    public static void CheckName(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        if (name.Length > 80 || name.AsSpan().ContainsAnyExcept(s_nameChars))
        {
            throw new ArgumentException(
                "A known value's name has 1 to 80 letters, digits, blanks and . _ - / : @, because it is written into the mask.",
                nameof(name));
        }
    }

    /// <summary>Throws when the value is too short, too long or too common.</summary>
    public static void CheckValue(ReadOnlySpan<byte> value)
    {
        if (value.Length < SecretRegistry.MinLength)
        {
            throw Refused($"it has {value.Length} bytes, fewer than {SecretRegistry.MinLength}, and would be found by accident; use a longer secret.");
        }

        if (value.Length > SecretRegistry.MaxLength)
        {
            throw Refused($"it has {value.Length} bytes, more than {SecretRegistry.MaxLength}; register the secret part of it.");
        }

        Span<bool> seen = stackalloc bool[256];
        int distinct = 0;
        foreach (byte b in value)
        {
            distinct += seen[b] ? 0 : 1;
            seen[b] = true;
        }

        if (distinct < MinDistinctBytes || IsCommon(value))
        {
            throw Refused("it is too common a text: masking it would garble ordinary output; use a random secret.");
        }

        CheckMaskText(value, "REDACTED", "every mask");
        if (value.IndexOf("[REDACTED"u8) >= 0 || value.IndexOf("REDACTED:"u8) >= 0)
        {
            throw Refused("it contains the text of a mask; it may be text that was redacted before.");
        }
    }

    /// <summary>Throws when the value is part of a text that masks write.</summary>
    public static void CheckMaskText(ReadOnlySpan<byte> value, string text, string where)
    {
        int max = Encoding.UTF8.GetMaxByteCount(text.Length + 16);
        Span<byte> mask = max <= 1024 ? stackalloc byte[max] : new byte[max];
        int length = Encoding.UTF8.GetBytes(string.Concat("[REDACTED:", text, "]"), mask);
        if (mask[..length].IndexOf(value) >= 0 || EndsInTag(value, mask[..(length - 1)]))
        {
            throw Refused($"it is part of {where}, which the mask would write; use another name.");
        }
    }

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

    /// <summary>Throws when the value is part of a reference, which masks write.</summary>
    public static void CheckReferenceText(ReadOnlySpan<byte> value, string? reference)
    {
        if (reference is null)
        {
            return;
        }

        Span<byte> bytes = stackalloc byte[reference.Length];
        Encoding.ASCII.GetBytes(reference, bytes);
        if (bytes.IndexOf(value) >= 0)
        {
            throw Refused("it is part of a reference, its own or another value's, which the mask would write.");
        }
    }

    /// <summary>Whether a tag behind <c>[REDACTED:name#</c> could complete the value: a few of its chars may be what they like.</summary>
    private static bool EndsInTag(ReadOnlySpan<byte> value, ReadOnlySpan<byte> named)
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
        bool common = s_common.GetAlternateLookup<ReadOnlySpan<char>>().Contains(chars[..length]);
        chars.Clear();
        return common;
    }

    private static ArgumentException Refused(string why) => new($"The value cannot be registered: {why}");
}
