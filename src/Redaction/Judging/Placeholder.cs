namespace Redaction.Judging;

/// <summary>
/// Values that stand where a secret will stand: a variable, a hole of a template, a mask, a sentence such as
/// <c>your-key-here</c>. They are told by their form alone.
/// </summary>
internal static class Placeholder
{
    private const string Interpolation = "a variable or a hole of a template";
    private const string Bracketed = "a name in brackets";
    private const string Masked = "mask characters instead of a value";

    public static string? Reject(ReadOnlySpan<byte> value, SecretShape shape, Profile profile)
    {
        value = value.Trim(" \t\"'`"u8);
        if (IsMasked(value))
        {
            return Masked;
        }

        if (shape != SecretShape.Token && IsInterpolated(value))
        {
            return Interpolation;
        }

        if (shape != SecretShape.Token && IsBracketed(value))
        {
            return Bracketed;
        }

        return StandInWords.Reject(value, shape, profile) ?? (shape == SecretShape.Password ? null : Repetition.Reject(value));
    }

    private static bool IsInterpolated(ReadOnlySpan<byte> value)
    {
        if (value.IndexOf("${"u8) >= 0 || value.IndexOf("$("u8) >= 0 || value.IndexOf("{{"u8) >= 0 || value.IndexOf("{%"u8) >= 0
            || value.IndexOf("<%"u8) >= 0 || value.IndexOf("#{"u8) >= 0 || value.IndexOf("@{"u8) >= 0 || value.StartsWith("%("u8)
            || value.StartsWith("$env:"u8) || value.IndexOf("[["u8) >= 0)
        {
            return true;
        }

        if (value.Length < 2)
        {
            return false;
        }

        byte first = value[0], last = value[^1];
        ReadOnlySpan<byte> inner = value[1..];
        return first switch
        {
            (byte)'$' => IsPath(inner) && !HasDigitAndBothCases(inner),
            (byte)'%' => last == '%' && IsName(inner[..^1]) || value.Length == 2,
            (byte)'{' => last == '}' && IsName(inner[..^1]),
            (byte)'~' => last == '~' && IsName(inner[..^1]),
            (byte)'_' => value.Length > 4 && value.StartsWith("__"u8) && value.EndsWith("__"u8),
            (byte)':' or (byte)'@' => IsName(inner) && !HasDigitAndBothCases(inner),
            _ => false,
        };
    }

    /// <summary>A name after <c>$</c> or <c>:</c> is a variable; random letters with digits and both cases are a password.</summary>
    private static bool HasDigitAndBothCases(ReadOnlySpan<byte> text) =>
        text.IndexOfAnyInRange((byte)'0', (byte)'9') >= 0
        && text.IndexOfAnyInRange((byte)'a', (byte)'z') >= 0
        && text.IndexOfAnyInRange((byte)'A', (byte)'Z') >= 0;

    private static bool IsBracketed(ReadOnlySpan<byte> value) =>
        value.Length >= 2 && (value[0], value[^1]) switch
        {
            ((byte)'<', (byte)'>') or ((byte)'[', (byte)']') or ((byte)'(', (byte)')') or ((byte)'{', (byte)'}') => true,
            _ => value.StartsWith("&lt;"u8),
        };

    /// <summary>A name, and perhaps what a shell puts after it: a path, a comment.</summary>
    private static bool IsPath(ReadOnlySpan<byte> text)
    {
        int end = text.IndexOfAny((byte)'/', (byte)'#');
        return IsName(end < 0 ? text : text[..end]);
    }

    private static bool IsName(ReadOnlySpan<byte> text)
    {
        foreach (byte b in text)
        {
            if (!char.IsAsciiLetterOrDigit((char)b) && b is not ((byte)'_' or (byte)'-' or (byte)'.' or (byte)':'))
            {
                return false;
            }
        }

        return !text.IsEmpty;
    }

    /// <summary>A run of one mask character that no random part has, such as the last of an address <c>…/T00000000/XXXX…</c>, in bytes.</summary>
    private const int LongMask = 16;

    /// <summary>A run of four or more of one mask character that fills at least half of the value, a long one, or an ellipsis.</summary>
    private static bool IsMasked(ReadOnlySpan<byte> value)
    {
        int longest = 0;
        for (int i = 0; i < value.Length;)
        {
            int run = 1;
            while (i + run < value.Length && value[i + run] == value[i])
            {
                run++;
            }

            bool mask = "*xX._-#0?"u8.IndexOf(value[i]) >= 0;
            longest = mask ? Math.Max(longest, run) : longest;

            // Dots never stand in a row in a token, and stars in a row are a mask with its head or tail showing.
            if (run >= 3 && (value[i] is (byte)'.' or (byte)'*'))
            {
                return true;
            }

            i += run;
        }

        return longest >= 4 && longest * 2 >= value.Length
            || longest >= LongMask
            || value.IndexOf("\u2026"u8) >= 0   // one-character ellipsis
            || value.IndexOf("\u2022\u2022"u8) >= 0;  // bullets
    }
}
